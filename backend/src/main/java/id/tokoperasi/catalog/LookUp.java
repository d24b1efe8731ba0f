package id.tokoperasi.catalog;

import org.jspecify.annotations.Nullable;

import java.util.Set;
import java.util.UUID;

/**
 * A plain question to the published listings, for when Elasticsearch is away. Null or empty means "any".
 *
 * @param text at most 100 letters, matched by similarity with the title
 * @param categorySlugs a category with all below it
 * @param inStock true leaves out what is sold out
 * @param certificates names of {@link Certificate.Kind}; all of them
 */
public record LookUp(
        @Nullable String text,
        Set<String> categorySlugs,
        Set<String> districtCodes,
        @Nullable UUID cooperativeId,
        @Nullable Long minPriceRupiah,
        @Nullable Long maxPriceRupiah,
        boolean inStock,
        Set<String> certificates) {}
