/**
 * The analysis components that a stock Elasticsearch has and the bare jars lack, under the same
 * names and settings, so that one index definition runs unchanged on both.
 */
@NullMarked
package id.tokoperasi.infra.elasticsearch.analysis;

import org.jspecify.annotations.NullMarked;
