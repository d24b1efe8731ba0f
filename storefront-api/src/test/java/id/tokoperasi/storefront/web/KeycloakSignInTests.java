package id.tokoperasi.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.infra.teststack.TestStack;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Signing in and out at the real Keycloak, its forms filled as a person does. */
class KeycloakSignInTests {

    private static final RunningStorefront STOREFRONT = RunningStorefront.withKeycloak();
    private static final String ACCOUNT = "/akun";

    private final Browser browser = new Browser(STOREFRONT);
    private final Keycloak keycloak = new Keycloak();

    @Test
    void aPersonSignsInAndSignsOutOfBoth() {
        var back = keycloak.signIn(start(browser), "warga", "tokoperasi-demo");
        var planted = browser.cookies().get("SESI");
        assertThat(comeBack(browser, back)).isEqualTo("/");
        assertThat(browser.cookies().get("SESI")).isNotEqualTo(planted);
        assertThat(browser.get(ACCOUNT).status()).isEqualTo(200);

        var secondWindow = new Browser(STOREFRONT);
        var known = keycloak.get(start(secondWindow));
        assertThat(comeBack(secondWindow, location(known))).isEqualTo("/");
        assertThat(secondWindow.get(ACCOUNT).status()).isEqualTo(200);

        var out = browser.post("/keluar", Map.of()).header("Location");
        assertThat(out).startsWith(TestStack.keycloakIssuer());
        assertThat(location(keycloak.get(out))).isEqualTo(STOREFRONT.address() + "/");
        assertThat(browser.get(ACCOUNT).header("Location")).isEqualTo("/masuk");
        assertThat(secondWindow.get(ACCOUNT).header("Location")).isEqualTo("/masuk");

        var again = keycloak.get(start(browser));
        assertThat(again.statusCode()).as("asks for the password again").isEqualTo(200);
    }

    @Test
    void aWrongPasswordLeadsNowhere() {
        var answer = keycloak.fill(keycloak.get(start(browser)), "ppk", "salah-sekali-123");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(browser.get(ACCOUNT).header("Location")).isEqualTo("/masuk");
    }

    @Test
    void anAnswerMeantForAnotherBrowserIsNotTaken() {
        var back = keycloak.signIn(start(browser), "warga", "tokoperasi-demo");
        var victim = new Browser(STOREFRONT);
        start(victim);
        assertThat(comeBack(victim, back)).isEqualTo("/masuk?gagal");
        assertThat(victim.get(ACCOUNT).header("Location")).isEqualTo("/masuk");
    }

    private static String start(Browser browser) {
        return browser.get("/oauth2/authorization/keycloak").header("Location");
    }

    private static String comeBack(Browser browser, String address) {
        assertThat(address).startsWith(STOREFRONT.address() + "/login/oauth2/code/keycloak?");
        return browser.get(address.substring(STOREFRONT.address().length())).header("Location");
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    /** What the same browser has of Keycloak. */
    private static final class Keycloak {
        private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
        private final HttpClient http = HttpClient.newHttpClient();
        private final Map<String, String> cookies = new HashMap<>();

        String signIn(String address, String user, String password) {
            return location(fill(get(address), user, password));
        }

        HttpResponse<String> get(String address) {
            return send(HttpRequest.newBuilder(URI.create(address)));
        }

        HttpResponse<String> fill(HttpResponse<String> page, String user, String password) {
            var form = FORM.matcher(page.body());
            assertThat(form.find()).as(page.body()).isTrue();
            var fields =
                    "username=%s&password=%s"
                            .formatted(user, URLEncoder.encode(password, StandardCharsets.UTF_8));
            return send(
                    HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(fields)));
        }

        private HttpResponse<String> send(HttpRequest.Builder request) {
            var kept =
                    cookies.entrySet().stream()
                            .map(e -> e.getKey() + "=" + e.getValue())
                            .collect(Collectors.joining("; "));
            try {
                var answer =
                        http.send(
                                request.header("Cookie", kept.isEmpty() ? "none=1" : kept).build(),
                                BodyHandlers.ofString());
                for (var line : answer.headers().allValues("Set-Cookie")) {
                    var pair = line.split(";")[0].split("=", 2);
                    if (line.contains("Max-Age=0")) {
                        cookies.remove(pair[0]);
                    } else {
                        cookies.put(pair[0], pair[1]);
                    }
                }
                return answer;
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
