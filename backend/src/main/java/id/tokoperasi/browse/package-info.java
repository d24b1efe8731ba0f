/**
 * How people find listings: from Elasticsearch, or in a reduced way from PostgreSQL while it is away.
 * The only place that knows both catalog and search; the indexer projects with it, the storefront reads
 * through it. Owns no schema, publishes nothing.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "region", "cooperative", "catalog", "search"})
package id.tokoperasi.browse;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
