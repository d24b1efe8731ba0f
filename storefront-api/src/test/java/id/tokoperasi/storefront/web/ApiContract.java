package id.tokoperasi.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.format.PatternFormat;

import id.tokoperasi.storefront.web.RunningStorefront.Answer;

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the OpenAPI document promises. Every call that a test makes is held against it: known status,
 * type, headers and body, and for what was taken, that the document allows to send it.
 */
final class ApiContract {

    private static final String ADDRESS = "https://tokoperasi.example/openapi.json";

    /** The library's own check takes no address in a domain that is only an example. */
    private static final Dialect DIALECT =
            Dialect.builder(Dialects.getOpenApi31())
                    .format(PatternFormat.of("email", "^[^@\\s]+@[^@\\s]+$", "format.email"))
                    .build();

    /** One operation of the document. */
    record Operation(String name, String method, PathPattern path, String pointer, JsonNode node) {
        boolean takesJson() {
            return node.at("/requestBody/content/application~1json").isObject();
        }

        /** The example of the body that it takes. */
        JsonNode example() {
            return node.at("/requestBody/content/application~1json/example");
        }
    }

    private final JsonNode document;
    private final List<Operation> operations = new ArrayList<>();
    private final SchemaRegistry schemas;
    private final Map<String, Schema> read = new ConcurrentHashMap<>();

    ApiContract(JsonNode document) {
        this.document = document;
        for (var path : document.path("paths").properties()) {
            for (var method : path.getValue().properties()) {
                operations.add(operation(path.getKey(), method.getKey(), method.getValue()));
            }
        }
        operations.sort(Comparator.comparing(Operation::path, PathPattern.SPECIFICITY_COMPARATOR));
        var config = SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        schemas =
                SchemaRegistry.withDialect(
                        DIALECT,
                        builder ->
                                builder.schemas(Map.of(ADDRESS, closed(document).toString()))
                                        .schemaRegistryConfig(config));
    }

    private static Operation operation(String path, String method, JsonNode node) {
        return new Operation(
                node.path("operationId").asString(),
                method.toUpperCase(Locale.ROOT),
                PathPatternParser.defaultInstance.parse(path),
                "/paths/" + path.replace("~", "~0").replace("/", "~1") + "/" + method,
                node);
    }

    /**
     * Answers may grow later, so the document leaves them open; what is there now is described. Without
     * what only people read: the validator keeps a whole document for each place that is looked at.
     */
    private static JsonNode closed(JsonNode document) {
        var copy = document.deepCopy();
        lighten(copy.path("paths"));
        for (var schema : copy.at("/components/schemas")) {
            if (schema instanceof ObjectNode object && object.has("properties")) {
                object.put("additionalProperties", false);
            }
        }
        return copy;
    }

    private static void lighten(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(List.of("example", "examples", "description", "summary"));
        }
        node.forEach(ApiContract::lighten);
    }

    JsonNode document() {
        return document;
    }

    List<Operation> operations() {
        return operations;
    }

    Operation operation(String name) {
        return operations.stream().filter(o -> o.name().equals(name)).findFirst().orElseThrow();
    }

    Optional<Operation> find(String method, String path) {
        var asked = PathContainer.parsePath(path);
        return operations.stream()
                .filter(o -> o.method().equals(method))
                .filter(o -> o.path().matches(asked))
                .findFirst();
    }

    /** Fails when the answer, or what was taken, is not as described. */
    void check(HttpRequest request, String sent, Answer answer) {
        var found = find(request.method(), request.uri().getRawPath());
        if (found.isEmpty()) {
            return;
        }
        var faults = new ArrayList<String>();
        if (answer.status() == 500) {
            faults.add("an error of ours");
        }
        checkAnswer(found.get(), answer, faults);
        if (answer.status() < 300) {
            checkRequest(found.get(), request, sent, faults);
        }
        assertThat(faults)
                .as("%s %s: %d %s", request.method(), request.uri(), answer.status(), answer.body())
                .isEmpty();
    }

    private void checkAnswer(Operation operation, Answer answer, List<String> faults) {
        var pointer = "/responses/" + answer.status();
        var described = operation.node().at(pointer);
        if (described.isMissingNode()) {
            faults.add("status is not described");
            return;
        }
        for (var header : List.of("ETag", "Location", "Retry-After", "WWW-Authenticate")) {
            var promised = described.path("headers").has(header);
            if (promised == answer.header(header).isEmpty()) {
                faults.add(header + (promised ? " is missing" : " is not described"));
            }
        }
        var type = answer.header("Content-Type").split(";")[0];
        if (!described.has("content")) {
            if (!answer.body().isEmpty() || !type.isEmpty()) {
                faults.add("no body is described");
            }
        } else if (!described.path("content").has(type)) {
            faults.add("type is not described: " + type);
        } else {
            var at = operation.pointer() + pointer + "/content/" + type.replace("/", "~1");
            faults.addAll(faults(at + "/schema", answer.body()));
        }
    }

    private void checkRequest(
            Operation operation, HttpRequest request, String sent, List<String> faults) {
        for (var parameter : operation.node().path("parameters")) {
            var name = parameter.path("name").asString();
            if (parameter.path("required").asBoolean(false)
                    && parameter.path("in").asString().equals("header")
                    && request.headers().firstValue(name).isEmpty()) {
                faults.add(name + " is described as required, but was not needed");
            }
        }
        if (operation.takesJson()) {
            var at = operation.pointer() + "/requestBody/content/application~1json/schema";
            faults(at, sent).forEach(f -> faults.add("was taken, though " + f));
        }
    }

    /** The schema of the JSON that an operation takes. */
    JsonNode bodySchema(String operation) {
        return operation(operation).node().at("/requestBody/content/application~1json/schema");
    }

    /** The schema itself, or the one that it refers to. */
    JsonNode resolved(JsonNode schema) {
        var reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : document.at(reference.substring(1));
    }

    /** What is wrong with a JSON text by the schema at this place of the document. */
    List<String> faults(String pointer, String json) {
        return read
                .computeIfAbsent(
                        pointer, at -> schemas.getSchema(SchemaLocation.of(ADDRESS + "#" + at)))
                .validate(json, InputFormat.JSON)
                .stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }
}
