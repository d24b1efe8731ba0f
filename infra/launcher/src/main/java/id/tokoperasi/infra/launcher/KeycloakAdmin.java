package id.tokoperasi.infra.launcher;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Changes a running local Keycloak, and asks it for tokens. */
public final class KeycloakAdmin {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String url;

    /** {@code http://localhost:8081}. */
    public KeycloakAdmin(String url) {
        this.url = url;
    }

    /** Takes what depends on ports from the realm file: an existing realm is not imported again. */
    void movePorts(JsonNode realmFile) throws IOException {
        var token = passwordToken("master", "admin-cli", "admin", Keycloak.ADMIN_PASSWORD);
        var realm = "/admin/realms/" + Keycloak.REALM;
        var mail = JSON.createObjectNode();
        mail.set("smtpServer", realmFile.get("smtpServer"));
        call("PUT", realm, token, mail.toString());

        var clients = realm + "/clients";
        for (var wanted : realmFile.get("clients")) {
            if (!wanted.get("clientId").asString().equals(Keycloak.CLIENT_ID)) {
                continue;
            }
            var query = "?clientId=" + Keycloak.CLIENT_ID;
            var client = (ObjectNode) JSON.readTree(call("GET", clients + query, token, "")).get(0);
            Realm.overlay(client, (ObjectNode) wanted.deepCopy());
            client.remove("protocolMappers");
            call("PUT", clients + "/" + client.get("id").asString(), token, client.toString());
        }
    }

    /** An access token by user name and password. */
    public String passwordToken(String realm, String clientId, String user, String password)
            throws IOException {
        var form =
                Map.of(
                                "grant_type", "password",
                                "client_id", clientId,
                                "username", user,
                                "password", password,
                                "scope", "openid")
                        .entrySet()
                        .stream()
                        .map(field -> field.getKey() + "=" + encode(field.getValue()))
                        .collect(Collectors.joining("&"));
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        url
                                                + "/realms/"
                                                + realm
                                                + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form));
        return JSON.readTree(send(request)).get("access_token").asString();
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private String call(String method, String path, String token, String body) throws IOException {
        return send(
                HttpRequest.newBuilder(URI.create(url + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                body.isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body)));
    }

    private static String send(HttpRequest.Builder request) throws IOException {
        try {
            var answer =
                    Http.client()
                            .send(
                                    request.timeout(Duration.ofSeconds(60)).build(),
                                    BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IOException(
                        "Keycloak answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
