package id.tokoperasi.search;

import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.MatchQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The words of a query. Which listings are found is one question (all words somewhere, of many words
 * most), how good a match is another (where they stand). Fields score by "boolean" similarity, a fixed
 * weight for each word: a listing's score does not move when other listings come and go, and a cursor
 * stays right.
 */
final class Words {

    static final int MAX_WORDS = 10;

    private static final String MOST = "2<75%";

    private Words() {}

    /** What must match; null when there are no words. */
    static @Nullable Query filter(Attempt attempt) {
        var text = attempt.text();
        if (text == null) {
            return null;
        }
        var words = firstWords(text);
        return switch (attempt.way()) {
            case TYPED, CORRECTED -> all("search.everything", words);
            case LOOSE -> either(near("search.everything", words), beginning(words));
        };
    }

    /** What a match is worth. */
    static Query score(Attempt attempt) {
        var text = firstWords(String.valueOf(attempt.text()));
        if (attempt.way() == Attempt.Way.LOOSE) {
            return either(near("title", text), beginning(text));
        }
        var fields =
                new BoolQuery.Builder()
                        .should(weighted("title", text, 8))
                        .should(weighted("title.words", text, 3))
                        .should(weighted("categories.name", text, 3))
                        .should(weighted("cooperative.name", text, 2))
                        .should(weighted("district.name", text, 1));
        if (text.indexOf(' ') > 0) {
            fields.should(s -> s.matchPhrase(p -> p.field("title").query(text).boost(4f)));
        }
        return fields.build()._toQuery();
    }

    /** The words typed so far, the last of them perhaps unfinished, in any order. */
    static Query beginning(String text) {
        return beginning("title.beginnings", text);
    }

    static Query beginning(String field, String text) {
        return MatchQuery.of(m -> m.field(field).query(firstWords(text)).operator(Operator.And))
                ._toQuery();
    }

    private static Query all(String field, String text) {
        return MatchQuery.of(m -> m.field(field).query(text).minimumShouldMatch(MOST))._toQuery();
    }

    private static Query either(Query one, Query other) {
        return BoolQuery.of(b -> b.should(one, other))._toQuery();
    }

    private static Query near(String field, String text) {
        return MatchQuery.of(
                        m ->
                                m.field(field)
                                        .query(text)
                                        .fuzziness("AUTO")
                                        .prefixLength(2)
                                        .maxExpansions(20)
                                        .minimumShouldMatch(MOST))
                ._toQuery();
    }

    private static Query weighted(String field, String text, float boost) {
        return MatchQuery.of(m -> m.field(field).query(text).boost(boost))._toQuery();
    }

    private static String firstWords(String text) {
        return Arrays.stream(text.split("[^\\p{L}\\p{N}\\p{M}]+"))
                .filter(word -> !word.isEmpty())
                .limit(MAX_WORDS)
                .collect(Collectors.joining(" "));
    }
}
