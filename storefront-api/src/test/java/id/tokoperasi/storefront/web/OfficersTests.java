package id.tokoperasi.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.access.Appointments;
import id.tokoperasi.access.Role;
import id.tokoperasi.procurement.Agencies;
import id.tokoperasi.procurement.Agency;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** By the pages: the dinas names the head of an office, the head names the others. */
class OfficersTests {

    private static final RunningStorefront STOREFRONT = RunningStorefront.get();
    private static final Pattern ENTRY = Pattern.compile("/pengadaan/penetapan/[0-9a-f-]{36}");

    private final UUID office = UUID.randomUUID();
    private final String page = "/pengadaan/" + office + "/pejabat";
    private final String dinas = RunningStorefront.newSubject();
    private final Browser browser = new Browser();

    @BeforeEach
    void anOfficeWithoutOfficers() {
        var agency = new Agency(office, "CONTOH-" + office, "Kecamatan <Baros>", null, "high");
        STOREFRONT.bean(Agencies.class).put(List.of(agency)).block();
        STOREFRONT
                .bean(Appointments.class)
                .appoint(
                        "test:" + dinas,
                        dinas,
                        Appointments.REGENCY,
                        Role.DEPARTMENT_OFFICER,
                        "SK",
                        Instant.EPOCH,
                        null)
                .block();
    }

    @Test
    void theDinasNamesTheHeadAndTheHeadNamesTheOthers() {
        var head = RunningStorefront.newSubject();
        var ppk = RunningStorefront.newSubject();
        signIn(dinas);
        assertThat(browser.get("/dinas/kantor").body()).contains(page, "Kecamatan &lt;Baros&gt;");
        enter(head, "BUDGET_USER");
        takesOver(head);
        assertThat(browser.get("/pengadaan").body())
                .contains(page, "pengguna anggaran (PA)", "Tokoperasi bukan sistem LKPP");
        enter(ppk, "COMMITMENT_OFFICER");
        assertThat(browser.get(page).body())
                .contains(ppk + "@contoh.id", "SK 800/1/2026", "Tetapkan pejabat")
                .contains("Tokoperasi bukan sistem LKPP");
        takesOver(ppk);
        assertThat(browser.get(page).body())
                .contains("pejabat pembuat komitmen (PPK)", "(Anda)")
                .doesNotContain("Tetapkan pejabat", "/akhiri");
    }

    @Test
    void theHeadDoesNotChangeTheOwnRoleAndEndsThatOfOthersAtOnce() {
        var head = RunningStorefront.newSubject();
        var keeper = RunningStorefront.newSubject();
        signIn(dinas);
        enter(head, "BUDGET_USER");
        enter(keeper, "STORE_KEEPER");
        takesOver(keeper);
        takesOver(head);
        var ends =
                Pattern.compile(page + "/([0-9a-f-]{36})/akhiri").matcher(browser.get(page).body());
        assertThat(ends.find()).isTrue();
        assertThat(browser.post(ends.group(), Map.of()).header("Location"))
                .isEqualTo(page + "?kabar=pengurus-akhir");
        assertThat(ends.find()).as("one other only").isFalse();
        signIn(keeper);
        assertThat(browser.get(page).status()).isEqualTo(403);
    }

    @Test
    void whatIsWrongIsSaidAtItsField() {
        signIn(dinas);
        var wrong =
                browser.post(
                        page,
                        Map.of("email", "a@contoh.id", "role", "MANAGER", "from", "2026-01-02"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("e-role", "a@contoh.id");
        var form = decree(RunningStorefront.newSubject(), "STORE_KEEPER");
        form.put("decree", " ");
        assertThat(browser.post(page, form).body()).contains("e-decree");
        form.put("decree", "800/1/2026");
        form.put("from", "");
        assertThat(browser.post(page, form).body()).contains("e-from");
        form.put("from", "2026-01-02");
        form.put("until", "2026-01-01");
        assertThat(browser.post(page, form).body()).contains("e-until");
    }

    @Test
    void anOfficeThatDoesNotExistIsUnknownAlsoToTheDinas() {
        signIn(dinas);
        var none = "/pengadaan/" + UUID.randomUUID() + "/pejabat";
        assertThat(browser.get(none).status()).isEqualTo(404);
        assertThat(browser.post(none, decree("siti", "STORE_KEEPER")).status()).isEqualTo(404);
    }

    @Test
    void toWhoeverActsForAnotherOfficeThisOneDoesNotExist() {
        var other = UUID.randomUUID();
        var head = RunningStorefront.newSubject();
        STOREFRONT
                .bean(Appointments.class)
                .appoint("t:" + head, head, other, Role.BUDGET_USER, "SK", Instant.EPOCH, null)
                .block();
        signIn(head);
        assertThat(browser.get(page).status()).isEqualTo(404);
        assertThat(browser.post(page, decree("siti", "STORE_KEEPER")).status()).isEqualTo(404);
    }

    private void signIn(String who) {
        browser.cookies().clear();
        browser.signIn(who, UUID.randomUUID().toString());
    }

    private void enter(String whom, String role) {
        var entered = browser.post(page, decree(whom, role));
        assertThat(entered.header("Location"))
                .as(entered.body())
                .isEqualTo(page + "?kabar=pejabat");
    }

    private static Map<String, String> decree(String whom, String role) {
        return new HashMap<>(
                Map.of(
                        "email",
                        whom + "@contoh.id",
                        "role",
                        role,
                        "decree",
                        "800/1/2026",
                        "from",
                        "02-01-2026"));
    }

    private void takesOver(String who) {
        signIn(who);
        var entry = ENTRY.matcher(browser.get("/pengadaan").body());
        assertThat(entry.find()).isTrue();
        assertThat(browser.post(entry.group(), Map.of()).header("Location"))
                .isEqualTo("/pengadaan?kabar=pejabat-terima");
    }
}
