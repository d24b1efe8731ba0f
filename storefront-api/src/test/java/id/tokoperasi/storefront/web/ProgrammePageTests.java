package id.tokoperasi.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.access.Appointments;
import id.tokoperasi.access.Role;
import id.tokoperasi.outbox.EventDrain;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** By the pages alone: the dinas looks, asks and trains, and a cooperative answers and comes. */
class ProgrammePageTests {

    private static final RunningStorefront STOREFRONT = RunningStorefront.get();
    private static final HostileShop SHOP =
            HostileShop.open(STOREFRONT, List.of("Ujian Dinas", "Desa Baru", "Jalan 1", "Kami"));

    private final Browser officer = new Browser();
    private final Browser manager = new Browser();

    @BeforeEach
    void theyAreThere() {
        signIn(officer, Role.DEPARTMENT_OFFICER);
        manager.signIn(SHOP.manager(), UUID.randomUUID().toString());
    }

    private static void signIn(Browser browser, Role role) {
        var who = RunningStorefront.newSubject();
        STOREFRONT
                .bean(Appointments.class)
                .appoint("test:" + who, who, Appointments.REGENCY, role, "SK", Instant.EPOCH, null)
                .block();
        browser.signIn(who, UUID.randomUUID().toString());
    }

    private static LocalDate today() {
        return LocalDate.ofInstant(
                STOREFRONT.bean(Clock.class).instant(), ZoneId.of("Asia/Jakarta"));
    }

    @Test
    void theMapLeadsToTheCooperativesOfADistrict() {
        var map = officer.get("/dinas/peta?ukuran=terverifikasi").body();
        assertThat(map)
                .contains("Dari mana angka ini?", "/dinas/peta/" + SampleRegion.DISTRICT, "<svg");
        var district = officer.get("/dinas/peta/" + SampleRegion.DISTRICT).body();
        assertThat(district).contains("koperasi", "Belum dicek");
        assertThat(officer.get("/dinas/peta/99.99.99").status()).isEqualTo(404);
        assertThat(officer.get("/dinas/peta?ukuran=%3Cscript%3E").status()).isEqualTo(200);
    }

