package id.tokoperasi.infra.stripe;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The one mapper, and reading of fields that may be missing or null. */
final class Json {
    static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    static byte[] bytes(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }

    static @Nullable String text(JsonNode node, String field) {
        var value = node.get(field);
        return value == null || value.isNull() ? null : value.asString();
    }

    static String textOr(JsonNode node, String field, String otherwise) {
        var value = text(node, field);
        return value == null ? otherwise : value;
    }

    /** Zero when the field is missing. */
    static long number(JsonNode node, String field) {
        var value = node.get(field);
        return value == null ? 0 : value.asLong(0);
    }

    static boolean flag(JsonNode node, String field) {
        var value = node.get(field);
        return value != null && value.asBoolean(false);
    }
}
