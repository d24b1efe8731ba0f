package id.tokoperasi.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.outbox.EventDrain;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** By the pages alone: a register is kept, and somebody asks to join. */
class MemberPageTests {

    private static final RunningStorefront STOREFRONT = RunningStorefront.get();
    private static final HostileShop SHOP =
            HostileShop.open(STOREFRONT, List.of("Ujian Anggota", "Desa Baru", "Jalan 1", "Kami"));
    private static final String JOIN = "/koperasi/" + SHOP.slug() + "/gabung";
    private static final Pattern REQUEST = Pattern.compile("/pengajuan/([0-9a-f-]{36})/terima");

    private final Browser manager = new Browser();
    private final Browser resident = new Browser();

    @BeforeEach
    void theManagerIsThere() {
        manager.signIn(SHOP.manager(), UUID.randomUUID().toString());
    }

    @Test
    void aMemberIsAddedFoundAndChanged() {
        var list = SHOP.page("/anggota");
        var number = UUID.randomUUID().toString().substring(0, 8);
        var added = manager.post(list, member(number, "Emi " + number, "18-03-2024"));
        assertThat(added.header("Location")).isEqualTo(list + "?kabar=simpan");
        var found = manager.get(list + "?q=" + number).body();
        assertThat(found).contains("Emi " + number, "18 Maret 2024");
        var page = list + "/" + id("/anggota/([0-9a-f-]{36})", found);
        var fields = new HashMap<>(member(number, "Emi Suhaemi", "2024-03-18"));
        fields.put("versi", "1");
        fields.put("leftOn", "2024-04-01");
        assertThat(manager.post(page, fields).status()).isEqualTo(303);
        assertThat(manager.get(list + "?q=" + number).body()).doesNotContain("Emi Suhaemi");
        assertThat(manager.get(list + "?keadaan=keluar&q=" + number).body())
                .contains("Emi Suhaemi");
        assertThat(manager.post(page, fields).status()).as("an old version").isEqualTo(422);
    }

    @Test
    void whatIsWrongIsSaidAtItsField() {
        var wrong = manager.post(SHOP.page("/anggota"), member("", "Emi", "kapan"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("e-joinedOn", "Isi tanggal");
        var nameless = manager.post(SHOP.page("/anggota"), member("1", "", "2024-03-18"));
        assertThat(nameless.body()).contains("e-name", "Isi nama");
    }

    @Test
    void aResidentReadsTheTermsAsksAndIsAccepted() {
        var terms = Map.of("open", "ya", "principalRupiah", "100.000", "versi", version());
        assertThat(manager.post(SHOP.page("/anggota/syarat"), terms).status()).isEqualTo(303);
        assertThat(resident.get(JOIN).body()).contains("Rp", "100.000", "Masuk untuk mengajukan");
        var who = RunningStorefront.newSubject();
        resident.signIn(who, UUID.randomUUID().toString());
        var name = "Siti " + who.substring(0, 8);
        var asked =
                resident.post(
                        JOIN,
                        Map.of(
                                "name", name,
                                "phone", "0812-3456-7890",
                                "village", "Cikolelet",
                                "business", "Emping"));
        assertThat(asked.header("Location")).isEqualTo(JOIN + "?kabar=gabung-minta");
        assertThat(resident.get(JOIN).body()).contains("Batalkan pengajuan");

        var waiting = manager.get(SHOP.page("/anggota/pengajuan")).body();
        assertThat(waiting).contains(name);
        var request = REQUEST.matcher(waiting);
        assertThat(request.find()).isTrue();
        var at = SHOP.page("/anggota/pengajuan/") + request.group(1);
        var empty = manager.post(at + "/terima", Map.of("number", ""));
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.body()).contains("Isi nomor anggota");
        assertThat(manager.post(at + "/terima", Map.of("number", who)).status()).isEqualTo(303);
        assertThat(resident.get(JOIN).body()).contains("sudah tercatat");
        assertThat(mailsTo(who + "@contoh.id")).anyMatch(s -> s.contains("diterima sebagai"));
    }

    private String version() {
        return id(
                "name=\"versi\" value=\"(\\d+)\"",
                manager.get(SHOP.page("/anggota/pengajuan")).body());
    }

    private static Map<String, String> member(String number, String name, String joined) {
        return Map.of("number", number, "name", name, "village", "Cikolelet", "joinedOn", joined);
    }

    private static String id(String pattern, String page) {
        var found = Pattern.compile(pattern).matcher(page);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }

    private static List<String> mailsTo(String address) {
        STOREFRONT.bean(EventDrain.class).drainAll().block();
        return STOREFRONT
                .bean(DatabaseClient.class)
                .sql("select subject from notification.mails where recipient = :to")
                .bind("to", address)
                .map(row -> row.get(0, String.class))
                .all()
                .collectList()
                .block();
    }
}
