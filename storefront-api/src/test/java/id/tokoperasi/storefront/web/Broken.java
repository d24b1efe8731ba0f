package id.tokoperasi.storefront.web;

import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A body in which one thing is wrong.
 *
 * @param what the place and the fault
 */
record Broken(String what, String body) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int TOO_LONG = 6_000;

    /** Texts that name something of ours, so that no free text may stand there. */
    private static final Set<String> CODES = Set.of("categorySlug", "districtCode");

    /** What never is a valid text, whatever the field is for. */
    private static final List<String> NO_TEXTS =
            List.of("0", "12", "1.5", "true", "{}", "[]", "[\"a\"]");

    private static final List<String> NO_CODES =
            List.of(
                    "\"<script>alert(1)</script>\"",
                    "\"' or 1=1; drop table catalog.listings --\"",
                    "\"\"",
                    "\" \"",
                    "\"%s\"".formatted("9".repeat(40)));

    private static final List<String> NO_NUMBERS =
            List.of(
                    "-1",
                    "1.5",
                    "1e400",
                    "99999999999999999999999",
                    "9223372036854775807",
                    "\"2\"",
                    "\"\"",
                    "\"dua\"",
                    "true",
                    "{}",
                    "[1]");

    private static final List<String> NO_LISTS = List.of("{}", "\"a\"", "1", "[null]", "[[]]");

    private static final List<String> NO_BOOLEANS =
            List.of("0", "1", "\"true\"", "\"ya\"", "{}", "[]");
    private static final List<String> NO_OBJECTS = List.of("[]", "\"a\"", "1", "true");

    /** All ways to break a valid body in one place. */
    static List<Broken> all(JsonNode valid, ApiContract contract, JsonNode schema) {
        var all = new ArrayList<Broken>();
        new Breaking(valid, contract, all).object(JsonPointer.empty(), valid, schema);
        return all;
    }

    private record Breaking(JsonNode valid, ApiContract contract, List<Broken> all) {

        private void object(JsonPointer at, JsonNode object, JsonNode described) {
            var schema = contract.resolved(described);
            var unknown = (ObjectNode) valid.deepCopy();
            ((ObjectNode) unknown.at(at)).put("tidakDikenal", 1);
            all.add(new Broken(at + " with an unknown field", unknown.toString()));
            var required = new ArrayList<String>();
            schema.path("required").forEach(name -> required.add(name.asString()));
            for (var field : object.properties()) {
                var name = field.getKey();
                var place = at.appendProperty(name);
                if (required.contains(name)) {
                    with(place, "null");
                    without(at, name);
                }
                value(place, field.getValue(), schema.path("properties").path(name));
            }
        }

        private void value(JsonPointer at, JsonNode value, JsonNode described) {
            var schema = contract.resolved(described);
            if (value.isObject()) {
                NO_OBJECTS.forEach(wrong -> with(at, wrong));
                object(at, value, schema);
            } else if (value instanceof ArrayNode list) {
                list(at, list, schema);
            } else if (value.isNumber()) {
                NO_NUMBERS.forEach(wrong -> with(at, wrong));
            } else if (value.isBoolean()) {
                NO_BOOLEANS.forEach(wrong -> with(at, wrong));
            } else {
                text(at, schema);
            }
        }

        private void list(JsonPointer at, ArrayNode list, JsonNode schema) {
            NO_LISTS.forEach(wrong -> with(at, wrong));
            if (schema.path("minItems").asInt(0) > 0) {
                with(at, "[]");
            }
            if (!list.isEmpty()) {
                var many = JSON.createArrayNode();
                for (int i = 0; i <= schema.path("maxItems").asInt(); i++) {
                    many.add(list.get(0));
                }
                with(at, many.toString());
                value(at.appendIndex(0), list.get(0), schema.path("items"));
            }
        }

        private void text(JsonPointer at, JsonNode schema) {
            NO_TEXTS.forEach(wrong -> with(at, wrong));
            var longest = schema.path("maxLength").asInt(TOO_LONG);
            with(at, "\"" + "a".repeat(longest + 1) + "\"");
            with(at, "\"a\\u0000b tidak bisa disimpan\"");
            var name = at.last().getMatchingProperty();
            if (CODES.contains(name)
                    || schema.has("enum")
                    || schema.has("format")
                    || schema.has("pattern")) {
                NO_CODES.forEach(wrong -> with(at, wrong));
            }
        }

        private void with(JsonPointer at, String wrong) {
            var body = valid.deepCopy();
            var parent = body.at(at.head());
            // a number that no Java type holds can be written only as text
            var mark = "\"§\"";
            if (parent instanceof ArrayNode list) {
                list.set(at.last().getMatchingIndex(), "§");
            } else {
                ((ObjectNode) parent).put(at.last().getMatchingProperty(), "§");
            }
            var shown = wrong.length() > 60 ? wrong.substring(0, 60) + "…" : wrong;
            all.add(new Broken(at + " as " + shown, body.toString().replace(mark, wrong)));
        }

        private void without(JsonPointer at, String name) {
            var body = valid.deepCopy();
            ((ObjectNode) body.at(at)).remove(name);
            all.add(new Broken(at + " without " + name, body.toString()));
        }
    }
}
