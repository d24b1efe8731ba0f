package id.tokoperasi.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.access.AccessTable;
import id.tokoperasi.access.Operation;
import id.tokoperasi.outbox.EventDrain;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Requests that another site, or somebody in between, has made up. */
class ForgeryTests {

    private static final RunningStorefront STOREFRONT = RunningStorefront.get();
    private static final String FOREIGN = "https://jahat.id";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jahat.id",
                "localhost.jahat.id",
                "jahat_situs.id",
                "localhost@jahat.id",
                "[2001:db8::1]",
                "jahat.id:80",
                "-jahat-.id"
            })
    void aForeignHostIsRefused(String host) {
        var answer =
                STOREFRONT
                        .call("GET", "/oauth2/authorization/keycloak")
                        .header("Host", host)
                        .header("Accept", "text/html")
                        .send();
        assertThat(answer.status()).as(answer.header("Location")).isEqualTo(400);
        assertThat(answer.headers("Location")).isEmpty();
        assertThat(answer.body()).doesNotContain("jahat", "db8");
    }

    @Test
    void whatClaimsToComeFromAProxyIsIgnored() {
        var start = forged(STOREFRONT.call("GET", "/oauth2/authorization/keycloak")).send();
        assertThat(Browser.query(start.header("Location")).get("redirect_uri"))
                .isEqualTo(STOREFRONT.address() + "/login/oauth2/code/keycloak");
        for (var path : List.of("/", "/masuk", "/tidak-ada", "/v3/api-docs")) {
            var page = forged(STOREFRONT.call("GET", path).header("Accept", "text/html")).send();
            assertThat(page.body()).as(path).isNotEmpty().doesNotContain("jahat.id");
        }
    }

    private static RunningStorefront.Call forged(RunningStorefront.Call call) {
        return call.header("X-Forwarded-Host", "jahat.id")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Prefix", "/jahat.id")
                .header("Forwarded", "host=jahat.id;proto=https");
    }

    @Test
    void linksInMailsLeadHomeWhateverTheRequestSaid() {
        var shop = HostileShop.open(STOREFRONT, List.of("Emping", "Ciruas", "Jalan 1"));
        var checkout = forged(STOREFRONT.call("POST", "/api/v1/checkouts"));
        var address = "surat-" + UUID.randomUUID() + "@contoh.example";
        var placed =
                checkout.header("Idempotency-Key", UUID.randomUUID().toString())
                        .json(shop.wish(STOREFRONT, address))
                        .send();
        assertThat(placed.status()).as(placed.body()).isEqualTo(201);
        STOREFRONT.bean(EventDrain.class).drainAll().block();
        var mail =
                STOREFRONT
                        .bean(DatabaseClient.class)
                        .sql("select body_html from notification.mails where recipient = :who")
                        .bind("who", address)
                        .mapValue(String.class)
                        .one()
                        .block();
        assertThat(Jsoup.parse(mail).select("[href], [src]"))
                .isNotEmpty()
                .allSatisfy(
                        link ->
                                assertThat(link.attr("href") + link.attr("src"))
                                        .startsWith("http://localhost/bayar/"));
        assertThat(mail).doesNotContain("jahat.id");
    }

    @Test
    void noOtherSiteMayReadAnything() {
        for (var row : rows().toList()) {
            var path = path(row, UUID.randomUUID());
            var preflight =
                    STOREFRONT
                            .call("OPTIONS", path)
                            .header("Origin", FOREIGN)
                            .header("Access-Control-Request-Method", row.method().name())
                            .header("Access-Control-Request-Headers", "authorization")
                            .send();
            assertSilent(row, preflight);
            assertThat(preflight.status()).as(row.name()).isBetween(300, 499);
            if (row.method() == HttpMethod.GET && !row.extras().contains("limited:sign-in")) {
                assertSilent(row, STOREFRONT.call("GET", path).header("Origin", FOREIGN).send());
            }
        }
    }

    private static void assertSilent(Operation row, RunningStorefront.Answer answer) {
        assertThat(answer.response().headers().map().keySet())
                .as(row.name())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"));
    }

    @Test
    void everyFormIsRefusedWithoutItsToken() {
        var shop = HostileShop.open(STOREFRONT, List.of("Emping", "Ciruas", "Jalan 1"));
        var manager = new Browser();
        manager.signIn(shop.manager(), UUID.randomUUID().toString());
        var walked = new ArrayList<String>();
        for (var row : rows().filter(ForgeryTests::isForm).toList()) {
            var path = path(row, shop.id());
            for (var fields :
                    List.of(Map.<String, String>of(), Map.of("_csrf", "AAAAAAAAAAAAAAAA"))) {
                var answer = manager.postBare(path, fields);
                assertThat(answer.status()).as(row.name() + answer.body()).isEqualTo(403);
                assertThat(answer.body()).as(row.name()).contains("form-expired");
            }
            walked.add(row.name());
        }
        assertThat(walked).hasSizeGreaterThan(15).contains("signOut", "checkoutForm");
    }

    /** All that changes something and comes from a page; the identity service has its own proof. */
    private static boolean isForm(Operation row) {
        return row.method() != HttpMethod.GET
                && !row.path().getPatternString().matches("/(api|webhooks)/.*")
                && !row.name().equals("backChannelLogout")
                && !row.extras().contains("soon");
    }

    private static Stream<Operation> rows() {
        return STOREFRONT.bean(AccessTable.class).operations().stream();
    }

    private static String path(Operation row, UUID shop) {
        return row.path()
                .getPatternString()
                .replace("{cooperativeId}", shop.toString())
                .replace("{registration}", "keycloak")
                .replace("/**", "")
                .replaceAll("\\{\\w+}", UUID.randomUUID().toString());
    }
}
