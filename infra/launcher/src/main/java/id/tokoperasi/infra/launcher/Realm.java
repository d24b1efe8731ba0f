package id.tokoperasi.infra.launcher;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/** The realm of the local stack: the production realm, changed by the local overlay. */
public final class Realm {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)}");
    private static final String[] KEYS = {"clientId", "alias", "username"};

    private Realm() {}

    /** The local realm as JSON, with every {@code ${NAME}} replaced. */
    static String local(Path folder, Map<String, String> values) throws IOException {
        var realm = read(folder.resolve("realm.json"));
        overlay(realm, read(folder.resolve("realm-local.json")));
        var text = realm.toPrettyString();
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(
                        match -> {
                            var value = values.get(match.group(1));
                            if (value == null) {
                                throw new StackFailure("realm.json asks for " + match.group());
                            }
                            return java.util.regex.Matcher.quoteReplacement(value);
                        });
    }

    public static ObjectNode read(Path file) throws IOException {
        return (ObjectNode) JSON.readTree(Files.readString(file));
    }

    /**
     * Lays one tree over another: objects are merged, a null removes, lists of named things are
     * merged by name and grow, anything else is replaced.
     */
    public static void overlay(ObjectNode base, ObjectNode change) {
        for (var entry : change.properties()) {
            var name = entry.getKey();
            var value = entry.getValue();
            var old = base.get(name);
            if (value.isNull()) {
                base.remove(name);
            } else if (old instanceof ObjectNode oldObject && value instanceof ObjectNode object) {
                overlay(oldObject, object);
            } else if (old instanceof ArrayNode oldList && value instanceof ArrayNode list) {
                overlay(oldList, list);
            } else {
                base.set(name, value);
            }
        }
    }

    private static void overlay(ArrayNode base, ArrayNode change) {
        if (!change.isEmpty() && key(change.get(0)) == null) {
            base.removeAll();
        }
        for (var element : change) {
            var key = key(element);
            for (int i = base.size() - 1; key != null && i >= 0; i--) {
                if (key.equals(key(base.get(i)))) {
                    base.remove(i);
                }
            }
            base.add(element);
        }
    }

    private static @Nullable String key(JsonNode element) {
        for (var name : KEYS) {
            if (element.has(name)) {
                return element.get(name).asString();
            }
        }
        return null;
    }
}
