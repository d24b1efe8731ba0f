package id.tokoperasi.search;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The filters of a query by group, so that a group can be counted without its own choice. */
final class Narrowing {

    /** What a buyer narrows by; each has its facet. */
    enum Group {
        CATEGORY,
        DISTRICT,
        COOPERATIVE,
        CERTIFICATE,
        IN_STOCK
    }

    private final Map<Group, List<Query>> groups = new EnumMap<>(Group.class);
    private final List<Query> price = new ArrayList<>();

    Narrowing(ListingQuery query) {
        put(Group.CATEGORY, "categories.slug", query.category());
        if (!query.districts().isEmpty()) {
            groups.put(Group.DISTRICT, List.of(anyOf("district.code", query.districts())));
        }
        put(Group.COOPERATIVE, cooperativeField(query.cooperative()), query.cooperative());
        if (!query.certificates().isEmpty()) {
            groups.put(
                    Group.CERTIFICATE,
                    query.certificates().stream()
                            .map(certificate -> term("certificates", certificate.name()))
                            .toList());
        }
        if (query.inStock()) {
            groups.put(Group.IN_STOCK, List.of(inStock()));
        }
        addPrice(query.minPriceRupiah(), query.maxPriceRupiah());
    }

    /** Filters that belong to no group. */
    List<Query> price() {
        return price;
    }

    boolean isEmpty() {
        return groups.isEmpty();
    }

    /** All groups' filters. */
    List<Query> all() {
        return groups.values().stream().flatMap(Collection::stream).toList();
    }

    /** All groups' filters but those of this one. */
    List<Query> without(Group own) {
        return groups.entrySet().stream()
                .filter(entry -> entry.getKey() != own)
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }

    /** True where all of them are. */
    static Query allOf(List<Query> filters) {
        return filters.size() == 1
                ? filters.getFirst()
                : BoolQuery.of(b -> b.filter(filters))._toQuery();
    }

    static Query inStock() {
        return Query.of(q -> q.term(t -> t.field("inStock").value(true)));
    }

    private void put(Group group, String field, @Nullable String value) {
        if (value != null) {
            groups.put(group, List.of(term(field, value)));
        }
    }

    /** Any of the variants' prices: the ranges must touch. */
    private void addPrice(@Nullable Long min, @Nullable Long max) {
        if (min != null) {
            price.add(range("maxPriceRupiah", (double) min, null));
        }
        if (max != null) {
            price.add(range("minPriceRupiah", null, (double) max));
        }
    }

    private static Query range(String field, @Nullable Double from, @Nullable Double to) {
        return Query.of(q -> q.range(r -> r.number(n -> n.field(field).gte(from).lte(to))));
    }

    private static Query term(String field, String value) {
        return Query.of(q -> q.term(t -> t.field(field).value(value)));
    }

    private static Query anyOf(String field, Collection<String> values) {
        var terms = values.stream().map(FieldValue::of).toList();
        return Query.of(q -> q.terms(t -> t.field(field).terms(v -> v.value(terms))));
    }

    private static String cooperativeField(@Nullable String idOrSlug) {
        return isId(idOrSlug) ? "cooperative.id" : "cooperative.slug";
    }

    private static boolean isId(@Nullable String text) {
        if (text == null || text.length() != 36) {
            return false;
        }
        try {
            return UUID.fromString(text).toString().equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
