package id.tokoperasi.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.storefront.web.RunningStorefront.Answer;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** The storefront as it stands in production: https outside, a proxy before it, rate limits on. */
class ProxyTests {

    private static final RunningStorefront NODE = RunningStorefront.behindProxy();
    private static final String HOST = RunningStorefront.PUBLIC_HOST;

    private final Browser browser = new Browser(NODE).from("198.51.100.1");

    @Test
    void everyCookieIsBoundToThisHostAndToHttps() {
        var answers = new ArrayList<Answer>();
        answers.add(browser.get("/masuk?kembali=/akun"));
        answers.add(browser.post("/bahasa", Map.of("bahasa", "en")));
        answers.add(browser.post("/tampilan", Map.of("tema", "dark")));
        answers.add(browser.post("/kecamatan", Map.of("kecamatan", "36.04.09")));
        answers.add(browser.post("/keranjang", Map.of("varian", UUID.randomUUID().toString())));
        answers.add(browser.get("/akun"));
        answers.add(browser.get("/oauth2/authorization/keycloak"));
        answers.add(browser.signIn(RunningStorefront.newSubject(), UUID.randomUUID().toString()));
        answers.add(browser.post("/keluar", Map.of()));
        var cookies = answers.stream().flatMap(a -> a.headers("set-cookie").stream()).toList();
        assertThat(cookies)
                .allSatisfy(
                        cookie ->
                                assertThat(cookie.toLowerCase(Locale.ROOT))
                                        .contains("; secure", "samesite=lax", "path=/")
                                        .doesNotContain("domain="));
        assertThat(cookies)
                .extracting(cookie -> cookie.split("=")[0])
                .contains("__Host-SESI", "__Host-CSRF", "__Host-TAMU", "bahasa", "kembali")
                .doesNotContain("SESI", "CSRF", "TAMU");
        assertThat(answers)
                .allSatisfy(
                        answer ->
                                assertThat(answer.header("Strict-Transport-Security"))
                                        .startsWith("max-age=31536000"));
    }

    @Test
    void linksLeadToThePublicAddress() {
        var start = browser.get("/oauth2/authorization/keycloak");
        assertThat(Browser.query(start.header("Location")).get("redirect_uri"))
                .isEqualTo("https://" + HOST + "/login/oauth2/code/keycloak");
        browser.signIn(RunningStorefront.newSubject(), UUID.randomUUID().toString());
        var end = browser.post("/keluar", Map.of());
        assertThat(Browser.query(end.header("Location")).get("post_logout_redirect_uri"))
                .isEqualTo("https://" + HOST + "/");
    }

    @Test
    void aForeignHostThatTheProxyLetsThroughIsRefused() {
        for (var host : List.of("jahat.id", "jahat_situs.id", "localhost", HOST + ".jahat.id")) {
            var answer =
                    NODE.call("GET", "/oauth2/authorization/keycloak")
                            .header("X-Forwarded-For", "198.51.100.2")
                            .header("X-Forwarded-Host", host)
                            .header("X-Forwarded-Proto", "https")
                            .send();
            assertThat(answer.status()).as(host + answer.header("Location")).isEqualTo(400);
        }
    }

    @Test
    void whoForgesWebhooksIsPutOffAndNoOther() {
        var answers = IntStream.range(0, 60).mapToObj(i -> forgedWebhook("203.0.113.20")).toList();
        assertThat(answers.getFirst().status()).isEqualTo(400);
        assertThat(answers.getLast().code()).isEqualTo("too-many-requests");
        assertThat(answers.getLast().header("Retry-After")).isNotBlank();
        assertThat(forgedWebhook("203.0.113.21").status()).isEqualTo(400);
    }

    private static Answer forgedWebhook(String address) {
        return NODE.call("POST", "/webhooks/stripe").json("{}").from(address).send();
    }

    @Test
    void everyAddressBehindTheProxyHasALimitOfItsOwn() {
        assertThat(signInsUntilRefused("203.0.113.7").code()).isEqualTo("too-many-requests");
        assertThat(signIn("203.0.113.8").status()).isEqualTo(302);
        assertThat(signIn("203.0.113.7").status()).isEqualTo(429);
    }

    @Test
    void aHouseholdWithManyAddressesOfOneNetworkHasOneLimit() {
        signInsUntilRefused("2001:db8:1:2::1");
        assertThat(signIn("2001:db8:1:2:ffff::9").status()).isEqualTo(429);
        assertThat(signIn("2001:db8:1:3::1").status()).isEqualTo(302);
    }

    @Test
    void anAddressThatIsNoneIsTakenAsUnknownAndHarmsNobody() {
        for (var address : List.of("jahat.id", "_hidden", "unknown", "1.2.3", "a".repeat(300))) {
            assertThat(signIn(address).status()).as(address).isIn(302, 400);
        }
    }

    private static Answer signInsUntilRefused(String address) {
        Answer answer = signIn(address);
        for (int i = 0; i < 500 && answer.status() == 302; i++) {
            answer = signIn(address);
        }
        assertThat(answer.status()).isEqualTo(429);
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 600);
        return answer;
    }

    private static Answer signIn(String address) {
        return NODE.call("GET", "/oauth2/authorization/keycloak").from(address).send();
    }

    @Test
    void oneAccountThatOverdoesItStopsNoOther() {
        var eager = RunningStorefront.newSubject();
        Answer answer = opensABasket(eager);
        int opened = 0;
        for (; answer.status() == 201 && opened < 500; opened++) {
            answer = opensABasket(eager);
        }
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.code()).isEqualTo("too-many-requests");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
        assertThat(opened).isBetween(59, 400);
        assertThat(opensABasket(RunningStorefront.newSubject()).status()).isEqualTo(201);
        // A fresh account may open sixty; of this one's, a few have come back meanwhile.
        assertThat(IntStream.range(0, 40))
                .anyMatch(i -> opensABasket(eager, "198.51.100.77").status() == 429);
    }

    private static Answer opensABasket(String subject) {
        return opensABasket(subject, "198.51.100.9");
    }

    private static Answer opensABasket(String subject, String address) {
        return NODE.call("POST", "/api/v1/baskets").as(subject).from(address).send();
    }
}
