package id.tokoperasi.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.access.Appointments;
import id.tokoperasi.access.Role;
import id.tokoperasi.cooperative.CooperativeSector;
import id.tokoperasi.cooperative.SellingLimit;
import id.tokoperasi.verification.Requirement;
import id.tokoperasi.verification.Requirements;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** By the pages alone: a cooperative is applied for, read by the dinas, and runs its papers. */
class VerificationPageTests {

    private static final RunningStorefront STOREFRONT = RunningStorefront.get();
    private static final String NIK = "3604017766554433";
    private static final String BANK = "6655443322110099";

    private final Browser applicant = new Browser();
    private final Browser officer = new Browser();
    private final String number = String.valueOf(System.nanoTime()).substring(0, 13);

    @BeforeAll
    static void theDinasAsksForTheMinutes() {
        SampleRegion.put(STOREFRONT);
        STOREFRONT
                .bean(Requirements.class)
                .addMissing(
                        List.of(
                                new Requirement(
                                        "rat",
                                        1,
                                        "Berita acara RAT",
                                        "Minutes",
                                        "",
                                        "",
                                        Set.of(CooperativeSector.REAL),
                                        Set.of(),
                                        true,
                                        true,
                                        12,
                                        SellingLimit.NO_SALES,
                                        true,
                                        1)))
                .block();
    }

    @BeforeEach
    void bothAreThere() {
        applicant.signIn(RunningStorefront.newSubject(), UUID.randomUUID().toString());
        var who = RunningStorefront.newSubject();
        STOREFRONT
                .bean(Appointments.class)
                .appoint(
                        "test:" + who,
                        who,
                        Appointments.REGENCY,
                        Role.DEPARTMENT_OFFICER,
                        "SK",
                        Instant.EPOCH,
                        null)
                .block();
        officer.signIn(who, UUID.randomUUID().toString());
    }

    private Map<String, String> form() {
        return new HashMap<>(
                Map.ofEntries(
                        Map.entry("name", "Koperasi Uji " + number),
                        Map.entry("legalEntityNumber", "AHU-" + number),
                        Map.entry("nib", number),
                        Map.entry("taxNumber", "800" + number),
                        Map.entry("sector", "REAL"),
                        Map.entry("kind", "PRODUCER"),
                        Map.entry("districtCode", SampleRegion.DISTRICT),
                        Map.entry("village", "Desa Baru"),
                        Map.entry("address", "Jalan 1"),
                        Map.entry("phone", "0812-3456-7890"),
                        Map.entry("email", "uji@contoh.id"),
                        Map.entry("foundedYear", "2015"),
                        Map.entry("memberCount", "40"),
                        Map.entry("bankName", "BJB"),
                        Map.entry("bankHolder", "Koperasi Uji"),
                        Map.entry("bankAccount", BANK),
                        Map.entry("officerRole0", "CHAIR"),
                        Map.entry("officerName0", "Sarinah"),
                        Map.entry("termFrom0", "2025-01-02"),
                        Map.entry("termUntil0", "2099-01-01"),
                        Map.entry("nik0", NIK)));
    }

    private static String found(String pattern, String page) {
        var match = Pattern.compile(pattern).matcher(page);
        assertThat(match.find()).as(pattern).isTrue();
        return match.group(1);
    }

    private static String version(String page) {
        return found("name=\"versi\" value=\"(\\d+)\"", page);
    }

    private String begun(Map<String, String> fields) {
        var answer = applicant.post("/lapak/daftar", fields);
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        return found("(/lapak/daftar/[0-9a-f-]{36})", answer.header("Location"));
    }

    @Test
    void halfAFormIsKeptAndAllThatIsMissingIsSaidWhenItIsSent() {
        var at = begun(Map.of("name", "Setengah " + number));
        var page = applicant.get(at).body();
        assertThat(page).contains("Setengah " + number, "Berita acara RAT");
        var sent = applicant.post(at + "/kirim", Map.of("versi", version(page)));
        assertThat(sent.status()).isEqualTo(422);
        assertThat(sent.body()).contains("e-nib", "e-bankAccount", "Isi paling sedikit ketua");
        assertThat(applicant.get("/lapak/daftar").body()).contains("Setengah " + number);
    }

