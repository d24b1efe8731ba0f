package id.tokoperasi.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.access.Appointments;
import id.tokoperasi.access.Role;
import id.tokoperasi.catalog.ChangeRequests;
import id.tokoperasi.catalog.RequestState;
import id.tokoperasi.catalog.ReviewMode;
import id.tokoperasi.catalog.ReviewRules;
import id.tokoperasi.catalog.Reviews;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

class ModerationPageTests {

    private static final RunningStorefront STOREFRONT = RunningStorefront.withStripe();
    private static final ApiTrade TRADE = new ApiTrade();

    private final Browser browser = new Browser(STOREFRONT);
    private final ReviewRules before = STOREFRONT.bean(Reviews.class).rules().block();

    @BeforeEach
    void anOfficer() {
        signIn(Role.DEPARTMENT_OFFICER);
        var shop = TRADE.shop().id();
        var reviews = STOREFRONT.bean(Reviews.class);
        var seen = reviews.mode(shop).block().version();
        reviews.putMode(shop, ReviewMode.RISKY, seen, "dinas").block();
    }

    /** Other classes of tests go by the usual rules. */
    @AfterEach
    void theRulesAreAsBefore() {
        var reviews = STOREFRONT.bean(Reviews.class);
        var now = reviews.rules().block();
        reviews.putRules(
                        new ReviewRules(
                                before.priceUpBasisPoints(),
                                before.newWordsPercent(),
                                before.riskyFields(),
                                before.defaultMode(),
                                before.usualDays(),
                                now.version()),
                        "dinas")
                .block();
    }

    @Test
    void anOfficerReadsWhyARequestIsThereAndDecides() {
        var request = asks();
        assertThat(browser.pageWith("/dinas/moderasi", request))
                .contains("Mengapa di sini", "belum pernah tayang");
        var page = browser.get("/dinas/moderasi/" + request).body();
        assertThat(page).contains("Yang diajukan", "keputusan");
        var mute = browser.post("/dinas/moderasi/" + request, Map.of("keputusan", "tolak"));
        assertThat(mute.status()).isEqualTo(422);
        assertThat(mute.body()).contains("Tulis jawaban");
        var done = browser.post("/dinas/moderasi/" + request, Map.of("keputusan", "setuju"));
        assertThat(done.status()).isEqualTo(303);
        assertThat(state(request)).isEqualTo(RequestState.APPROVED);
        var late =
                browser.post(
                        "/dinas/moderasi/" + request,
                        Map.of("keputusan", "tolak", "answer", "Terlambat"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("sudah diputuskan", "Disetujui");
    }

    @Test
    void manyAreDecidedAtOnceAndThePageTellsWhichWereDecidedAlready() {
        var first = asks();
        var second = asks();
        browser.post("/dinas/moderasi/" + first, Map.of("keputusan", "setuju"));
        var done =
                browser.post(
                        "/dinas/moderasi",
                        List.of(
                                Map.entry("id", first),
                                Map.entry("id", second),
                                Map.entry("keputusan", "minta"),
                                Map.entry("answer", "Foto kurang jelas")));
        assertThat(done.status()).isEqualTo(303);
        assertThat(browser.get(done.header("Location")).body())
                .contains("1 diputuskan, 1 tidak", "sudah diputuskan");
        assertThat(state(second)).isEqualTo(RequestState.CHANGES_ASKED);
        assertThat(browser.post("/dinas/moderasi", Map.of("keputusan", "setuju")).status())
                .isEqualTo(422);
    }

    @Test
    void theDinasEditsItsRulesAnswersAndModes() {
        var page = browser.get("/dinas/aturan-moderasi").body();
        assertThat(page).contains("Perubahan yang berisiko");
        var version = STOREFRONT.bean(Reviews.class).rules().block().version();
        var fields =
                Map.of(
                        "versi", String.valueOf(version),
                        "priceUpBasisPoints", "12",
                        "newWordsPercent", "40",
                        "usualDays", "3",
                        "defaultMode", "TRUSTED",
                        "riskyFields", "title");
        assertThat(browser.post("/dinas/aturan-moderasi", fields).status()).isEqualTo(303);
        var rules = STOREFRONT.bean(Reviews.class).rules().block();
        assertThat(rules.priceUpBasisPoints()).isEqualTo(1_200);
        assertThat(rules.riskyFields()).containsExactly("title");
        assertThat(browser.post("/dinas/aturan-moderasi", fields).status()).isEqualTo(409);
        var name = "Jawaban " + UUID.randomUUID();
        var added =
                browser.post(
                        "/dinas/aturan-moderasi/jawaban",
                        Map.of("name", name, "words", "Mohon lengkapi."));
        assertThat(added.status()).isEqualTo(303);
        assertThat(browser.get("/dinas/aturan-moderasi").body()).contains(name);
        assertThat(browser.get("/dinas/moderasi-koperasi?q=MAJU").body()).contains("Koperasi Maju");
        assertThat(browser.get("/dinas/moderasi-koperasi?q=zzz%25").body())
                .contains("Tidak ada koperasi dengan nama itu");
    }

    @Test
    void anAuditorReadsAndDecidesNothing() {
        var request = asks();
        signIn(Role.AUDITOR);
        assertThat(browser.get("/dinas/moderasi/" + request).body()).doesNotContain("keputusan\"");
        assertThat(
                        browser.post("/dinas/moderasi/" + request, Map.of("keputusan", "setuju"))
                                .status())
                .isIn(403, 404);
        assertThat(state(request)).isEqualTo(RequestState.OPEN);
    }

    private static String asks() {
        JsonNode listing = TRADE.published();
        return TRADE.asked(ApiTrade.id(listing));
    }

    private static RequestState state(String request) {
        return STOREFRONT.bean(ChangeRequests.class).find(UUID.fromString(request)).block().state();
    }

    private void signIn(Role role) {
        var who = RunningStorefront.newSubject();
        STOREFRONT
                .bean(Appointments.class)
                .appoint("test:" + who, who, Appointments.REGENCY, role, "SK", Instant.EPOCH, null)
                .block();
        browser.signIn(who, UUID.randomUUID().toString());
    }
}
