package id.tokoperasi.storefront.web;

import id.tokoperasi.infra.teststack.TestStack;
import id.tokoperasi.storefront.StorefrontApplication;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The whole storefront on a database of its own, started once for all tests of this package. */
final class RunningStorefront {

    static final Issuer ISSUER = new Issuer();
    private static final RunningStorefront ONLY = new RunningStorefront();

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();
    private final ReactiveWebServerApplicationContext context;

    private RunningStorefront() {
        try {
            context =
                    (ReactiveWebServerApplicationContext)
                            SpringApplication.run(StorefrontApplication.class, settings());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static RunningStorefront get() {
        return ONLY;
    }

    private static String[] settings() throws IOException {
        var database = TestStack.freshDatabase("storefront");
        var settings =
                List.of(
                        "spring.profiles.active=local",
                        "server.port=0",
                        "spring.r2dbc.url=" + database.r2dbcUrl(),
                        "spring.r2dbc.username=" + database.username(),
                        "spring.r2dbc.password=" + database.password(),
                        "spring.elasticsearch.uris=" + TestStack.servers().elasticsearchUri(),
                        "spring.mail.host=localhost",
                        "tokoperasi.public-url=http://localhost",
                        "tokoperasi.keycloak.issuer-uri=" + ISSUER.uri(),
                        "tokoperasi.keycloak.client-id=tokoperasi-web",
                        "tokoperasi.keycloak.client-secret=test",
                        "tokoperasi.rate-limits=off",
                        "tokoperasi.background.enabled=false",
                        "KEYCLOAK_ISSUER_URI=" + ISSUER.uri(),
                        "PUBLIC_URL=http://localhost",
                        "STRIPE_SECRET_KEY=sk_test_nobody",
                        "STRIPE_API_BASE=http://localhost:1",
                        "STRIPE_WEBHOOK_SECRET=whsec_nobody",
                        "MEDIA_STORE=" + Files.createTempDirectory("media"));
        return settings.stream().map(setting -> "--" + setting).toArray(String[]::new);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    JsonMapper json() {
        return json;
    }

    String address() {
        return "http://localhost:" + context.getWebServer().getPort();
    }

    /** A request still to be sent. */
    Call call(String method, String path) {
        return new Call(method, path);
    }

    final class Call {
        private final HttpRequest.Builder request;
        private final String method;
        private HttpRequest.BodyPublisher body = BodyPublishers.noBody();

        private Call(String method, String path) {
            this.method = method;
            this.request = HttpRequest.newBuilder(URI.create(address() + path));
        }

        Call as(String subject) {
            return header("Authorization", "Bearer " + ISSUER.accessToken(subject));
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
            return header("Content-Type", type);
        }

        Answer send() {
            try {
                return new Answer(
                        http.send(request.method(method, body).build(), BodyHandlers.ofString()),
                        json);
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(method + " " + request.build().uri(), e);
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
