package id.tokoperasi.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.access.Appointments;
import id.tokoperasi.access.Role;
import id.tokoperasi.catalog.Listing;
import id.tokoperasi.catalog.Listings;
import id.tokoperasi.jobs.Jobs;
import id.tokoperasi.storefront.web.RunningStorefront.Answer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * By the pages alone: a file is sent, tried out, taken in, and rows are taken along. What files may hold
 * is tested in {@code SheetsTests}, {@code HabitsTests} and {@code ImportTests} of the backend.
 */
class ImportPageTests {

    private static final RunningStorefront STOREFRONT = RunningStorefront.get();
    private static final List<String> WORDS = List.of("Impor", "Desa Baru", "Jalan 1", "Kami");
    private static final String GOODS =
            """
            Kode;Nama;Uraian;Kategori;Modal;Ongkos
            K-1;Emping Kué;Dibuat anggota dari melinjo setempat;Emping;25.000;1
            K-2;Emping asin;Dibuat anggota dari melinjo setempat;Emping;Rp 30.500;1
            K-3;Emping manis;Dibuat anggota dari melinjo setempat;Kripik;31.000;1
            K-4;Emping pedas
            """;
    private static final List<String> PAGES = List.of("", "/salah");
    private static final List<String> FORMS = List.of("/uji", "/mulai", "/batal");

    private final HostileShop shop = HostileShop.open(STOREFRONT, WORDS);
    private final String page = shop.page("/impor");
    private final Browser manager = new Browser();

    @BeforeEach
    void theManagerIsThere() {
        manager.signIn(shop.manager(), UUID.randomUUID().toString());
    }

    private Browser staff(Role role) {
        var who = RunningStorefront.newSubject();
        STOREFRONT
                .bean(Appointments.class)
                .appoint("test:" + who, who, shop.id(), role, "SK", Instant.EPOCH, null)
                .block();
        var browser = new Browser();
        browser.signIn(who, UUID.randomUUID().toString());
        return browser;
    }

    private Answer sends(String kind, String file, Charset charset) {
        return manager.upload(page, kindOf(kind), "barang saya.csv", file.getBytes(charset));
    }

    /** The page of a file that was sent. */
    private String sent(String kind, String file) {
        return led(sends(kind, file, StandardCharsets.UTF_8));
    }

    private static String led(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        return answer.header("Location");
    }

    private static void work() {
        STOREFRONT.bean(Jobs.class).work().block();
    }

    /** The columns as the page guessed them. */
    static Map<String, String> columns(String body) {
        var selects = Pattern.compile("name=\"kolom-(\\w+)\">(.*?)</select>", Pattern.DOTALL);
        var selected = Pattern.compile("value=\"(\\d+)\" selected");
        var columns = new HashMap<String, String>();
        for (var select : selects.matcher(body).results().toList()) {
            var option = selected.matcher(select.group(2));
            columns.put("kolom-" + select.group(1), option.find() ? option.group(1) : "");
        }
        assertThat(columns).isNotEmpty();
        return columns;
    }

    private Map<String, String> columns(String at, Map<String, String> chosen) {
        var columns = columns(manager.get(at).body());
        columns.putAll(chosen);
        columns.put("kunci", UUID.randomUUID().toString());
        return columns;
    }

    private void tried(String at, Map<String, String> chosen) {
        assertThat(led(manager.post(at + "/uji", columns(at, chosen)))).isEqualTo(at);
        work();
    }

    private void taken(String at) {
        assertThat(led(manager.post(at + "/mulai", Map.of()))).isEqualTo(at);
        work();
    }

    private List<Listing> goods() {
        return STOREFRONT
                .bean(Listings.class)
                .page(shop.id(), null, null, null, 100)
                .collectList()
                .block();
    }

    /** Such as {@code 2 0 0 1}: new, changed, same, to mend. */
    private static String counts(String body) {
        var found = Pattern.compile("<dd>([\\d.]+)</dd>").matcher(body).results();
        return String.join(" ", found.map(m -> m.group(1)).toList());
    }

