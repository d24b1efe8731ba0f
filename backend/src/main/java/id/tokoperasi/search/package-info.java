/**
 * Finding listings: the document, its mapping ({@code search/listings.json}) and the queries over it,
 * in one place because a field name occurs in all three. Owns no schema (Elasticsearch), publishes and
 * handles nothing, knows no types of catalog. Reading is {@link id.tokoperasi.search.ListingSearch};
 * writing is the named interface {@code index}, for the indexer alone.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "kernel")
package id.tokoperasi.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
