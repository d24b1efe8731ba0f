/**
 * The indexer: brings published listings from the database into Elasticsearch, by the outbox topic
 * {@code listing-index}, and rebuilds the whole index beside the one in use. The only place that knows
 * both catalog and search. Any number of instances share the work.
 */
@NullMarked
package id.tokoperasi.indexer;

import org.jspecify.annotations.NullMarked;
