package id.tokoperasi.catalog;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Versions of a listing as JSON, and what sets two of them apart. Fields are those of the draft by their
 * names, so that a new one is stored, compared and held back without a line here. Counts of stock are
 * no part of a version.
 */
@Component
class Versions {

    private static final String VARIANTS = "variants";
    private static final Set<String> NO_FIELDS = Set.of("id", "onHand");
    private static final Set<String> NAMES = Set.of("name", "options");

    private final JsonMapper json;

    /** Reads what was written before a field existed: lists are empty then, numbers are zero. */
    Versions(JsonMapper json) {
        this.json =
                json.rebuild()
                        .changeDefaultVisibility(
                                v -> v.withVisibility(PropertyAccessor.IS_GETTER, Visibility.NONE))
                        .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .withConfigOverride(
                                List.class,
                                o ->
                                        o.setNullHandling(
                                                JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
                        .build();
    }

    String write(ListingDraft version) {
        return json.writeValueAsString(version);
    }

    ListingDraft read(String written) {
        return json.readValue(written, ListingDraft.class);
    }

    /** In the order of the draft, the listing's own fields first, then variant by variant. */
    List<Difference> between(ListingDraft before, ListingDraft after) {
        var old = tree(before);
        var young = tree(after);
        var differences = new ArrayList<Difference>();
        compare(old, young, Set.of(VARIANTS), "", null, "", differences);
        var oldById = byId(old);
        for (var variant : young.path(VARIANTS)) {
            var was = oldById.remove(variant.path("id").asString(""));
            if (was == null) {
                differences.add(added(variant));
            } else {
                var id = UUID.fromString(was.path("id").asString());
                compare(was, variant, NO_FIELDS, "variants.", id, label(was), differences);
            }
        }
        oldById.values().forEach(gone -> differences.add(removed(gone)));
        return differences;
    }

    private static void compare(
            JsonNode old,
            JsonNode young,
            Set<String> except,
            String prefix,
            @Nullable UUID variantId,
            String variant,
            List<Difference> to) {
        for (var name : names(old, young)) {
            var before = text(old.path(name));
            var after = text(young.path(name));
            if (!except.contains(name) && !Objects.equals(before, after)) {
                to.add(new Difference(prefix + name, variantId, variant, before, after));
            }
        }
    }

    private static Set<String> names(JsonNode old, JsonNode young) {
        var names = new LinkedHashSet<>(young.propertyNames());
        names.addAll(new TreeSet<>(old.propertyNames()));
        return names;
    }

    private static Difference added(JsonNode variant) {
        return new Difference(
                ReviewRules.VARIANT_ADDED, null, label(variant), null, text(variant.path("price")));
    }

    private static Difference removed(JsonNode variant) {
        return new Difference(
                ReviewRules.VARIANT_REMOVED,
                UUID.fromString(variant.path("id").asString()),
                label(variant),
                text(variant.path("price")),
                null);
    }

    private static String label(JsonNode variant) {
        var name = variant.path("name").asString("");
        var sku = variant.path("sku").asString("");
        return name.isEmpty() ? sku : name + " (" + sku + ")";
    }

    private static @Nullable String text(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (node.isValueNode()) {
            return node.asString();
        }
        var only = node.isObject() && node.size() == 1 ? node.iterator().next() : node;
        return only.isValueNode() ? only.asString() : node.toString();
    }

    /**
     * The later version with what is held back as it was: the part of a change that goes live at once.
     * Held variants that were added are missing; without any variant left, all stay as they were.
     */
    ListingDraft holding(ListingDraft before, ListingDraft after, Predicate<Difference> held) {
        var old = tree(before);
        var result = tree(after);
        var variants = json.createArrayNode();
        var oldById = byId(old);
        var youngById = byId(result);
        for (var variant : result.path(VARIANTS)) {
            var isNew = !oldById.containsKey(variant.path("id").asString(""));
            if (!isNew || !held.test(added(variant))) {
                variants.add(variant);
            }
        }
        result.set(VARIANTS, variants);
        for (var difference : between(before, after)) {
            if (held.test(difference)) {
                putBack(difference, old, result, oldById, youngById, variants);
            }
        }
        if (variants.isEmpty()) {
            result.set(VARIANTS, old.path(VARIANTS));
        }
        return json.treeToValue(result, ListingDraft.class);
    }

    private static void putBack(
            Difference difference,
            JsonNode old,
            ObjectNode result,
            Map<String, JsonNode> oldById,
            Map<String, JsonNode> youngById,
            ArrayNode variants) {
        var id = difference.variantId();
        var field = difference.field();
        if (id == null) {
            if (!field.equals(ReviewRules.VARIANT_ADDED)) {
                result.set(field, old.path(field));
            }
            return;
        }
        var was = oldById.get(id.toString());
        var variant = youngById.get(id.toString());
        if (was != null && variant instanceof ObjectNode now) {
            var name = field.substring("variants.".length());
            // the name follows from the options, so that one does not change without the others
            var together = NAMES.contains(name) ? NAMES : Set.of(name);
            together.forEach(n -> now.set(n, was.path(n)));
        } else if (was != null) {
            variants.add(was);
        }
    }

    /**
     * What is proposed, once a part of it is live: new variants that are on sale now have their ids, and
     * counts of stock remain only with those that are not.
     */
    ListingDraft afterwards(ListingDraft proposed, Listing live) {
        var result = tree(proposed);
        for (var variant : result.path(VARIANTS)) {
            var sku = variant.path("sku").asString();
            var found = live.variants().stream().filter(v -> v.sku().equals(sku)).findFirst();
            if (variant instanceof ObjectNode now) {
                if (now.path("id").isNull()) {
                    found.ifPresent(v -> now.put("id", v.id().toString()));
                }
                if (!now.path("id").isNull()) {
                    now.putNull("onHand");
                }
            }
        }
        return json.treeToValue(result, ListingDraft.class);
    }

    private ObjectNode tree(ListingDraft version) {
        return (ObjectNode) json.valueToTree(version);
    }

    private static Map<String, JsonNode> byId(JsonNode version) {
        var byId = new LinkedHashMap<String, JsonNode>();
        for (var variant : version.path(VARIANTS)) {
            var id = variant.path("id").asString("");
            if (!id.isEmpty()) {
                byId.put(id, variant);
            }
        }
        return byId;
    }
}
