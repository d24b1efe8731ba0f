package id.tokoperasi.search;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * How many listings each further narrowing would leave. A group is counted for the current query
 * without the group's own choice, so that another choice can be seen; chosen values are there even with
 * a count of zero. At most {@value #MOST_VALUES} values a group, the most frequent first.
 *
 * @param categories every step of the tree that occurs, see {@link Value#parent()}
 * @param districts by code
 * @param cooperatives by slug
 * @param certificates by the name of the {@link Certificate}
 * @param inStock how many can be bought now
 */
public record Facets(
        List<Value> categories,
        List<Value> districts,
        List<Value> cooperatives,
        List<Value> certificates,
        Value inStock) {

    /** Most values that a group shows. */
    public static final int MOST_VALUES = 50;

    /** No counts. */
    public static final Facets NONE =
            new Facets(
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    new Value("true", "true", null, 0, false));

    /**
     * @param key what the filter takes: slug, code or constant
     * @param label name for people as indexed; the key itself when the index knows none (certificates,
     *     and chosen values with a count of zero)
     * @param parent slug of the category above; null for roots and in the other groups
     * @param chosen whether the query narrows by it
     */
    public record Value(
            String key, String label, @Nullable String parent, long count, boolean chosen) {}
}
