package id.tokoperasi.storefront.web;

import id.tokoperasi.infra.stripe.Config;
import id.tokoperasi.infra.stripe.StripeDouble;
import id.tokoperasi.infra.teststack.TestStack;
import id.tokoperasi.storefront.StorefrontApplication;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The whole storefront on a database of its own, started once for all tests of this package. */
final class RunningStorefront {

    static final Issuer ISSUER = new Issuer();

    /** The name of the node behind a proxy. */
    static final String PUBLIC_HOST = "tokoperasi.example";

    private static final Map<String, String> SETTINGS = settings();
    private static final RunningStorefront ONLY = new RunningStorefront(SETTINGS);

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();
    private final ReactiveWebServerApplicationContext context;

    private RunningStorefront(Map<String, String> settings) {
        var arguments =
                settings.entrySet().stream().map(e -> "--" + e.getKey() + "=" + e.getValue());
        context =
                (ReactiveWebServerApplicationContext)
                        SpringApplication.run(
                                StorefrontApplication.class, arguments.toArray(String[]::new));
    }

    static RunningStorefront get() {
        return ONLY;
    }

    /** Another node on the same database, started once, that has little patience with slow clients. */
    static RunningStorefront other() {
        return Other.NODE;
    }

    /** A node that signs people in at the real Keycloak, started once, at the port it leads back to. */
    static RunningStorefront withKeycloak() {
        return WithKeycloak.NODE;
    }

    private static final class WithKeycloak {
        private static final RunningStorefront NODE = start();

        private static RunningStorefront start() {
            var keycloak = TestStack.keycloak();
            var address = "http://localhost:" + keycloak.storefrontPort();
            var settings = new HashMap<>(SETTINGS);
            settings.put("server.port", String.valueOf(keycloak.storefrontPort()));
            settings.put("tokoperasi.public-url", address);
            settings.put("PUBLIC_URL", address);
            settings.put("tokoperasi.keycloak.issuer-uri", keycloak.issuer());
            settings.put("KEYCLOAK_ISSUER_URI", keycloak.issuer());
            settings.put("tokoperasi.keycloak.client-id", keycloak.clientId());
            settings.put("tokoperasi.keycloak.client-secret", keycloak.clientSecret());
            return new RunningStorefront(settings);
        }
    }

    /** A node whose payments go to a Stripe double, which tells it what happens, started once. */
    static RunningStorefront withStripe() {
        return WithStripe.NODE;
    }

    /** The double that {@link #withStripe} pays by. */
    static StripeDouble stripe() {
        return WithStripe.STRIPE;
    }

    private static final class WithStripe {
        private static final StripeDouble STRIPE = StripeDouble.start(Config.forTests());
        private static final RunningStorefront NODE = start();

        private static RunningStorefront start() {
            var settings = new HashMap<>(SETTINGS);
            settings.put("STRIPE_SECRET_KEY", STRIPE.secretKey());
            settings.put("STRIPE_WEBHOOK_SECRET", STRIPE.webhookSecret());
            settings.put("STRIPE_API_BASE", STRIPE.apiBase());
            settings.put("STRIPE_CHECKOUT_ORIGIN", STRIPE.publicUrl());
            var node = new RunningStorefront(settings);
            STRIPE.webhookTo(URI.create(node.address() + "/webhooks/stripe"));
            return node;
        }
    }

    private static final class Other {
        private static final RunningStorefront NODE = start();

        private static RunningStorefront start() {
            var settings = new HashMap<>(SETTINGS);
            settings.put("server.netty.idle-timeout", "1s");
            settings.put("tokoperasi.slow-clients.read-timeout", "1s");
            settings.put("tokoperasi.slow-clients.request-timeout", "3s");
            settings.put("tokoperasi.rate-limits", "on");
            return new RunningStorefront(settings);
        }
    }

    /** A node that people reach over https by a proxy that tells who they are, started once. */
    static RunningStorefront behindProxy() {
        return BehindProxy.NODE;
    }

    private static final class BehindProxy {
        private static final RunningStorefront NODE = start();

        private static RunningStorefront start() {
            var settings = new HashMap<>(SETTINGS);
            settings.put("tokoperasi.public-url", "https://" + PUBLIC_HOST);
            settings.put("PUBLIC_URL", "https://" + PUBLIC_HOST);
            settings.put("server.forward-headers-strategy", "framework");
            settings.put("tokoperasi.rate-limits", "on");
            return new RunningStorefront(settings);
        }
    }

    /**
     * A node on the same database with other settings, of the caller's own. Like all nodes here it runs
     * to the end: closing one would end the event loops that they share.
     */
    static RunningStorefront with(Map<String, String> more) {
        var settings = new HashMap<>(SETTINGS);
        settings.putAll(more);
        return new RunningStorefront(settings);
    }

