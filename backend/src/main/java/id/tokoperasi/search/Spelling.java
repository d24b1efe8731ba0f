package id.tokoperasi.search;

import co.elastic.clients.elasticsearch._types.SuggestMode;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Suggester;
import co.elastic.clients.elasticsearch.core.search.TermSuggest;
import co.elastic.clients.elasticsearch.core.search.TermSuggester;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds how a text may have been meant, word by word, among the words that listings use. */
final class Spelling {

    private static final String NAME = "spelling";

    /** Below this many hits a text may be misspelt. */
    static final long FEW = 3;

    private Spelling() {}

    static SearchRequest ask(String index, String text) {
        var terms =
                TermSuggester.of(
                        t ->
                                t.field("search.spelling")
                                        .suggestMode(SuggestMode.Popular)
                                        .maxEdits(2)
                                        .prefixLength(1)
                                        .minWordLength(4)
                                        .size(1));
        var suggester =
                Suggester.of(
                        s ->
                                s.text(text.toLowerCase(Locale.ROOT))
                                        .suggesters(NAME, field -> field.term(terms)));
        return SearchRequest.of(
                s ->
                        s.index(index)
                                .size(0)
                                .trackTotalHits(t -> t.enabled(false))
                                .allowPartialSearchResults(false)
                                .timeout("800ms")
                                .suggest(suggester));
    }

    /** The text with its doubtful words replaced; empty when no word is in doubt. */
    static Optional<String> read(SearchResponse<?> answer) {
        var words =
                answer.suggest().getOrDefault(NAME, List.of()).stream()
                        .map(suggestion -> suggestion.term())
                        .toList();
        if (words.stream().allMatch(word -> word.options().isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(String.join(" ", words.stream().map(Spelling::best).toList()));
    }

    private static String best(TermSuggest word) {
        return word.options().isEmpty() ? word.text() : word.options().getFirst().text();
    }
}
