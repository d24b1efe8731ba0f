package id.tokoperasi.search;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;

import id.tokoperasi.search.Facets.Value;
import id.tokoperasi.search.Narrowing.Group;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Asks for the counts of every group, each without its own choice, and reads them. */
final class FacetCounts {

    private static final String INNER = "values";
    private static final Map<Group, String> FIELDS =
            Map.of(
                    Group.CATEGORY, "search.categories",
                    Group.DISTRICT, "search.district",
                    Group.COOPERATIVE, "search.cooperative",
                    Group.CERTIFICATE, "certificates");

    private FacetCounts() {}

    static Map<String, Aggregation> ask(Narrowing narrowing) {
        var asked = new LinkedHashMap<String, Aggregation>();
        for (var group : Group.values()) {
            asked.put(group.name(), ask(group, narrowing.without(group)));
        }
        return asked;
    }

    private static Aggregation ask(Group group, List<Query> others) {
        var field = FIELDS.get(group);
        if (field == null) {
            var filters = new ArrayList<>(others);
            filters.add(Narrowing.inStock());
            return Aggregation.of(a -> a.filter(Narrowing.allOf(filters)));
        }
        var terms = Aggregation.of(a -> a.terms(t -> t.field(field).size(Facets.MOST_VALUES)));
        return others.isEmpty()
                ? terms
                : Aggregation.of(a -> a.filter(Narrowing.allOf(others)).aggregations(INNER, terms));
    }

    /**
     * @param total hits of the whole query: the count of a choice that its group cut off
     */
    static Facets read(Map<String, Aggregate> answer, ListingQuery query, long total) {
        var read = new EnumMap<Group, List<Value>>(Group.class);
        for (var group : FIELDS.keySet()) {
            var chosen = chosen(group, query);
            var rest = chosen.size() == 1 ? total : 0;
            read.put(group, values(buckets(answer.get(group.name())), chosen, rest));
        }
        var inStock = Objects.requireNonNull(answer.get(Group.IN_STOCK.name())).filter().docCount();
        return new Facets(
                read.getOrDefault(Group.CATEGORY, List.of()),
                read.getOrDefault(Group.DISTRICT, List.of()),
                read.getOrDefault(Group.COOPERATIVE, List.of()),
                read.getOrDefault(Group.CERTIFICATE, List.of()),
                new Value("true", "true", null, inStock, query.inStock()));
    }

    private static List<StringTermsBucket> buckets(@Nullable Aggregate group) {
        if (group == null) {
            return List.of();
        }
        return group.isFilter()
                ? buckets(group.filter().aggregations().get(INNER))
                : group.sterms().buckets().array();
    }

    /** A renamed category may have two terms until it is reindexed: one value all the same. */
    private static List<Value> values(
            List<StringTermsBucket> buckets, Set<String> chosen, long rest) {
        var values = new LinkedHashMap<String, Value>();
        for (var bucket : buckets) {
            var value = IndexedListing.facet(bucket.key().stringValue(), bucket.docCount(), false);
            values.merge(value.key(), value, FacetCounts::together);
        }
        for (var key : chosen) {
            values.computeIfAbsent(key, k -> new Value(k, k, null, rest, true));
        }
        return values.values().stream().map(v -> chosen.contains(v.key()) ? choose(v) : v).toList();
    }

    private static Value together(Value a, Value b) {
        return new Value(a.key(), a.label(), a.parent(), a.count() + b.count(), false);
    }

    private static Value choose(Value value) {
        return new Value(value.key(), value.label(), value.parent(), value.count(), true);
    }

    private static Set<String> chosen(Group group, ListingQuery query) {
        return switch (group) {
            case CATEGORY -> one(query.category());
            case COOPERATIVE -> one(query.cooperative());
            case DISTRICT -> query.districts();
            case CERTIFICATE -> names(query.certificates());
            case IN_STOCK -> Set.of();
        };
    }

    private static Set<String> one(@Nullable String value) {
        return value == null ? Set.of() : Set.of(value);
    }

    private static Set<String> names(Collection<Certificate> certificates) {
        return certificates.stream().map(Certificate::name).collect(Collectors.toSet());
    }
}
