package id.tokoperasi.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.access.Appointments;
import id.tokoperasi.access.Role;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Walks the OpenAPI document with everything that does not belong there. */
class BadInputTests {

    private static final RunningStorefront STOREFRONT = RunningStorefront.get();
    private static final UUID COOPERATIVE = UUID.randomUUID();
    private static final String MANAGER = RunningStorefront.newSubject();

    private record Target(String method, String path, boolean hasBody) {}

    private record Body(String what, String type, String text) {}

    private static final List<Body> BODIES =
            List.of(
                    new Body("nothing", "application/json", ""),
                    new Body("half", "application/json", "{\"a\":"),
                    new Body("text", "application/json", "halo"),
                    new Body("list", "application/json", "[1,2,3]"),
                    new Body("number", "application/json", "12"),
                    new Body("null", "application/json", "null"),
                    new Body("unknown", "application/json", "{\"tidakDikenal\":1}"),
                    new Body("deep", "application/json", "[".repeat(2_000)),
                    new Body("huge", "application/json", "\"" + "x".repeat(600_000) + "\""),
                    new Body("xml", "application/xml", "<a/>"),
                    new Body("plain", "text/plain", "{}"),
                    new Body("nonsense type", "nonsense", "{}"),
                    new Body("form", "application/x-www-form-urlencoded", "a=1"),
                    new Body(
                            "broken multipart",
                            "multipart/form-data; boundary=x",
                            "--x\r\nno header"),
                    new Body("multipart without boundary", "multipart/form-data", "a"));

    @BeforeAll
    static void appoint() {
        STOREFRONT
                .bean(Appointments.class)
                .appoint(
                        "bad-input",
                        MANAGER,
                        COOPERATIVE,
                        Role.MANAGER,
                        "SK-1",
                        Instant.now().minusSeconds(60),
                        null)
                .block();
    }

    @Test
    void answersEveryBadBodyWithAProblemAndAStableCode() {
        var faults = new ArrayList<String>();
        for (var target : targets()) {
            if (target.hasBody()) {
                BODIES.forEach(body -> check(target, body, faults));
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void answersEveryBadIdWithNotFoundOrBadRequest() {
        var faults = new ArrayList<String>();
        for (var target : targets()) {
            for (var id : List.of("0", "x' or 1=1--", "%00", "a".repeat(500), "-1", "…")) {
                var path =
                        target.path()
                                .replaceAll(
                                        "\\{\\w+}",
                                        URLEncoder.encode(id, StandardCharsets.UTF_8)
                                                .replace("+", "%20"));
                if (!path.equals(target.path())) {
                    var answer = STOREFRONT.call(target.method(), path).as(MANAGER).send();
                    note(target, "id " + id, answer, faults);
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    private static void check(Target target, Body body, List<String> faults) {
        var path =
                target.path()
                        .replace("{cooperativeId}", COOPERATIVE.toString())
                        .replaceAll("\\{\\w+}", UUID.randomUUID().toString());
        var call = STOREFRONT.call(target.method(), path).body(body.type(), body.text());
        note(target, body.what(), call.as(MANAGER).send(), faults);
    }

    private static void note(
            Target target, String what, RunningStorefront.Answer answer, List<String> faults) {
        var is4xx = answer.status() >= 400 && answer.status() < 500;
        if (!is4xx || answer.code().isEmpty()) {
            faults.add("%s with %s: %d %s".formatted(target, what, answer.status(), answer.body()));
        }
    }

    private static List<Target> targets() {
        var targets = new ArrayList<Target>();
        var document = STOREFRONT.call("GET", "/v3/api-docs").send().document();
        document.path("paths")
                .properties()
                .forEach(
                        path ->
                                path.getValue()
                                        .properties()
                                        .forEach(
                                                method ->
                                                        targets.add(
                                                                target(
                                                                        path.getKey(),
                                                                        method.getKey(),
                                                                        method.getValue()))));
        return targets;
    }

    private static Target target(String path, String method, JsonNode operation) {
        return new Target(method.toUpperCase(Locale.ROOT), path, operation.has("requestBody"));
    }

    @Test
    void whatIsWrongWithAFieldIsToldInTheCallersLanguage() {
        assertThat(noPieces("id")).isEqualTo("Paling sedikit 1.");
        assertThat(noPieces("en")).isEqualTo("At least 1.");
    }

    private static String noPieces(String language) {
        var basket = STOREFRONT.call("POST", "/api/v1/baskets").send().document().path("id");
        var line = "/api/v1/baskets/" + basket.asString() + "/lines/" + UUID.randomUUID();
        var answer =
                STOREFRONT
                        .call("PUT", line)
                        .header("Accept-Language", language)
                        .json("{\"quantity\": 0}")
                        .send();
        return answer.document().path("errors").path(0).path("detail").asString();
    }
}
