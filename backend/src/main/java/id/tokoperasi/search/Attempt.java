package id.tokoperasi.search;

import org.jspecify.annotations.Nullable;

/**
 * How the words are searched. The first page finds out which way answers; its cursor carries it, so that
 * all pages are searched alike.
 *
 * @param text null searches no words
 */
record Attempt(Way way, @Nullable String text) {

    enum Way {
        /** As typed, stemmed. */
        TYPED,
        /** With the spelling corrected. */
        CORRECTED,
        /** Nothing was found: near spellings and beginnings of words count too. */
        LOOSE
    }

    static Attempt typed(ListingQuery query) {
        return new Attempt(Way.TYPED, query.text());
    }

    static Attempt corrected(String text) {
        return new Attempt(Way.CORRECTED, text);
    }

    static Attempt loose(ListingQuery query) {
        return new Attempt(Way.LOOSE, query.text());
    }

    @Nullable String correctedTo() {
        return way == Way.CORRECTED ? text : null;
    }
}
