package id.tokoperasi.search;

import co.elastic.clients.elasticsearch._types.FieldSort;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import id.tokoperasi.search.Suggestions.Kind;
import id.tokoperasi.search.Suggestions.Suggestion;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One request for what the typed letters may begin: titles as hits, names as counts. */
final class SuggestionRequests {

    private static final String NAMES = "names";
    private static final int CATEGORIES = 2;
    private static final int COOPERATIVES = 2;

    private SuggestionRequests() {}

    /** The part of a card that a suggestion needs. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Product(String slug, String title) {}

    static SearchRequest ask(String index, String text) {
        var title = Words.beginning("title.beginnings", text);
        var category = Words.beginning("categories.name.beginnings", text);
        var cooperative = Words.beginning("cooperative.name.beginnings", text);
        var any = BoolQuery.of(b -> b.should(title, category, cooperative));
        var popular = FieldSort.of(f -> f.field("search.popularity").order(SortOrder.Desc));
        return SearchRequest.of(
                s ->
                        s.index(index)
                                .size(3 * Suggestions.MOST)
                                .trackTotalHits(t -> t.enabled(false))
                                .requestCache(true)
                                .allowPartialSearchResults(false)
                                .timeout("800ms")
                                .source(f -> f.filter(i -> i.includes("slug", "title")))
                                .query(q -> q.bool(any))
                                .postFilter(title)
                                .sort(o -> o.field(popular))
                                .aggregations(
                                        Kind.CATEGORY.name(), names(category, "search.categories"))
                                .aggregations(
                                        Kind.COOPERATIVE.name(),
                                        names(cooperative, "search.cooperative")));
    }

    private static Aggregation names(Query matching, String field) {
        return Aggregation.of(
                a ->
                        a.filter(matching)
                                .aggregations(NAMES, n -> n.terms(t -> t.field(field).size(20))));
    }

    static Suggestions read(SearchResponse<Product> answer, String text) {
        var categories = names(answer, Kind.CATEGORY, text).limit(CATEGORIES).toList();
        var cooperatives = names(answer, Kind.COOPERATIVE, text).limit(COOPERATIVES).toList();
        var products =
                answer.hits().hits().stream()
                        .map(Hit::source)
                        .filter(Objects::nonNull)
                        .filter(differsFromEarlier())
                        .map(p -> new Suggestion(Kind.PRODUCT, p.title(), p.slug()))
                        .limit(Suggestions.MOST - categories.size() - cooperatives.size());
        return new Suggestions(
                Stream.of(products, categories.stream(), cooperatives.stream())
                        .flatMap(kind -> kind)
                        .toList());
    }

    /** Several cooperatives sell the like under one title; it is suggested once. */
    private static Predicate<Product> differsFromEarlier() {
        var seen = new HashSet<String>();
        return product -> seen.add(folded(product.title()));
    }

    private static Stream<Suggestion> names(
            SearchResponse<Product> answer, Kind kind, String text) {
        var names =
                Objects.requireNonNull(answer.aggregations().get(kind.name()))
                        .filter()
                        .aggregations()
                        .get(NAMES);
        return Objects.requireNonNull(names).sterms().buckets().array().stream()
                .map(b -> IndexedListing.facet(b.key().stringValue(), b.docCount(), false))
                .filter(value -> begins(value.label(), text))
                .map(value -> new Suggestion(kind, value.label(), value.key()));
    }

    /** A listing's whole path is counted when one step of it matches; keep the steps that do. */
    private static boolean begins(String label, String text) {
        var words = folded(label).split(" ");
        return Arrays.stream(folded(text).split(" "))
                .allMatch(letters -> Arrays.stream(words).anyMatch(w -> w.startsWith(letters)));
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }
}
