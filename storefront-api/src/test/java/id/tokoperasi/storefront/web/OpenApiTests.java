package id.tokoperasi.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.access.AccessTable;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The OpenAPI document by itself; {@link ApiContract} holds every answer of the API against it. */
class OpenApiTests {

    private static final RunningStorefront STOREFRONT = RunningStorefront.get();
    private static final ApiContract CONTRACT = RunningStorefront.contract();

    @Test
    void examplesAreAsTheirSchemasSay() {
        var faults = new ArrayList<String>();
        var examples = 0;
        for (var operation : CONTRACT.operations()) {
            for (var place : contents(operation)) {
                var content = operation.node().at(place);
                if (content.has("example")) {
                    examples++;
                    var text = content.path("example").toString();
                    CONTRACT.faults(operation.pointer() + place + "/schema", text)
                            .forEach(f -> faults.add(operation.name() + place + ": " + f));
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(examples).isGreaterThan(300);
    }

    private static List<String> contents(ApiContract.Operation operation) {
        var places = new ArrayList<String>();
        operation
                .node()
                .at("/requestBody/content")
                .propertyNames()
                .forEach(type -> places.add("/requestBody/content/" + type.replace("/", "~1")));
        for (var answer : operation.node().path("responses").properties()) {
            answer.getValue()
                    .path("content")
                    .propertyNames()
                    .forEach(
                            type ->
                                    places.add(
                                            "/responses/%s/content/%s"
                                                    .formatted(
                                                            answer.getKey(),
                                                            type.replace("/", "~1"))));
        }
        return places;
    }

    @Test
    void everyJsonBodyHasAnExample() {
        assertThat(CONTRACT.operations())
                .filteredOn(ApiContract.Operation::takesJson)
                .filteredOn(o -> !o.name().equals("stripeWebhook"))
                .hasSizeGreaterThan(9)
                .allMatch(o -> o.example().isObject(), "has an example");
    }

    @Test
    void everyAnswerWithABodyHasAnExample() {
        assertThat(CONTRACT.operations())
                .flatExtracting(
                        o ->
                                contents(o).stream()
                                        .filter(place -> place.startsWith("/responses/2"))
                                        .filter(place -> !o.node().at(place).has("example"))
                                        .map(place -> o.name() + place)
                                        .toList())
                .isEmpty();
    }

    @Test
    void onlyWhatTheTableOpensNeedsNoToken() {
        for (var row : STOREFRONT.bean(AccessTable.class).operations()) {
            if (row.path().getPatternString().matches("/(api|webhooks)/.*")) {
                var security = CONTRACT.operation(row.name()).node().path("security");
                var open =
                        security.isEmpty()
                                || security.values().stream().anyMatch(JsonNode::isEmpty);
                assertThat(open).as(row.name()).isEqualTo(row.isPublic());
            }
        }
    }

    @Test
    void everyCodeHasWordsInBothLanguages() {
        var words = STOREFRONT.bean(ProblemWords.class);
        var codes = codes();
        assertThat(codes).hasSizeGreaterThan(50);
        for (var language : List.of("id", "en")) {
            assertThat(codes).allMatch(code -> words.knows(code, Locale.of(language)), language);
        }
    }

    private static Set<String> codes() {
        var codes = new TreeSet<String>();
        CONTRACT.operations().stream()
                .flatMap(o -> o.node().path("responses").valueStream())
                .flatMap(
                        answer ->
                                answer.at(
                                                "/content/application~1problem+json/schema/allOf/1"
                                                        + "/properties/code/enum")
                                        .valueStream())
                .forEach(code -> codes.add(code.asString()));
        return codes;
    }

    @Test
    void everySchemaIsUsedAndEveryReferenceLeadsToOne() {
        var text = CONTRACT.document().toString();
        var used = new HashSet<String>();
        var matcher = Pattern.compile("#/components/schemas/(\\w+)").matcher(text);
        while (matcher.find()) {
            used.add(matcher.group(1));
        }
        var described = new TreeSet<String>();
        described.addAll(CONTRACT.document().at("/components/schemas").propertyNames());
        assertThat(used).isEqualTo(described);
    }

    @Test
    void everySchemaOfABodySaysWhatIsAlwaysThere() {
        for (var schema : CONTRACT.document().at("/components/schemas").properties()) {
            var required = new HashSet<String>();
            schema.getValue().path("required").forEach(name -> required.add(name.asString()));
            var properties = new HashSet<>(schema.getValue().path("properties").propertyNames());
            assertThat(properties).as(schema.getKey()).containsAll(required).isNotEmpty();
        }
    }
}
