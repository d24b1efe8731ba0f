package id.tokoperasi.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.access.Appointments;
import id.tokoperasi.access.Role;
import id.tokoperasi.audit.Audit;
import id.tokoperasi.audit.Decision;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Whoever may read the record of decisions finds it; nobody else learns that it exists. */
class RecordPageTests {

    private static final RunningStorefront STOREFRONT = RunningStorefront.get();

    private final Browser browser = new Browser();

    @Test
    void anAuditorReadsWhatWasDecided() {
        signIn(Role.AUDITOR);
        var subject = "cooperative:" + UUID.randomUUID();
        for (var seq = 0; seq < 26; seq++) {
            decide(subject, "<b>" + seq + "</b>");
        }
        var newest = browser.get("/dinas/jejak?tentang=" + subject).body();
        assertThat(newest).contains("item-accepted", "&lt;b&gt;25&lt;/b&gt;", "sebelum=2");
        assertThat(newest).doesNotContain("&lt;b&gt;0&lt;/b&gt;", "<b>25</b>", "note-bad");
        assertThat(browser.get("/dinas/jejak?tentang=" + subject + "&sebelum=2").body())
                .contains("&lt;b&gt;0&lt;/b&gt;")
                .doesNotContain("sebelum=1");
    }

    @Test
    void whoAsksForNothingSeesTheLastDecisionsAndTheWayToEach() {
        signIn(Role.AUDITOR);
        var subject = "cooperative:" + UUID.randomUUID();
        decide(subject, "terakhir");
        assertThat(browser.get("/dinas/jejak").body())
                .contains("Keputusan terakhir", "/dinas/jejak?tentang=cooperative%3A");
    }

    @Test
    void aSubjectWithoutDecisionsSaysSo() {
        signIn(Role.DEPARTMENT_OFFICER);
        assertThat(browser.get("/dinas").status()).isEqualTo(200);
        assertThat(browser.get("/dinas/jejak?tentang=apa%3A1").body())
                .contains("Belum ada keputusan");
        assertThat(browser.get("/dinas/jejak?tentang=" + "x".repeat(500)).status()).isEqualTo(200);
    }

    @Test
    void toAResidentTheDeskDoesNotExist() {
        browser.signIn(RunningStorefront.newSubject(), UUID.randomUUID().toString());
        assertThat(browser.get("/dinas").status()).isEqualTo(404);
        assertThat(browser.get("/dinas/jejak").status()).isEqualTo(404);
    }

    private void signIn(Role role) {
        var who = RunningStorefront.newSubject();
        STOREFRONT
                .bean(Appointments.class)
                .appoint("test:" + who, who, Appointments.REGENCY, role, "SK", Instant.EPOCH, null)
                .block();
        browser.signIn(who, UUID.randomUUID().toString());
    }

    private static void decide(String subject, String note) {
        STOREFRONT
                .bean(Audit.class)
                .record(
                        Decision.of(
                                subject,
                                "dina",
                                "DEPARTMENT_OFFICER",
                                null,
                                "item-accepted",
                                Map.of(),
                                Map.of("note", note)),
                        Instant.now())
                .block();
    }
}
