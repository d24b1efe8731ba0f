package id.tokoperasi.infra.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

class RealmTests {
    private static final Map<String, String> VALUES =
            Map.of(
                    "PUBLIC_URL", "http://localhost:8080",
                    "KEYCLOAK_CLIENT_SECRET", "secret",
                    "SMTP_HOST", "localhost",
                    "SMTP_PORT", "8088",
                    "SMTP_FROM", "masuk@tokoperasi.example");

    private final Project project = Project.find();
    private final JsonNode production = Realm.read(project.keycloakFiles().resolve("realm.json"));
    private final JsonNode local =
            JsonMapper.shared().readTree(Realm.local(project.keycloakFiles(), VALUES));

    RealmTests() throws IOException {}

    @Test
    void productionHasNeitherTestClientNorDemoUsersNorPasswordGrants() {
        assertThat(texts(production.get("clients"), "clientId")).containsExactly("tokoperasi-web");
        assertThat(production.has("users")).isFalse();
        for (var client : production.get("clients")) {
            assertThat(client.get("directAccessGrantsEnabled").asBoolean()).isFalse();
            assertThat(client.get("implicitFlowEnabled").asBoolean()).isFalse();
            assertThat(client.get("fullScopeAllowed").asBoolean()).isFalse();
            assertThat(client.get("publicClient").asBoolean()).isFalse();
            assertThat(client.get("secret").asString()).isEqualTo("${KEYCLOAK_CLIENT_SECRET}");
        }
    }

    @Test
    void signInReturnsToExactAddressesAlone() {
        for (var realm : List.of(production, local)) {
            for (var client : realm.get("clients")) {
                assertThat(client.get("redirectUris").toString()).doesNotContain("*");
                assertThat(client.get("webOrigins")).isEmpty();
                assertThat(client.get("attributes").toString()).doesNotContain("*");
            }
        }
        assertThat(web(local).get("redirectUris").get(0).asString())
                .isEqualTo("http://localhost:8080/login/oauth2/code/keycloak");
        assertThat(attribute(web(local), "post.logout.redirect.uris"))
                .isEqualTo("http://localhost:8080/");
        assertThat(attribute(web(local), "backchannel.logout.url"))
                .isEqualTo("http://localhost:8080/logout/connect/back-channel/keycloak");
    }

    @Test
    void tokensAreProvenByPkceAndNameTheApi() {
        assertThat(attribute(web(production), "pkce.code.challenge.method")).isEqualTo("S256");
        assertThat(attribute(web(production), "access.token.header.type.rfc9068"))
                .isEqualTo("true");
        assertThat(texts(web(production).get("defaultClientScopes"))).contains("basic", "acr");
        assertThat(web(production).get("protocolMappers").get(0).get("config"))
                .hasToString(
                        "{\"included.custom.audience\":\"tokoperasi-api\","
                                + "\"access.token.claim\":\"true\",\"id.token.claim\":\"false\","
                                + "\"introspection.token.claim\":\"true\"}");
    }

    @Test
    void guessingAndReplayingAreHeldUp() {
        for (var realm : List.of(production, local)) {
            assertThat(realm.get("bruteForceProtected").asBoolean()).isTrue();
            assertThat(realm.get("failureFactor").asInt()).isEqualTo(5);
            assertThat(realm.get("revokeRefreshToken").asBoolean()).isTrue();
            assertThat(realm.get("refreshTokenMaxReuse").asInt()).isZero();
            assertThat(realm.get("accessTokenLifespan").asInt()).isEqualTo(300);
            assertThat(realm.get("sslRequired").asString()).isEqualTo("external");
            assertThat(realm.get("verifyEmail").asBoolean()).isTrue();
            assertThat(realm.get("passwordPolicy").asString()).contains("length(12)", "Blacklist");
            assertThat(realm.get("eventsEnabled").asBoolean()).isTrue();
            assertThat(realm.get("adminEventsEnabled").asBoolean()).isTrue();
            assertThat(realm.get("defaultLocale").asString()).isEqualTo("id");
        }
    }

    @Test
    void theHigherLevelAsksForACodeInProductionAndForThePasswordHere() {
        assertThat(flow(production, "sign-in level 2")).contains("auth-otp-form");
        assertThat(flow(local, "sign-in level 2"))
                .contains("auth-password-form")
                .doesNotContain("auth-otp-form");
    }

    @Test
    void theLocalRealmHasTheDemoAccountsWithFixedIds() {
        assertThat(texts(local.get("clients"), "clientId"))
                .containsExactly("tokoperasi-web", "tokoperasi-test");
        assertThat(texts(local.get("users"), "username"))
                .containsExactly("warga", "manajer", "pp", "ppk", "bendahara", "dinas", "auditor");
        assertThat(texts(local.get("users"), "id"))
                .startsWith("00000000-0000-4000-8000-000000000001")
                .endsWith("00000000-0000-4000-8000-000000000007");
        assertThat(local.toString()).doesNotContain("${");
    }

    @Test
    void aPlaceholderWithoutAValueIsNamed() {
        assertThatThrownBy(() -> Realm.local(project.keycloakFiles(), Map.of()))
                .hasMessageContaining("realm.json asks for ${");
    }

    private static JsonNode web(JsonNode realm) {
        return realm.get("clients").get(0);
    }

    private static String attribute(JsonNode client, String name) {
        return client.get("attributes").get(name).asString();
    }

    private static String flow(JsonNode realm, String alias) {
        return StreamSupport.stream(realm.get("authenticationFlows").spliterator(), false)
                .filter(flow -> flow.get("alias").asString().equals(alias))
                .findFirst()
                .orElseThrow()
                .toString();
    }

    private static List<String> texts(JsonNode list, String name) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(element -> element.get(name).asString())
                .toList();
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asString).toList();
    }
}
