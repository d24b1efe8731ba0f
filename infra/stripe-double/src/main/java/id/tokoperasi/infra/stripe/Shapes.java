package id.tokoperasi.infra.stripe;

import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What each object looks like before anything is known of it. The store keeps only what differs,
 * which is a tenth of the size; {@link #complete} adds the rest.
 */
final class Shapes {
    private static final ObjectNode DEFAULTS = read();

    private Shapes() {}

    private static ObjectNode read() {
        try (var in = Shapes.class.getResourceAsStream("shapes.json")) {
            return (ObjectNode) Json.MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new node; its children are shared with the store and must not be changed. */
    static ObjectNode complete(ObjectNode stored) {
        var whole = Json.object();
        if (DEFAULTS.get(Json.textOr(stored, "object", "")) instanceof ObjectNode defaults) {
            whole.setAll(defaults);
        }
        stored.properties().stream()
                .filter(field -> !field.getKey().startsWith("_"))
                .forEach(field -> whole.set(field.getKey(), field.getValue()));
        return whole;
    }

    /** A copy that may be changed. */
    static ObjectNode defaults(String name) {
        return (ObjectNode) DEFAULTS.get(name).deepCopy();
    }
}