    /** The database of all nodes here, by another way. */
    static String databaseAt(URI address) {
        return SETTINGS.get("spring.r2dbc.url")
                .replaceFirst("localhost:[0-9]+", address.getAuthority());
    }

    private static Map<String, String> settings() {
        var database = TestStack.freshDatabase("storefront");
        var settings = new HashMap<String, String>();
        settings.put("spring.profiles.active", "local");
        settings.put("server.port", "0");
        settings.put("spring.r2dbc.url", database.r2dbcUrl());
        settings.put("spring.r2dbc.username", database.username());
        settings.put("spring.r2dbc.password", database.password());
        settings.put("spring.elasticsearch.uris", TestStack.servers().elasticsearchUri());
        settings.put("spring.mail.host", "localhost");
        settings.put("tokoperasi.public-url", "http://localhost");
        settings.put("tokoperasi.keycloak.issuer-uri", ISSUER.uri());
        settings.put("tokoperasi.keycloak.client-id", "tokoperasi-web");
        settings.put("tokoperasi.keycloak.client-secret", "test");
        settings.put("tokoperasi.rate-limits", "off");
        settings.put("tokoperasi.background.enabled", "false");
        settings.put("KEYCLOAK_ISSUER_URI", ISSUER.uri());
        settings.put("PUBLIC_URL", "http://localhost");
        settings.put("STRIPE_SECRET_KEY", "sk_test_nobody");
        settings.put("STRIPE_API_BASE", "http://localhost:1");
        settings.put("STRIPE_WEBHOOK_SECRET", "whsec_nobody");
        try {
            settings.put("MEDIA_STORE", Files.createTempDirectory("media").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settings;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    JsonMapper json() {
        return json;
    }

    String address() {
        return "http://localhost:" + context.getWebServer().getPort();
    }

    /** What the API promises, the same on all nodes. */
    static ApiContract contract() {
        return Contract.ONLY;
    }

    private static final class Contract {
        private static final ApiContract ONLY =
                new ApiContract(get().call("GET", "/v3/api-docs").send().document());
    }

    /** A request still to be sent. */
    Call call(String method, String path) {
        return new Call(method, path);
    }

    final class Call {
        private final HttpRequest.Builder request;
        private final String method;
        private HttpRequest.BodyPublisher body = BodyPublishers.noBody();
        private String sent = "";

        private Call(String method, String path) {
            this.method = method;
            this.request = HttpRequest.newBuilder(URI.create(address() + path));
        }

        Call as(String subject) {
            return header("Authorization", "Bearer " + ISSUER.accessToken(subject));
        }

        /** As the proxy passes it on for somebody at this address. */
        Call from(String address) {
            return header("X-Forwarded-For", address)
                    .header("X-Forwarded-Host", PUBLIC_HOST)
                    .header("X-Forwarded-Proto", "https");
        }

        Call header(String name, String value) {
            request.setHeader(name, value);
            return this;
        }

        Call json(String text) {
            return body("application/json", text);
        }

        Call body(String type, String text) {
            body = BodyPublishers.ofString(text);
            sent = text;
            return header("Content-Type", type);
        }

        Call bytes(String type, byte[] content) {
            body = BodyPublishers.ofByteArray(content);
            return header("Content-Type", type);
        }

        /** Sends it; the bytes that come back, unless it is refused. */
        byte[] download() {
            try {
                var answer =
                        http.send(request.method(method, body).build(), BodyHandlers.ofByteArray());
                if (answer.statusCode() != 200) {
                    throw new IllegalStateException(answer.uri() + " " + answer.statusCode());
                }
                return answer.body();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(method, e);
            }
        }

        /** Sends it, and holds what the API answers against the OpenAPI document. */
        Answer send() {
            var question = request.method(method, body).build();
            try {
                var answer = new Answer(http.send(question, BodyHandlers.ofString()), json);
                if (question.uri().getRawPath().matches("/(api|webhooks)/.*")) {
                    contract().check(question, sent, answer);
                }
                return answer;
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(method + " " + question.uri(), e);
            }
        }
    }

    record Answer(HttpResponse<String> response, JsonMapper json) {
        int status() {
            return response.statusCode();
        }

        String body() {
            return response.body();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        List<String> headers(String name) {
            return new ArrayList<>(response.headers().allValues(name));
        }

        JsonNode document() {
            return json.readTree(body());
        }

        String code() {
            return header("Content-Type").startsWith("application/problem+json")
                    ? document().path("code").asString()
                    : "";
        }
    }

    static String newSubject() {
        return UUID.randomUUID().toString();
    }
}
