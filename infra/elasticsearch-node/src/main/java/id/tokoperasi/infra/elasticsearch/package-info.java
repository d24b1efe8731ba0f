/** Starts one Elasticsearch node from jars, for the local stack and the tests. Never used in production. */
@NullMarked
package id.tokoperasi.infra.elasticsearch;

import org.jspecify.annotations.NullMarked;
