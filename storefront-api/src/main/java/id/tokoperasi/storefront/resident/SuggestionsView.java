package id.tokoperasi.storefront.resident;

import java.util.List;

/** The list under the search field: at most eight. */
public record SuggestionsView(List<Suggestion> suggestions) {

    /**
     * A product, category, cooperative, or a search.
     *
     * @param kindKey message key of what it is, or empty for a plain search
     * @param icon name of its icon
     */
    public record Suggestion(String label, String href, String kindKey, String icon) {}
}
