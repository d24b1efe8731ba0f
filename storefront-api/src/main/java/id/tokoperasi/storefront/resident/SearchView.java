package id.tokoperasi.storefront.resident;

import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.Link;
import id.tokoperasi.storefront.web.Picture;
import id.tokoperasi.storefront.web.ProductCard;
import id.tokoperasi.storefront.web.Shell;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A page of search results with its filters.
 *
 * @param text what was typed, or empty
 * @param heading name of the only category or cooperative when nothing was typed, or empty
 * @param exact true when the typed spelling was to be kept
 * @param corrected the spelling that was searched instead, or null
 * @param total hits, capped at 10.000 when {@code capped}
 * @param reduced true when the search index is away: no counts and fewer filters
 * @param chips chosen filters, each linking to the page without it
 * @param shown products on the page up to here
 * @param nextHref the next page, or null at the end
 */
public record SearchView(
        Shell shell,
        String text,
        String heading,
        boolean exact,
        @Nullable String corrected,
        String exactHref,
        long total,
        boolean capped,
        boolean reduced,
        List<ProductCard> cards,
        List<Facet> facets,
        String minPrice,
        String maxPrice,
        List<Link> chips,
        String clearHref,
        List<Choice> sorts,
        long shown,
        int nextSize,
        @Nullable String nextHref,
        Picture emptyPicture) {

    /**
     * A group of filters.
     *
     * @param name name of the form field
     * @param first the values seen at once
     * @param rest the values behind "more"
     */
    public record Facet(String name, String labelKey, List<Value> first, List<Value> rest) {}

    /** A filter value; {@code count} is null when the index is away. */
    public record Value(String value, String label, @Nullable Long count, boolean selected) {}

    /** How many filters are on. */
    public int filterCount() {
        return chips.size();
    }
}
