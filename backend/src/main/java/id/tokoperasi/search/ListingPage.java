package id.tokoperasi.search;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One page of what was found.
 *
 * @param next cursor of the following page, opaque; null on the last page
 * @param total how many there are, counted up to {@value #COUNTED}
 * @param totalIsExact false when there are more than were counted ("10.000+")
 * @param facets empty when they were not asked for
 * @param correctedTo what was searched instead of the typed text; null when it was searched as typed
 */
public record ListingPage(
        List<ListingDocument> items,
        @Nullable String next,
        long total,
        boolean totalIsExact,
        Facets facets,
        @Nullable String correctedTo) {

    /** Hits beyond this many are not counted. */
    public static final int COUNTED = 10_000;

    public ListingPage {
        items = List.copyOf(items);
    }
}
