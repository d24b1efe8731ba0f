package id.tokoperasi.search;

import id.tokoperasi.kernel.Refusal;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What somebody looks for. Made by {@link #about}; everything left out does not narrow the search.
 * Refuses {@code bad-size}, {@code bad-price}, {@code too-many-values} and {@code near-missing} (sorting
 * by distance without a place).
 *
 * @param text cut to {@value #MAX_CHARACTERS} characters; null or blank finds everything
 * @param exact true searches exactly what was typed, without spelling correction
 * @param category slug; its whole subtree is found
 * @param districts codes; any of them
 * @param cooperative id or slug
 * @param minPriceRupiah inclusive; a listing is found when any of its prices lies in the range
 * @param maxPriceRupiah inclusive
 * @param inStock true leaves out what is sold out
 * @param certificates all of them
 * @param near where the buyer is; needed by {@link Sort#NEAR}
 * @param facets false saves the counting, as for the second and later pages
 * @param size 1 to {@value #MAX_SIZE}
 * @param after {@link ListingPage#next()} of the page before
 */
public record ListingQuery(
        @Nullable String text,
        boolean exact,
        @Nullable String category,
        Set<String> districts,
        @Nullable String cooperative,
        @Nullable Long minPriceRupiah,
        @Nullable Long maxPriceRupiah,
        boolean inStock,
        Set<Certificate> certificates,
        @Nullable Location near,
        Sort sort,
        boolean facets,
        int size,
        @Nullable String after) {

    public static final int MAX_SIZE = 50;
    public static final int MAX_CHARACTERS = 100;
    private static final int MAX_VALUES = 50;

    /** In which order listings come; equal ones by id, so that paging is stable. */
    public enum Sort {
        /** Best match first; without text what sells best. */
        RELEVANCE,
        /** Published last first. */
        NEWEST,
        /** Lowest price first. */
        PRICE,
        /** Highest price first. */
        PRICE_DESCENDING,
        /** Cheapest per kilogram, then per litre, then per piece, then those without. */
        UNIT_PRICE,
        /** Shortest way from {@link ListingQuery#near()} first. */
        NEAR,
        /** Most sold first. */
        BEST_SELLING
    }

    public ListingQuery {
        text = text == null ? null : words(text);
        districts = sorted(districts);
        certificates = sorted(certificates);
        if (size < 1 || size > MAX_SIZE) {
            throw Refusal.invalidField("size", "bad-size");
        }
        refuseNegative("minPriceRupiah", minPriceRupiah);
        refuseNegative("maxPriceRupiah", maxPriceRupiah);
        if (districts.size() > MAX_VALUES) {
            throw Refusal.invalidField("district", "too-many-values");
        }
        if (sort == Sort.NEAR && near == null) {
            throw Refusal.invalidField("near", "near-missing");
        }
    }

    /** A query that is not narrowed yet: best match first, 24 a page, with facets. */
    public static Builder about(@Nullable String text) {
        return new Builder(text);
    }

    /** What the pages of one search have in common. */
    ListingQuery withoutPage() {
        return new ListingQuery(
                text,
                exact,
                category,
                districts,
                cooperative,
                minPriceRupiah,
                maxPriceRupiah,
                inStock,
                certificates,
                near,
                sort,
                false,
                1,
                null);
    }

    /** The text to be searched, or null: white space collapsed, control characters gone, cut. */
    private static @Nullable String words(String text) {
        var cut = text.length() > 4 * MAX_CHARACTERS ? text.substring(0, 4 * MAX_CHARACTERS) : text;
        var clean = new StringBuilder(MAX_CHARACTERS);
        cut.codePoints()
                .map(c -> Character.isISOControl(c) || !Character.isDefined(c) ? ' ' : c)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .limit(MAX_CHARACTERS)
                .forEach(clean::appendCodePoint);
        var words = clean.toString().strip().replaceAll("\\s+", " ");
        return words.isEmpty() ? null : words;
    }

    /** In one order always: the query is part of what a cursor's signature covers. */
    private static <T extends Comparable<T>> Set<T> sorted(Collection<T> values) {
        return Collections.unmodifiableSet(new TreeSet<>(values));
    }

    private static void refuseNegative(String field, @Nullable Long rupiah) {
        if (rupiah != null && rupiah < 0) {
            throw Refusal.invalidField(field, "bad-price");
        }
    }

    /** Narrows a query step by step. */
    public static final class Builder {
        private final @Nullable String text;
        private boolean exact;
        private @Nullable String category;
        private Set<String> districts = Set.of();
        private @Nullable String cooperative;
        private @Nullable Long minPriceRupiah;
        private @Nullable Long maxPriceRupiah;
        private boolean inStock;
        private Set<Certificate> certificates = Set.of();
        private @Nullable Location near;
        private Sort sort = Sort.RELEVANCE;
        private boolean facets = true;
        private int size = 24;
        private @Nullable String after;

        private Builder(@Nullable String text) {
            this.text = text;
        }

        public Builder exact(boolean value) {
            exact = value;
            return this;
        }

        public Builder category(@Nullable String slug) {
            category = slug;
            return this;
        }

        public Builder districts(Collection<String> codes) {
            districts = Set.copyOf(codes);
            return this;
        }

        public Builder cooperative(@Nullable String idOrSlug) {
            cooperative = idOrSlug;
            return this;
        }

        public Builder priceRupiah(@Nullable Long min, @Nullable Long max) {
            minPriceRupiah = min;
            maxPriceRupiah = max;
            return this;
        }

        public Builder inStock(boolean value) {
            inStock = value;
            return this;
        }

        public Builder certificates(Collection<Certificate> all) {
            certificates = Set.copyOf(all);
            return this;
        }

        public Builder near(@Nullable Location location) {
            near = location;
            return this;
        }

        public Builder sort(Sort value) {
            sort = value;
            return this;
        }

        public Builder facets(boolean value) {
            facets = value;
            return this;
        }

        public Builder size(int value) {
            size = value;
            return this;
        }

        public Builder after(@Nullable String cursor) {
            after = cursor;
            return this;
        }

        public ListingQuery build() {
            return new ListingQuery(
                    text,
                    exact,
                    category,
                    districts,
                    cooperative,
                    minPriceRupiah,
                    maxPriceRupiah,
                    inStock,
                    certificates,
                    near,
                    sort,
                    facets,
                    size,
                    after);
        }
    }
}
