package id.tokoperasi.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.access.Appointments;
import id.tokoperasi.access.Role;
import id.tokoperasi.catalog.ContentUnit;
import id.tokoperasi.catalog.Listing;
import id.tokoperasi.catalog.ListingDraft;
import id.tokoperasi.catalog.Listings;
import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.CooperativeKind;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.cooperative.DeliveryTerms;
import id.tokoperasi.cooperative.NewCooperative;
import id.tokoperasi.kernel.Money;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** Buying and selling by pages alone, as a browser without scripts does it. */
class PageJourneyTests {

    private static final RunningStorefront STOREFRONT = RunningStorefront.get();
    private static final String MANAGER = RunningStorefront.newSubject();
    private static Cooperative cooperative;
    private static Listing emping;

    private final Browser browser = new Browser();

    @BeforeAll
    static void openAShop() {
        SampleRegion.put(STOREFRONT);
        var register = STOREFRONT.bean(Cooperatives.class);
        cooperative =
                register.register(
                                new NewCooperative(
                                        "melinjo-" + UUID.randomUUID().toString().substring(0, 8),
                                        "Koperasi Melinjo <b>Cikolelet</b>",
                                        CooperativeKind.PRODUCER,
                                        UUID.randomUUID().toString(),
                                        String.valueOf(System.nanoTime()).substring(0, 13),
                                        SampleRegion.DISTRICT,
                                        "Bumi Jaya",
                                        "Kp. Kosambi",
                                        "Pembuat emping",
                                        "+6281234567890",
                                        "melinjo@contoh.id",
                                        SampleRegion.CENTRE,
                                        1998,
                                        86,
                                        null,
                                        true,
                                        new DeliveryTerms(
                                                true,
                                                true,
                                                Money.rupiah(9_000),
                                                Money.rupiah(1_000))))
                        .flatMap(c -> register.verify(c.id()))
                        .block();
        emping = offer("Emping melinjo <script>alert(1)</script> 500 g", 10);
        STOREFRONT
                .bean(Appointments.class)
                .appoint(
                        "test:" + MANAGER,
                        MANAGER,
                        cooperative.id(),
                        Role.MANAGER,
                        "SK-1",
                        Instant.now().minusSeconds(60),
                        null)
                .block();
    }

    private static Listing offer(String title, int stock) {
        var listings = STOREFRONT.bean(Listings.class);
        var variant =
                new ListingDraft.VariantDraft(
                        null,
                        "",
                        UUID.randomUUID().toString().substring(0, 12),
                        Money.rupiah(42_500),
                        550,
                        500L,
                        stock);
        return listings.draft(
                        cooperative.id(),
                        new ListingDraft(
                                title,
                                "Melinjo tua disangrai lalu dipipihkan.",
                                "emping",
                                ContentUnit.GRAM,
                                0,
                                List.of(),
                                List.of(),
                                null,
                                List.of(variant)),
                        MANAGER)
                .flatMap(l -> listings.publish(cooperative.id(), l.id(), l.version(), "catalogue"))
                .block();
    }

    @Test
    void everyPublicPageOpensInBothLanguages() {
        for (var language : List.of("id", "en")) {
            browser.cookies().put("bahasa", language);
            for (var path :
                    List.of(
                            "/",
                            "/cari",
                            "/cari?q=emping&urut=terbaru&min=1.000&kategori=camilan",
                            "/saran?q=em",
                            "/produk/" + emping.slug(),
                            "/koperasi/" + cooperative.slug(),
                            "/keranjang",
                            "/masuk",
                            "/bantuan")) {
                var answer = browser.get(path);
                assertThat(answer.status()).as(path).isEqualTo(200);
                assertThat(answer.body()).as(path).doesNotContain("??");
            }
        }
    }

    @Test
    void whatPeopleWriteStaysText() {
        assertThat(browser.get("/produk/" + emping.slug()).body())
                .contains("&lt;script&gt;")
                .doesNotContain("<script>alert", "<b>Cikolelet");
        assertThat(browser.get("/cari?q=" + "%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E").body())
                .doesNotContain("<script>alert");
    }