    @Test
    void aFileIsSentItsColumnsChosenTriedTakenAndItsWrongRowsComeBack() {
        var at = led(sends("produk", GOODS, Charset.forName("windows-1252")));
        var fresh = manager.get(at).body();
        assertThat(fresh).contains("barang saya.csv", "CSV, windows-1252, ;", "Kolom berkas");
        assertThat(fresh).doesNotContain("Impor 2 baris");

        var unsaid = manager.post(at + "/uji", columns(at, Map.of()));
        assertThat(unsaid.status()).isEqualTo(422);
        assertThat(unsaid.body()).contains("Pilih kolom untuk Harga");
        var twice = columns(at, Map.of("kolom-priceRupiah", "0"));
        assertThat(manager.post(at + "/uji", twice).body()).contains("hanya dapat dipakai");
        var wild = columns(at, Map.of("kolom-priceRupiah", "zzz"));
        assertThat(manager.post(at + "/uji", wild).status()).isEqualTo(422);

        assertThat(led(manager.post(at + "/uji", columns(at, Map.of("kolom-priceRupiah", "4")))))
                .isEqualTo(at);
        assertThat(manager.get(at).body()).contains("Sedang diuji, belum ada", "Batalkan");
        work();
        var tried = manager.get(at).body();
        assertThat(tried).contains("Hasil uji", "Impor 2 baris");
        assertThat(counts(tried)).isEqualTo("2 0 0 2");
        assertThat(tried)
                .containsPattern("<th scope=\"row\"[^>]*>4</th><td[^>]*>Kategori</td>")
                .containsPattern(
                        "<th scope=\"row\"[^>]*>5</th><td[^>]*>Harga</td><td[^>]*>Kolom ini");
        assertThat(goods()).isEmpty();

        var wrong = manager.get(at + "/salah");
        assertThat(wrong.header("Content-Disposition")).contains("salah-produk.csv");
        assertThat(wrong.header("Content-Security-Policy")).contains("sandbox");
        assertThat(wrong.body().lines())
                .hasSize(3)
                .anyMatch(l -> l.startsWith("K-3;Emping manis;") && l.contains(";4;"))
                .anyMatch(l -> l.startsWith("K-4;Emping pedas;") && l.contains("wajib diisi"));

        taken(at);
        assertThat(manager.get(at).body()).contains("Selesai diimpor").doesNotContain("/mulai");
        assertThat(goods())
                .extracting(l -> l.title() + " " + l.priceFrom().rupiah())
                .containsExactlyInAnyOrder("Emping Kué 25000", "Emping asin 30500");
        assertThat(manager.post(at + "/mulai", Map.of()).status()).isEqualTo(409);
        assertThat(manager.get(page).body()).contains("barang saya.csv", "Selesai");
    }

    @Test
    void theSameFileAgainHasNothingToImport() {
        var guessed = GOODS.replace("Modal", "Harga");
        var first = sent("produk", guessed);
        tried(first, Map.of());
        taken(first);
        var before = goods();
        var again = sent("produk", guessed.lines().limit(3).reduce("", (a, b) -> a + b + "\n"));
        tried(again, Map.of());
        var page = manager.get(again).body();
        assertThat(counts(page)).isEqualTo("0 0 2 0");
        assertThat(page).contains("Tidak ada yang perlu diimpor").doesNotContain("/mulai");
        assertThat(goods()).isEqualTo(before);
    }

    @Test
    void aFormThatIsSentTwiceDoesOneThing() {
        var fields = Map.of("jenis", "stok", "kunci", UUID.randomUUID().toString());
        var file = "sku;stok\nA;1\n".getBytes(StandardCharsets.UTF_8);
        var at = led(manager.upload(page, fields, "a.csv", file));
        assertThat(led(manager.upload(page, fields, "a.csv", file))).isEqualTo(at);
        assertThat(manager.get(page).body().split("/impor/[0-9a-f-]{36}")).hasSize(2);
        var columns = columns(at, Map.of());
        assertThat(led(manager.post(at + "/uji", columns))).isEqualTo(at);
        assertThat(led(manager.post(at + "/uji", columns))).isEqualTo(at);
        work();
        assertThat(manager.get(at).body()).contains("Hasil uji");
    }

    @Test
    void whatRunsIsShownCancelledAndBegunAgain() {
        var at = sent("produk", GOODS.replace("Modal", "Harga"));
        tried(at, Map.of());
        assertThat(led(manager.post(at + "/mulai", Map.of()))).isEqualTo(at);
        var running = manager.get(at).body();
        assertThat(running).contains("<progress", "hx-trigger=\"every 2s\"", "boleh ditutup");
        assertThat(led(manager.post(at + "/batal", Map.of()))).isEqualTo(at);
        assertThat(manager.get(at).body()).contains("Dibatalkan. Baris yang sudah masuk");
        assertThat(manager.post(at + "/batal", Map.of()).status()).isEqualTo(409);
        work();
        assertThat(goods()).isEmpty();
        taken(at);
        assertThat(goods()).hasSize(2);
    }

    @Test
    void anotherCooperativesFilesAreUnknown() {
        var other = HostileShop.open(STOREFRONT, WORDS);
        var stranger = new Browser();
        stranger.signIn(other.manager(), UUID.randomUUID().toString());
        var file = sent("stok", "sku;stok\nA;1\n").substring(page.length());
        var asked = led(manager.post(shop.page("/ekspor"), export("stok")));
        work();
        var export = asked.substring(shop.page("").length());
        for (var place : List.of(shop, other)) {
            for (var below : PAGES) {
                var answer = stranger.get(place.page("/impor") + file + below);
                assertThat(answer.status()).as(below).isEqualTo(404);
            }
            for (var below : FORMS) {
                var answer = stranger.post(place.page("/impor") + file + below, Map.of());
                assertThat(answer.status()).as(below).isEqualTo(404);
            }
            assertThat(stranger.get(place.page(export)).status()).isEqualTo(404);
            assertThat(stranger.get(place.page(export) + "/berkas").status()).isEqualTo(404);
        }
        assertThat(stranger.get(page).status()).isEqualTo(404);
        assertThat(manager.get(asked + "/berkas").status()).isEqualTo(200);
    }

