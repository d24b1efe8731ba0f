package id.tokoperasi.infra.stripe;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Form-encoded parameters as a tree: {@code a[b][0][c]=x}. A list is an object with the keys 0, 1,
 * and so on. Refusals name the parameter as the caller wrote it.
 */
final class Params {
    private static final int DEEPEST = 8;

    private final ObjectNode tree;
    private final String prefix;

    private Params(ObjectNode tree, String prefix) {
        this.tree = tree;
        this.prefix = prefix;
    }

    static Params parse(@Nullable String encoded) {
        var tree = Json.object();
        if (encoded != null) {
            for (var pair : encoded.split("&")) {
                if (!pair.isEmpty()) {
                    put(tree, pair);
                }
            }
        }
        return new Params(tree, "");
    }

    private static void put(ObjectNode tree, String pair) {
        var equals = pair.indexOf('=');
        var name = decode(equals < 0 ? pair : pair.substring(0, equals));
        var value = equals < 0 ? "" : decode(pair.substring(equals + 1));
        var steps = name.replace("]", "").split("\\[", -1);
        if (steps.length > DEEPEST) {
            throw StripeError.invalid("parameter_unknown", "Received unknown parameter", name);
        }
        var at = tree;
        for (int i = 0; i < steps.length; i++) {
            var step = steps[i].isEmpty() ? String.valueOf(at.size()) : steps[i];
            if (i == steps.length - 1) {
                at.put(step, value);
            } else if (at.get(step) instanceof ObjectNode deeper) {
                at = deeper;
            } else {
                at = at.putObject(step);
            }
        }
    }

    private static String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw StripeError.invalid(null, "Invalid form encoding", null);
        }
    }

    /** The same for the same parameters in any order. */
    String canonical() {
        return leaves("", tree).sorted().collect(Collectors.joining("&"));
    }

    private static Stream<String> leaves(String path, ObjectNode node) {
        return node.properties().stream()
                .flatMap(
                        field ->
                                field.getValue() instanceof ObjectNode deeper
                                        ? leaves(path + "/" + field.getKey(), deeper)
                                        : Stream.of(
                                                path
                                                        + "/"
                                                        + field.getKey()
                                                        + "="
                                                        + field.getValue().asString()));
    }

    boolean has(String name) {
        return tree.has(name);
    }

    /** Null when absent or empty: Stripe reads an empty value as "unset". */
    @Nullable String text(String name) {
        return tree.get(name) instanceof StringNode value && !value.asString().isEmpty()
                ? value.asString()
                : null;
    }

    String required(String name) {
        var value = text(name);
        if (value == null) {
            throw missing(name);
        }
        return value;
    }

    StripeError missing(String name) {
        var param = path(name);
        return StripeError.invalid(
                "parameter_missing", "Missing required param: " + param + ".", param);
    }

    @Nullable Long number(String name) {
        var value = text(name);
        if (value == null) {
            return null;
        }
        try {
            return Long.valueOf(value);
        } catch (NumberFormatException e) {
            throw StripeError.invalid(
                    "parameter_invalid_integer", "Invalid integer: " + value, path(name));
        }
    }

    long requiredPositive(String name) {
        required(name);
        var value = number(name);
        if (value == null || value < 1) {
            throw StripeError.invalid(
                    "parameter_invalid_integer",
                    "This value must be greater than or equal to 1.",
                    path(name));
        }
        return value;
    }

    /** An absolute http or https address. */
    String requiredUrl(String name) {
        var url = required(name);
        if (!url.startsWith("http://") && !url.startsWith("https://")) {
            throw StripeError.invalid("url_invalid", "Not a valid URL", path(name));
        }
        return url;
    }

    /** Empty when absent. */
    Params child(String name) {
        return new Params(
                tree.get(name) instanceof ObjectNode child ? child : Json.object(), path(name));
    }

    List<Params> children(String name) {
        var list = child(name);
        var found = new ArrayList<Params>();
        for (var key : list.tree.propertyNames()) {
            found.add(list.child(key));
        }
        return found;
    }

    List<String> texts(String name) {
        return child(name).tree.valueStream().map(node -> node.asString()).toList();
    }

    /** A flat map such as {@code metadata}; empty when absent. */
    ObjectNode map(String name) {
        return child(name).tree.deepCopy();
    }

    String path(String name) {
        return prefix.isEmpty() ? name : prefix + "[" + name + "]";
    }
}
