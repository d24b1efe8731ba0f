/**
 * Measures the local stack from a process of its own: a generated catalogue, load over plain
 * connections, one table. Never used in production and no part of the tests.
 */
@NullMarked
package id.tokoperasi.infra.bench;

import org.jspecify.annotations.NullMarked;
