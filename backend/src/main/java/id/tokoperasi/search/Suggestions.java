package id.tokoperasi.search;

import java.util.List;

/** What may be meant by the first letters of a word, at most {@value #MOST}. */
public record Suggestions(List<Suggestion> items) {

    public static final int MOST = 8;

    /** Nothing to suggest. */
    public static final Suggestions NONE = new Suggestions(List.of());

    public Suggestions {
        items = List.copyOf(items);
    }

    /** Where a suggestion leads. */
    public enum Kind {
        PRODUCT,
        CATEGORY,
        COOPERATIVE
    }

    /**
     * @param label the title or name
     * @param slug of the listing, category or cooperative
     */
    public record Suggestion(Kind kind, String label, String slug) {}
}