    @Test
    void aTargetIsSetAndACheckCountsTowardsIt() {
        var year = today().getYear();
        var page = officer.get("/dinas/sektor-riil").body();
        var version = first("name=\"versi\" value=\"(\\d+)\"", page);
        var wrong = officer.post("/dinas/sektor-riil/target", target(year, version, "9", "10"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("tidak boleh lebih besar");
        var unread = officer.post("/dinas/sektor-riil/target", target(year, version, "x", "10"));
        assertThat(unread.body()).contains("e-kindChecked");
        var set = officer.post("/dinas/sektor-riil/target", target(year, version, "700", "400"));
        assertThat(set.header("Location")).endsWith("?tahun=" + year + "&kabar=simpan");
        assertThat(officer.get("/dinas/sektor-riil").body()).contains("target 400");
        var late = officer.post("/dinas/sektor-riil/target", target(year, version, "7", "4"));
        assertThat(late.status()).as("an old version").isEqualTo(422);

        var kind = "/dinas/sektor-riil/jenis/" + SHOP.id();
        assertThat(officer.post(kind, Map.of("sector", "MIXED")).status()).isEqualTo(422);
        var found =
                Map.of(
                        "sector", "MIXED",
                        "checkedOn", today().toString(),
                        "source", "Kunjungan <b>lapangan</b>");
        assertThat(officer.post(kind, found).status()).isEqualTo(303);
        assertThat(officer.get(kind).body())
                .contains("Campuran", "Kunjungan &lt;b&gt;lapangan&lt;/b&gt;");
        assertThat(officer.get("/dinas/sektor-riil/jenis/" + UUID.randomUUID()).status())
                .isEqualTo(404);
        assertThat(officer.get("/dinas/sektor-riil/entah").status()).isEqualTo(404);
    }

    private static Map<String, String> target(
            int year, String version, String checked, String real) {
        return Map.of(
                "tahun",
                String.valueOf(year),
                "versi",
                version,
                "kindChecked",
                checked,
                "realSector",
                real,
                "verified",
                "3",
                "sold",
                "2");
    }

    @Test
    void aCooperativeIsAskedOnceAndAnswersInItsStore() {
        var shop = HostileShop.open(STOREFRONT, List.of("Ajakan", "Desa Baru", "Jalan 1", "Kami"));
        var page = "/dinas/sektor-riil/dicek";
        assertThat(officer.post(page, Map.of()).status()).as("nobody ticked").isEqualTo(422);
        var ticked = Map.of("koperasi", shop.id().toString());
        assertThat(officer.post(page, ticked).header("Location")).isEqualTo(page + "?kabar=ajak");
        assertThat(officer.post(page, ticked).status()).isEqualTo(303);
        assertThat(mailsAbout("jenis usaha koperasi Anda", shop.id())).isEqualTo(1);
        var seller = new Browser();
        seller.signIn(shop.manager(), UUID.randomUUID().toString());
        var list = shop.page("/pelatihan");
        var call = first("/pelatihan/ajakan/([0-9a-f-]{36})", seller.get(list).body());
        var at = list + "/ajakan/" + call;
        assertThat(seller.post(at, Map.of("answer", "Emping")).body()).contains("Pilih jenis");
        var answer = Map.of("answer", "Kami membuat emping", "sector", "REAL_SECTOR");
        assertThat(seller.post(at, answer).header("Location")).isEqualTo(list + "?kabar=jawab");
        assertThat(seller.get(list).body()).contains("Kami membuat emping");
        assertThat(manager.post(SHOP.page("/pelatihan/ajakan/" + call), answer).status())
                .as("another cooperative's")
                .isEqualTo(404);
    }

    private static Long mailsAbout(String words, UUID shop) {
        STOREFRONT.bean(EventDrain.class).drainAll().block();
        return STOREFRONT
                .bean(DatabaseClient.class)
                .sql(
                        """
                        select count(*) from notification.mails
                         where subject like '%' || :words || '%' and body_text like '%' || :shop || '%'
                        """)
                .bind("words", words)
                .bind("shop", shop.toString())
                .map(row -> row.get(0, Long.class))
                .one()
                .block();
    }

    @Test
    void aTrainingIsAnnouncedFilledChangedAndCalledOff() {
        var wrong = new HashMap<>(training("Foto produk"));
        wrong.put("startsAt", "25.00");
        assertThat(officer.post("/dinas/pelatihan", wrong).body()).contains("e-startsAt");
        var made = officer.post("/dinas/pelatihan", training("Foto produk"));
        assertThat(made.status()).as(made.body()).isEqualTo(303);
        var at = made.header("Location").replaceAll("\\?.*", "");
        var id = at.substring(at.length() - 36);
        assertThat(officer.get("/dinas/pelatihan").body()).contains("Foto produk");
        var invited = officer.post(at + "/undang", Map.of("koperasi", SHOP.id().toString()));
        assertThat(invited.status()).isEqualTo(303);
        assertThat(mailsAbout("Undangan pelatihan", SHOP.id())).isPositive();

        var list = SHOP.page("/pelatihan");
        assertThat(manager.get(list).body()).contains("Foto produk", "Anda diundang");
        for (var name : List.of("Emi", "Budi")) {
            var signed =
                    manager.post(
                            list + "/" + id + "/daftar",
                            Map.of("name", name, "phone", "0812-3456-7890"));
            assertThat(signed.status()).as(signed.body()).isEqualTo(303);
        }
        var page = manager.get(list).body();
        assertThat(page).contains("Emi", "Budi", "Daftar tunggu");
        var third =
                manager.post(
                        list + "/" + id + "/daftar",
                        Map.of("name", "Siti", "phone", "0812-3456-7890"));
        assertThat(third.body()).contains("sebanyak yang boleh");
        var early =
                manager.post(
                        list + "/" + id + "/hadir",
                        Map.of("peserta", UUID.randomUUID().toString(), "code", "ABC"));
        assertThat(early.body()).contains("sejam sebelum acara");
        var emi = first("/daftar/([0-9a-f-]{36})/batal", page);
        assertThat(manager.post(list + "/" + id + "/daftar/" + emi + "/batal", Map.of()).status())
                .isEqualTo(303);
        assertThat(mailsAbout("Budi mendapat tempat", SHOP.id())).isEqualTo(1);

        var changed = new HashMap<>(training("Foto produk dan kemasan"));
        changed.put("versi", "1");
        assertThat(officer.post(at + "/ubah", changed).status()).isEqualTo(303);
        assertThat(officer.get(at + "/ubah").body()).contains("Foto produk dan kemasan");
        var off = officer.post(at + "/batal", Map.of("versi", "2", "reason", "Aula banjir"));
        assertThat(off.header("Location")).isEqualTo(at + "?kabar=pelatihan-batal");
        assertThat(manager.get(list).body()).contains("Aula banjir");
        assertThat(mailsAbout("dibatalkan", SHOP.id())).isEqualTo(1);
    }

    private static Map<String, String> training(String title) {
        return Map.of(
                "title", title,
                "venue", "Aula",
                "district", SampleRegion.DISTRICT,
                "day", today().plusDays(7).toString(),
                "startsAt", "09:00",
                "endsAt", "12.00",
                "capacity", "1",
                "seatsEach", "2",
                "needs", "NO_PICTURES");
    }

    @Test
    void theListsCanBeTakenAlongAsTables() {
        var map = officer.get("/dinas/peta/unduh");
        assertThat(map.header("Content-Disposition")).contains("kecamatan.csv");
        assertThat(map.body()).contains("Terdaftar", SampleRegion.DISTRICT);
        var book = officer.get("/dinas/peta/unduh?bentuk=xlsx");
        assertThat(book.header("Content-Type")).contains("spreadsheetml");
        assertThat(book.body()).startsWith("PK");
        assertThat(officer.get("/dinas/sektor-riil/dicek/unduh").body()).contains("Jenis usaha");
        assertThat(officer.get("/dinas/sektor-riil/entah/unduh").status()).isEqualTo(404);
        assertThat(officer.get("/dinas/pelatihan/" + UUID.randomUUID() + "/unduh").status())
                .isEqualTo(404);
    }

    @Test
    void anAuditorReadsAndChangesNothing() {
        var auditor = new Browser();
        signIn(auditor, Role.AUDITOR);
        for (var page :
                List.of(
                        "/dinas/peta",
                        "/dinas/sektor-riil",
                        "/dinas/sektor-riil/dicek",
                        "/dinas/pelatihan",
                        SHOP.page("/pelatihan"))) {
            var read = auditor.get(page);
            assertThat(read.status()).as(page).isEqualTo(200);
            assertThat(read.body()).as(page).doesNotContain("name=\"kunci\" value");
        }
        assertThat(auditor.post("/dinas/sektor-riil/target", Map.of()).status()).isEqualTo(403);
        assertThat(auditor.post("/dinas/pelatihan", training("X")).status()).isEqualTo(403);
        assertThat(auditor.get("/dinas/pelatihan/baru").status()).isEqualTo(403);
    }

    @Test
    void toAResidentNothingOfItExists() {
        var resident = new Browser();
        resident.signIn(RunningStorefront.newSubject(), UUID.randomUUID().toString());
        assertThat(resident.get("/dinas/peta").status()).isEqualTo(404);
        assertThat(resident.get("/dinas/pelatihan").status()).isEqualTo(404);
        assertThat(resident.get(SHOP.page("/pelatihan")).status()).isEqualTo(404);
    }

    private static String first(String pattern, String page) {
        var found = Pattern.compile(pattern).matcher(page);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }
}