    @Test
    void aGuestPutsIntoTheBasketChangesItAndTakesItOut() {
        var variant = emping.variants().getFirst().id().toString();

        var added = browser.post("/keranjang", Map.of("varian", variant, "jumlah", "2"));
        assertThat(added.status()).isEqualTo(303);
        assertThat(browser.get(added.header("Location")).body()).contains("Rp\u00a085.000");

        browser.post("/keranjang/" + variant, Map.of("jumlah", "2", "langkah", "1"));
        assertThat(browser.get("/keranjang").body()).contains("Rp\u00a0127.500");

        var taken = browser.post("/keranjang/" + variant, Map.of("jumlah", "3", "hapus", "1"));
        assertThat(browser.get(taken.header("Location")).body())
                .contains("Keranjang masih kosong", "Urungkan");
    }

    @Test
    void aPriceThatChangedWhileThePageWasOpenIsShownBeforeAnythingIsPutIn() {
        var variant = emping.variants().getFirst().id().toString();
        var answer =
                browser.post(
                        "/keranjang", Map.of("varian", variant, "jumlah", "1", "harga", "40000"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("Harga berubah dari Rp\u00a040.000");
        assertThat(browser.get("/keranjang").body()).contains("Keranjang masih kosong");

        var again =
                browser.post(
                        "/keranjang", Map.of("varian", variant, "jumlah", "1", "harga", "42500"));
        assertThat(again.status()).isEqualTo(303);
    }

    @Test
    void aBasketThatAnotherDeviceChangedIsShownAndLeftAsItIs() {
        var variant = emping.variants().getFirst().id().toString();
        browser.post("/keranjang", Map.of("varian", variant, "jumlah", "2"));
        browser.post("/keranjang/" + variant, Map.of("jumlah", "3", "semula", "2"));

        var late = browser.post("/keranjang/" + variant, Map.of("jumlah", "1", "semula", "2"));

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("Keranjang ini sudah berubah", "Rp\u00a0127.500");
        var same = browser.post("/keranjang/" + variant, Map.of("jumlah", "3", "semula", "2"));
        assertThat(same.status()).isEqualTo(303);
    }

    @Test
    void moreThanThereIsIsExplainedAtTheField() {
        var variant = emping.variants().getFirst().id().toString();

        var answer = browser.post("/keranjang", Map.of("varian", variant, "jumlah", "999"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("role=\"alert\"", "value=\"999\"");
    }

    @Test
    void aGuestOrdersAndTheSameFormTwiceIsOneOrder() {
        var listing = offer("Ceplis 250 g", 5);
        var variant = listing.variants().getFirst().id().toString();
        browser.post("/keranjang", Map.of("varian", variant, "jumlah", "2"));
        var page = browser.get("/bayar").body();
        var form = order(page);

        var faulty = new HashMap<>(form);
        faulty.put("nama", "");
        faulty.put("hp", "12");
        var refused = browser.post("/bayar", faulty);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains("href=\"#f-nama\"", "aria-invalid=\"true\"", "siti@contoh.id");

        var placed = browser.post("/bayar", form);
        assertThat(placed.status()).isEqualTo(303);
        var payment = placed.header("Location");
        assertThat(payment).startsWith("/bayar/");
        assertThat(browser.post("/bayar", form).header("Location")).isEqualTo(payment);

        var standing = browser.get(payment).body();
        assertThat(standing).contains("TK-", "Rp\u00a085.000");
        var number = found("/pesanan/(TK-[0-9A-Z-]+)", standing);
        assertThat(browser.get("/pesanan/" + number).body()).contains(number, "Belum dibayar");
        assertThat(new Browser().get("/pesanan/" + number).status()).isEqualTo(404);

        var cancelled = browser.post("/pesanan/" + number + "/batal", Map.of("kunci", key()));
        assertThat(cancelled.status()).isEqualTo(303);
        assertThat(browser.get("/pesanan/" + number).body()).contains("Dibatalkan");
    }

    private static Map<String, String> order(String page) {
        var form = new HashMap<String, String>();
        form.put("kunci", found("name=\"kunci\" value=\"([^\"]+)\"", page));
        form.put("total", found("name=\"total\" value=\"([^\"]+)\"", page));
        form.put("nama", "Siti Aminah");
        form.put("hp", "0812-3456-7890");
        form.put("surel", "siti@contoh.id");
        form.put("kirim-" + cooperative.id(), "ambil");
        return form;
    }

    @Test
    void aChangedTotalIsShownBeforeAnythingIsPaid() {
        var listing = offer("Keceprek 250 g", 5);
        var variant = listing.variants().getFirst().id().toString();
        browser.post("/keranjang", Map.of("varian", variant, "jumlah", "1"));
        var form = order(browser.get("/bayar").body());
        form.put("total", "1000");

        var answer = browser.post("/bayar", form);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("Rp\u00a01.000", "Rp\u00a042.500");
    }

    @Test
    void aGuestWhoWantsVeryManyIsLedToTheSignIn() {
        var listing = offer("Nasi kotak", 100);
        var variant = listing.variants().getFirst().id().toString();
        browser.post("/keranjang", Map.of("varian", variant, "jumlah", "51"));

        var answer = browser.post("/bayar", order(browser.get("/bayar").body()));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .contains("paling banyak 50 buah", "#f-masuk", "href=\"/masuk?kembali=/bayar\"");
        assertThat(browser.get("/masuk?kembali=/bayar").status()).isEqualTo(200);
    }

    @Test
    void whoHoldsFiveOrdersUnpaidIsToldToPayOrCallOff() {
        var variant = offer("Sambal", 100).variants().getFirst().id().toString();
        for (int i = 0; i < 5; i++) {
            browser.post("/keranjang", Map.of("varian", variant, "jumlah", "1"));
            var placed = browser.post("/bayar", order(browser.get("/bayar").body()));
            assertThat(placed.status()).isEqualTo(303);
        }
        browser.post("/keranjang", Map.of("varian", variant, "jumlah", "1"));

        var answer = browser.post("/bayar", order(browser.get("/bayar").body()));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("paling banyak 5 pesanan atau 50 buah");
    }

    @Test
    void aManagerWritesPublishesAndWithdrawsAListing() {
        browser.signIn(MANAGER, UUID.randomUUID().toString());
        var shop = "/lapak/" + cooperative.id();
        var entered = browser.get("/lapak");
        assertThat(entered.header("Location")).as(entered.body()).isEqualTo(shop);
        assertThat(browser.get(shop).status()).isEqualTo(200);
        assertThat(browser.get(shop + "/produk/baru").status()).isEqualTo(200);

        var faulty = browser.post(shop + "/produk", listing("", "0"));
        assertThat(faulty.status()).isEqualTo(422);
        assertThat(faulty.body()).contains("#f-title", "Harga harus lebih dari Rp 0");

        var form = listing("Rengginang 400 g", "18.000");
        var created = browser.post(shop + "/produk", form);
        assertThat(created.status()).isEqualTo(303);
        var editor = created.header("Location").replaceAll("\\?.*", "");
        var draft = browser.get(editor).body();
        assertThat(draft).contains("Rengginang 400 g", "Draf");
        var version = found("name=\"versi\" value=\"(\\d+)\"", draft);

        var published = browser.post(editor + "/tayang", Map.of("kunci", key(), "versi", version));
        assertThat(published.status()).isEqualTo(303);
        assertThat(browser.get(shop + "/produk?keadaan=terbit").body()).contains("Rengginang");

        form.put("versi", version);
        form.put("kunci", key());
        assertThat(browser.post(editor, form).body()).contains("Lihat versi terbaru");

        assertThat(browser.get(shop + "/pesanan").status()).isEqualTo(200);
        assertThat(browser.get("/lapak/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    private static Map<String, String> listing(String title, String price) {
        var form = new HashMap<String, String>();
        form.put("kunci", key());
        form.put("title", title);
        form.put("categorySlug", "emping");
        form.put("description", "Rengginang ketan, dijemur dua hari lalu digoreng.");
        form.put("contentUnit", "GRAM");
        form.put("leadTimeDays", "0");
        form.put("variants[0].name", "");
        form.put("variants[0].priceRupiah", price);
        form.put("variants[0].onHand", "12");
        form.put("ada-HALAL", "1");
        form.put("nomor-HALAL", "ID36110000123456");
        return form;
    }

    @Test
    void settingsAreKeptByTheBrowserAlone() {
        browser.post("/tampilan", Map.of("tema", "dark", "kembali", "/bantuan"));
        browser.post(
                "/kecamatan", Map.of("kecamatan", SampleRegion.DISTRICT, "kembali", "/cari?q=a"));
        var page = browser.get("/bantuan").body();

        assertThat(page).contains("data-theme=\"dark\"", "<b>Ciruas</b>");
        assertThat(browser.post("/kecamatan", Map.of("kembali", "//jahat.id")).header("Location"))
                .isEqualTo("/");
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static String found(String pattern, String text) {
        var matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    @Test
    void whatIsNotThereIsAPageToo() {
        var answer = browser.get("/produk/tidak-ada");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(answer.body()).contains("/aset/", "action=\"/cari\"");
    }
}
