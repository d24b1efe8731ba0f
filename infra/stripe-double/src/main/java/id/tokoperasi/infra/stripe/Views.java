package id.tokoperasi.infra.stripe;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Objects as Stripe answers them: whole, with their sub-lists, expanded and paged. */
final class Views {
    private static final Set<String> SUB_LISTS = Set.of("line_items", "refunds");

    private final Store store;

    Views(Store store) {
        this.store = store;
    }

    ObjectNode of(ObjectNode stored) {
        var whole = Shapes.complete(stored);
        switch (Json.textOr(stored, "object", "")) {
            case "transfer" -> whole.set("reversals", reversals(stored));
            case "event" -> {
                var data = Json.object();
                data.set("object", of((ObjectNode) stored.get("_snapshot")));
                whole.set("data", data);
            }
            default -> {}
        }
        return whole;
    }

    ObjectNode reversals(ObjectNode transfer) {
        var id = Json.textOr(transfer, "id", "");
        return list(
                "/v1/transfers/" + id + "/reversals",
                whose("transfer_reversal", "transfer", id).map(this::of));
    }

    ObjectNode lineItems(ObjectNode session) {
        return list(
                "/v1/checkout/sessions/" + Json.text(session, "id") + "/line_items",
                session.path("_line_items")
                        .valueStream()
                        .map(item -> Shapes.complete((ObjectNode) item)));
    }

    private ObjectNode refunds(ObjectNode charge) {
        var id = Json.textOr(charge, "id", "");
        return list("/v1/charges/" + id + "/refunds", whose("refund", "charge", id).map(this::of));
    }

    private Stream<ObjectNode> whose(String kind, String field, String value) {
        return store.newestFirst(kind).filter(node -> value.equals(Json.text(node, field)));
    }

    static ObjectNode list(String url, Stream<ObjectNode> data) {
        var list = Json.object().put("object", "list");
        var array = list.putArray("data");
        data.forEach(array::add);
        return list.put("has_more", false).put("url", url);
    }

    /**
     * Stripe's cursor paging: {@code limit} (1 to 100, 10), {@code starting_after}, {@code
     * ending_before}.
     */
    ObjectNode page(String kind, String url, Params params, Predicate<ObjectNode> filter) {
        var asked = params.number("limit");
        var limit = asked == null ? 10 : asked.intValue();
        if (limit < 1 || limit > 100) {
            throw StripeError.invalid(
                    "parameter_invalid_integer", "limit must be from 1 to 100", "limit");
        }
        var created = createdBetween(params);
        var matching = store.newestFirst(kind).filter(filter.and(created));
        var after = params.text("starting_after");
        var before = params.text("ending_before");
        if (after != null) {
            store.named(kind, after, "starting_after");
            matching = matching.dropWhile(node -> !after.equals(Json.text(node, "id"))).skip(1);
        } else if (before != null) {
            store.named(kind, before, "ending_before");
            var newer = matching.takeWhile(node -> !before.equals(Json.text(node, "id"))).toList();
            matching = newer.stream().skip(Math.max(0, newer.size() - limit - 1L));
        }
        var found = matching.limit(limit + 1L).toList();
        var more = found.size() > limit;
        var shown =
                !more
                        ? found
                        : before == null ? found.subList(0, limit) : found.subList(1, limit + 1);
        return list(url, shown.stream().map(this::of)).put("has_more", more);
    }

    private static Predicate<ObjectNode> createdBetween(Params params) {
        var exact = params.number("created");
        var range = params.child("created");
        var from = range.number("gte");
        var after = range.number("gt");
        var to = range.number("lte");
        var before = range.number("lt");
        return node -> {
            var created = Json.number(node, "created");
            return (exact == null || created == exact)
                    && (from == null || created >= from)
                    && (after == null || created > after)
                    && (to == null || created <= to)
                    && (before == null || created < before);
        };
    }

    /** Replaces ids on the path ({@code latest_charge.balance_transaction}) by their objects. */
    void expand(JsonNode node, String path) {
        var dot = path.indexOf('.');
        var field = dot < 0 ? path : path.substring(0, dot);
        if (node instanceof ArrayNode elements) {
            elements.forEach(element -> expand(element, path));
        } else if (node instanceof ObjectNode object) {
            var inner = expanded(object, field);
            if (inner == null) {
                throw StripeError.invalid(
                        null, "This property cannot be expanded (" + field + ").", "expand");
            }
            if (dot >= 0) {
                expand(inner, path.substring(dot + 1));
            }
        }
    }

    private @Nullable JsonNode expanded(ObjectNode object, String field) {
        var inner = object.get(field);
        var found = inner != null && inner.isString() ? store.findAny(inner.asString()) : null;
        if (found != null) {
            inner = of(found);
            object.set(field, inner);
        } else if (inner == null && SUB_LISTS.contains(field)) {
            inner = subList(object);
            object.set(field, inner);
        }
        return inner;
    }

    private ObjectNode subList(ObjectNode object) {
        var stored = store.findAny(Json.textOr(object, "id", ""));
        if (stored == null) {
            return list("", Stream.empty());
        }
        return switch (Json.textOr(stored, "object", "")) {
            case "checkout.session" -> lineItems(stored);
            case "charge" -> refunds(stored);
            default -> list("", Stream.empty());
        };
    }
}