    private static Map<String, String> export(String kind) {
        return Map.of("jenis", kind, "bentuk", "csv", "kunci", UUID.randomUUID().toString());
    }

    @Test
    void onlyWhoLooksAfterGoodsMayAndTheRegisterIsTheManagers() {
        var at = sent("anggota", "no;nama;desa;masuk\nA-1;Emi;Cikolelet;1 Mei 2020\n");
        for (var role : List.of(Role.VIEWER, Role.FULFILMENT, Role.TREASURER)) {
            var other = staff(role);
            assertThat(other.get(page).status()).as("%s", role).isEqualTo(403);
            assertThat(other.get(at).status()).isEqualTo(403);
            assertThat(other.upload(page, Map.of("jenis", "stok"), "a.csv", new byte[9]).status())
                    .isEqualTo(403);
            assertThat(other.post(at + "/mulai", Map.of()).status()).isEqualTo(403);
            assertThat(other.post(shop.page("/ekspor"), export("stok")).status()).isEqualTo(403);
        }
        var catalogue = staff(Role.CATALOGUE);
        assertThat(catalogue.get(page).body()).contains("Produk").doesNotContain("\"anggota\"");
        assertThat(catalogue.get(page + "/contoh/anggota").status()).isEqualTo(403);
        assertThat(catalogue.get(at).status()).isEqualTo(403);
        assertThat(catalogue.post(at + "/uji", Map.of()).status()).isEqualTo(403);
        assertThat(catalogue.post(shop.page("/ekspor"), export("anggota")).status()).isEqualTo(403);
        assertThat(catalogue.post(shop.page("/ekspor"), export("stok")).status()).isEqualTo(303);
    }

    @Test
    void aTemplateHasTheColumnsOfTheExportAndRowsThatAreNeverImported() {
        for (var kind : List.of("produk", "stok", "anggota")) {
            var file = manager.file(page + "/contoh/" + kind);
            var at = led(manager.upload(page, kindOf(kind), "contoh.xlsx", file));
            var columns = columns(manager.get(at).body());
            assertThat(columns).doesNotContainValue("");
            assertThat(manager.post(at + "/uji", columns).status()).isEqualTo(303);
            work();
            var tried = manager.get(at).body();
            assertThat(tried).contains("Baris ini contoh dari kami").doesNotContain("/mulai");
            assertThat(counts(tried)).startsWith("0 0 0 ");
        }
    }

    private static Map<String, String> kindOf(String kind) {
        return Map.of("jenis", kind, "kunci", UUID.randomUUID().toString());
    }

    @Test
    void whatIsExportedIsHarmlessInASpreadsheetAndChangesNothingWhenItComesBack() {
        var hostile = "=HYPERLINK(\"\"http://contoh\"\")";
        var at =
                sent(
                        "produk",
                        GOODS.replace("Modal", "Harga").replace("Emping Kué", '"' + hostile + '"'));
        tried(at, Map.of());
        taken(at);
        var asked = led(manager.post(shop.page("/ekspor"), export("produk")));
        assertThat(manager.get(asked).body()).contains("Berkas sedang dibuat", "every 2s");
        assertThat(manager.get(asked + "/berkas").status()).isEqualTo(409);
        work();
        assertThat(manager.get(asked).body()).contains("2 baris. Dapat diunduh sampai");
        var file = manager.get(asked + "/berkas");
        assertThat(file.header("Content-Disposition")).contains("attachment", "produk.csv");
        assertThat(file.header("Cache-Control")).contains("no-store");
        assertThat(file.body()).contains("\"'=HYPERLINK").doesNotContain(";=", ";\"=");
        var back = sent("produk", file.body());
        tried(back, Map.of());
        assertThat(counts(manager.get(back).body())).isEqualTo("0 0 2 0");
        for (int i = 0; i < 3; i++) {
            led(manager.post(shop.page("/ekspor"), export("stok")));
        }
        var full = manager.post(shop.page("/ekspor"), export("stok"));
        assertThat(full.status()).isEqualTo(409);
        assertThat(full.body()).contains("Masih ada pekerjaan yang berjalan");
        work();
        work();
    }

    @Test
    void thePagesSpeakEnglishToo() {
        manager.post("/bahasa", Map.of("bahasa", "en"));
        assertThat(manager.get(page).body()).contains("Import and export", "at most 20 MB");
        var at = sent("produk", GOODS.replace("Modal", "Price"));
        tried(at, Map.of());
        assertThat(manager.get(at).body()).contains("Result of the trial", "Import 2 rows");
        assertThat(manager.get(at + "/salah").body()).contains("What to mend");
    }
}