    @Test
    void anApplicationBecomesACooperativeThatItsApplicantManages() {
        var at = begun(form());
        var kept = applicant.get(at).body();
        assertThat(kept).contains("••••4433", "••••0099").doesNotContain(NIK, BANK);
        var sent = applicant.post(at + "/kirim", Map.of("versi", version(kept)));
        assertThat(sent.status()).as(sent.body()).isEqualTo(303);

        var queue =
                officer.pageWith("/dinas/verifikasi?jenis=pendaftaran", "Koperasi Uji " + number);
        var item = found("(/dinas/verifikasi/[0-9a-f-]{36})\">Koperasi Uji " + number + "<", queue);
        assertThat(officer.get("/dinas").body()).contains("/dinas/verifikasi");
        assertThat(officer.post(item + "/pegang", Map.of()).status()).isEqualTo(303);
        var open = officer.get(item).body();
        assertThat(open).contains("Sarinah", "••••4433").doesNotContain(NIK, BANK);
        var versi = version(open);
        var silent = officer.post(item, Map.of("versi", versi, "outcome", "REJECT"));
        assertThat(silent.status()).isEqualTo(422);
        var yes = Map.of("versi", versi, "outcome", "ACCEPT");
        assertThat(officer.post(item, yes).status()).isEqualTo(303);
        assertThat(officer.post(item, yes).status()).as("decided already").isEqualTo(409);

        var shop = at.replace("/daftar", "") + "/verifikasi";
        assertThat(applicant.get(shop).body()).contains("Terdaftar", "Berita acara RAT");
        var holiday = Map.of("from", "2099-01-01", "until", "2099-01-09");
        assertThat(applicant.post(shop + "/libur", holiday).status()).isEqualTo(303);
        assertThat(applicant.get(shop).body()).contains("Buka lagi sekarang");
        assertThat(applicant.post(shop + "/buka", Map.of()).status()).isEqualTo(303);
        var backwards = Map.of("from", "2099-01-09", "until", "2099-01-01");
        assertThat(applicant.post(shop + "/libur", backwards).status()).isEqualTo(422);
    }

    @Test
    void anothersApplicationAndTheOfficersQueueAreUnknown() {
        var at = begun(form());
        var other = new Browser();
        other.signIn(RunningStorefront.newSubject(), UUID.randomUUID().toString());
        assertThat(other.get(at).status()).isEqualTo(404);
        assertThat(other.post(at, form()).status()).isEqualTo(404);
        assertThat(other.post(at + "/kirim", Map.of("versi", "2")).status()).isEqualTo(404);
        assertThat(other.get(at + "/berkas/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(other.get("/dinas/verifikasi").status()).isEqualTo(404);
        assertThat(other.get("/dinas/syarat").status()).isEqualTo(404);
    }

    @Test
    void whatIsAskedForIsEditedAndAnOldVersionIsRefused() {
        var code = "uji-" + number;
        var fields =
                new HashMap<>(
                        Map.of(
                                "code", code,
                                "name", "Syarat " + number,
                                "nameEn", "Requirement",
                                "sectors", "MIXED",
                                "whenLapsed", "NOTHING",
                                "versi", "0"));
        assertThat(officer.post("/dinas/syarat", fields).status()).isEqualTo(303);
        assertThat(officer.post("/dinas/syarat", fields).status()).as("twice").isEqualTo(422);
        var page = officer.get("/dinas/syarat/" + code).body();
        fields.put("versi", version(page));
        assertThat(officer.post("/dinas/syarat/" + code, fields).status()).isEqualTo(303);
        assertThat(officer.post("/dinas/syarat/" + code, fields).status()).isEqualTo(422);
    }
}
