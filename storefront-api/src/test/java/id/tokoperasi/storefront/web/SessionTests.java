package id.tokoperasi.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.access.Appointments;
import id.tokoperasi.access.BodyKind;
import id.tokoperasi.access.Role;

import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Signing in and out of the pages. */
class SessionTests {

    private final String subject = RunningStorefront.newSubject();
    private final String sid = UUID.randomUUID().toString();
    private final Browser browser = new Browser();

    @Test
    void asksTheIdentityServiceWithAProofKeyAndComesBackSignedIn() {
        var start = browser.get("/oauth2/authorization/keycloak");
        assertThat(Browser.query(start.header("Location")))
                .containsEntry("code_challenge_method", "S256")
                .containsKeys("state", "nonce", "code_challenge");

        assertThat(browser.signIn(subject, sid).header("Location")).isEqualTo("/");
        assertThat(isSignedIn(browser)).isTrue();
    }

    @Test
    void givesTheSessionANewIdAtSignInAndTheOldOneIsDead() {
        browser.get("/oauth2/authorization/keycloak");
        var planted = browser.cookies().get("SESI");
        browser.signIn(subject, sid);
        assertThat(browser.cookies().get("SESI")).isNotEqualTo(planted);

        var attacker = new Browser();
        attacker.cookies().put("SESI", planted);
        assertThat(isSignedIn(attacker)).isFalse();
    }

    @Test
    void endsTheSessionAtSignOutHereAndAtTheIdentityService() {
        browser.signIn(subject, sid);
        var thief = new Browser();
        thief.cookies().putAll(browser.cookies());

        var answer = browser.post("/keluar", Map.of());
        assertThat(answer.header("Location"))
                .startsWith(RunningStorefront.ISSUER.uri() + "/protocol/openid-connect/logout")
                .contains("id_token_hint=", "post_logout_redirect_uri=");
        assertThat(isSignedIn(browser)).isFalse();
        assertThat(isSignedIn(thief)).isFalse();
    }

    @Test
    void endsTheSessionWhenTheIdentityServiceSaysSo() {
        browser.signIn(subject, sid);
        var token = RunningStorefront.ISSUER.logoutToken(subject, sid);
        var answer =
                RunningStorefront.get()
                        .call("POST", "/logout/connect/back-channel/keycloak")
                        .body("application/x-www-form-urlencoded", "logout_token=" + token)
                        .send();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(isSignedIn(browser)).isFalse();
    }

    @Test
    void leadsBackToThePageThatAskedForTheSignIn() {
        var asked = browser.get("/akun?bagian=alamat");
        assertThat(asked.status()).isEqualTo(302);
        assertThat(asked.header("Location")).isEqualTo("/masuk");
        assertThat(browser.signIn(subject, sid).header("Location"))
                .isEqualTo("/akun?bagian=alamat");
    }

    @Test
    void neverLeadsToAnotherSite() {
        for (var away :
                new String[] {"//jahat.id", "https://jahat.id", "/\\jahat.id", "jahat.id"}) {
            var visitor = new Browser();
            visitor.cookies().put("kembali", away.replace("/", "%2F").replace("\\", "%5C"));
            assertThat(visitor.signIn(subject, UUID.randomUUID().toString()).header("Location"))
                    .isEqualTo("/");
        }
    }

    @Test
    void tellsHtmxToLeadToTheSignIn() {
        var answer =
                RunningStorefront.get().call("GET", "/akun").header("HX-Request", "true").send();
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("HX-Redirect")).isEqualTo("/masuk");
    }

    @Test
    void survivesAnAnswerThatNobodyAskedFor() {
        var answer = browser.get("/login/oauth2/code/keycloak?code=x&state=y");
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).isEqualTo("/masuk?gagal");
    }

    @Test
    void refusesAFormWithoutTheToken() {
        browser.get("/masuk");
        var answer = browser.postBare("/bahasa", Map.of("bahasa", "en"));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("form-expired");
    }

    @Test
    void takesAFormWithTheToken() {
        var answer = browser.post("/bahasa", Map.of("bahasa", "en", "kembali", "/cari"));
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/cari");
        assertThat(browser.cookies()).containsEntry("bahasa", "en");
    }

    @Test
    void officersStaySignedInForLessTimeThanResidents() {
        browser.signIn(subject, sid);
        assertThat(lasts(subject)).isBetween(Duration.ofHours(11), Duration.ofHours(12));

        for (var role : List.of(Role.PROCUREMENT_OFFICER, Role.DEPARTMENT_OFFICER, Role.AUDITOR)) {
            var officer = RunningStorefront.newSubject();
            appoint(officer, role);
            new Browser().signIn(officer, UUID.randomUUID().toString());
            assertThat(lasts(officer)).isBetween(Duration.ofMinutes(29), Duration.ofMinutes(30));
        }
    }

    private static void appoint(String officer, Role role) {
        var body = role.bodyKind() == BodyKind.REGENCY ? Appointments.REGENCY : UUID.randomUUID();
        RunningStorefront.get()
                .bean(Appointments.class)
                .appoint(
                        "session:" + officer,
                        officer,
                        body,
                        role,
                        "SK-1",
                        Instant.now().minusSeconds(60),
                        null)
                .block();
    }

    private static Duration lasts(String who) {
        var until =
                RunningStorefront.get()
                        .bean(DatabaseClient.class)
                        .sql("select max(expires_at) from access.sessions where subject = :who")
                        .bind("who", who)
                        .mapValue(Instant.class)
                        .one()
                        .block();
        return Duration.between(Instant.now(), until);
    }

    @Test
    void keepsCookiesFromScripts() {
        browser.signIn(subject, sid);
        var answer = new Browser().get("/oauth2/authorization/keycloak");
        assertThat(answer.headers("set-cookie"))
                .isNotEmpty()
                .allSatisfy(
                        cookie ->
                                assertThat(cookie.toLowerCase(Locale.ROOT))
                                        .contains("httponly", "samesite=lax", "path=/")
                                        .doesNotContain("domain="));
    }

    @Test
    void leadsNobodyFromASessionCookieIntoTheApi() {
        browser.signIn(subject, sid);
        var answer =
                RunningStorefront.get()
                        .call("GET", "/api/v1/account")
                        .header("Cookie", "SESI=" + browser.cookies().get("SESI"))
                        .send();
        assertThat(answer.status()).isEqualTo(401);
    }

    private static boolean isSignedIn(Browser browser) {
        return !browser.get("/akun").header("Location").equals("/masuk");
    }
}
