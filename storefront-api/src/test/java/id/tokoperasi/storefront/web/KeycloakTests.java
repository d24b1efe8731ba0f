package id.tokoperasi.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.infra.teststack.KeycloakServer;
import id.tokoperasi.infra.teststack.TestStack;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What the local realm gives to the storefront and to scripts. */
class KeycloakTests {

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void aDemoAccountGetsAnAccessTokenForTheApi() {
        var parts = TestStack.accessToken("warga").split("\\.");

        assertThat(decoded(parts[0])).contains("at+jwt");
        assertThat(decoded(parts[1]))
                .contains("\"aud\":\"tokoperasi-api\"")
                .contains("\"sub\":\"00000000-0000-4000-8000-000000000001\"")
                .contains("\"iss\":\"" + TestStack.keycloakIssuer() + "\"");
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    @Test
    void signInIsInIndonesianAndReturnsToTheOneStorefrontOnly() throws Exception {
        var keycloak = TestStack.keycloak();
        var right = "http://localhost:" + keycloak.storefrontPort();

        var page = signIn(keycloak, right + "/login/oauth2/code/keycloak");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Kata sandi");
        assertThat(signIn(keycloak, right + "/other").statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> signIn(KeycloakServer keycloak, String redirect) throws Exception {
        var query =
                "client_id=%s&response_type=code&scope=openid&redirect_uri=%s"
                                .formatted(keycloak.clientId(), redirect)
                        + "&code_challenge_method=S256"
                        + "&code_challenge=47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU";
        var url = keycloak.issuer() + "/protocol/openid-connect/auth?" + query;
        return http.send(
                HttpRequest.newBuilder(URI.create(url)).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
