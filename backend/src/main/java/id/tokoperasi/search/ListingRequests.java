package id.tokoperasi.search;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.GeoLocation;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Turns a query into the one request that answers a page with its facets. */
final class ListingRequests {

    private ListingRequests() {}

    /**
     * @param after sort values of the last listing shown; empty for the first page
     */
    static SearchRequest page(
            String index, ListingQuery query, Attempt attempt, List<FieldValue> after) {
        var narrowing = new Narrowing(query);
        var request =
                new SearchRequest.Builder()
                        .index(index)
                        // One more than is shown tells whether there is a next page.
                        .size(query.size() + 1)
                        .trackTotalHits(t -> t.count(ListingPage.COUNTED))
                        // Order and counts of the same question are kept until the index changes.
                        .requestCache(true)
                        .allowPartialSearchResults(false)
                        .timeout("800ms")
                        .sort(sort(query, attempt));
        if (!after.isEmpty()) {
            request.searchAfter(after);
        }
        if (query.facets()) {
            request.aggregations(FacetCounts.ask(narrowing));
            request.query(matching(query, attempt, narrowing.price()));
            if (!narrowing.isEmpty()) {
                request.postFilter(Narrowing.allOf(narrowing.all()));
            }
        } else {
            var filters = new ArrayList<>(narrowing.price());
            filters.addAll(narrowing.all());
            request.query(matching(query, attempt, filters));
        }
        return request.build();
    }

    private static Query matching(ListingQuery query, Attempt attempt, List<Query> filters) {
        var words = Words.filter(attempt);
        if (words == null && filters.isEmpty()) {
            return Query.of(q -> q.matchAll(m -> m));
        }
        var bool = new BoolQuery.Builder().filter(filters);
        if (words != null) {
            bool.filter(words);
            if (query.sort() == ListingQuery.Sort.RELEVANCE) {
                bool.should(Words.score(attempt));
            }
        }
        return bool.build()._toQuery();
    }

    /** Equal ones by id: without that a cursor would skip or repeat them. */
    private static List<SortOptions> sort(ListingQuery query, Attempt attempt) {
        var popular = by("search.popularity", SortOrder.Desc);
        var id = by("id", SortOrder.Asc);
        return switch (query.sort()) {
            case RELEVANCE ->
                    attempt.text() == null
                            ? List.of(popular, id)
                            : List.of(
                                    SortOptions.of(s -> s.score(o -> o.order(SortOrder.Desc))),
                                    popular,
                                    id);
            case NEWEST -> List.of(by("publishedAt", SortOrder.Desc), id);
            case PRICE -> List.of(by("minPriceRupiah", SortOrder.Asc), id);
            case PRICE_DESCENDING -> List.of(by("maxPriceRupiah", SortOrder.Desc), id);
            // KILOGRAM, LITRE, PIECE: the constants' names are in the order that is wanted.
            case UNIT_PRICE ->
                    List.of(
                            by("unitPrice.unit", SortOrder.Asc),
                            by("unitPrice.rupiah", SortOrder.Asc),
                            id);
            case NEAR -> List.of(near(Objects.requireNonNull(query.near())), id);
            case BEST_SELLING -> List.of(by("soldCount", SortOrder.Desc), popular, id);
        };
    }

    private static SortOptions by(String field, SortOrder order) {
        return SortOptions.of(s -> s.field(f -> f.field(field).order(order)));
    }

    private static SortOptions near(Location place) {
        var point = GeoLocation.of(l -> l.latlon(p -> p.lat(place.lat()).lon(place.lon())));
        return SortOptions.of(
                s -> s.geoDistance(g -> g.field("location").location(point).order(SortOrder.Asc)));
    }
}
