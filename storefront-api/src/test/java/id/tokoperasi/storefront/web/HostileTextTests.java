package id.tokoperasi.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.outbox.EventDrain;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.r2dbc.core.DatabaseClient;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Every field that people can fill holds what would break a careless page, statement or mail; then
 * everything that shows it is opened: pages, mails and JSON.
 */
class HostileTextTests {

    private static final RunningStorefront STOREFRONT = RunningStorefront.get();

    static final List<String> TEXTS =
            List.of(
                    "<jahat>x</jahat><script jahat>jahat()</script>",
                    "\" jahat=\"1\" onmouseover=\"jahat()",
                    "' jahat='1' onfocus='jahat()",
                    "jahat{{7*7}}jahat${7*7}jahat__${7*7}__jahat[[${7*7}]]jahat[(${7*7})]@{jahat}",
                    "\u202ejahat\u200b\u2066--><jahat><!--</title></textarea><jahat>",
                    "javascript:jahat()",
                    "=cmd|' /C jahat'!A0'; drop table jahat; --");

    private static final HostileShop SHOP = HostileShop.open(STOREFRONT, TEXTS);

    private final Browser seller = new Browser();
    private final Browser buyer = new Browser();

    @ParameterizedTest
    @FieldSource("TEXTS")
    void staysTextOnEveryPageAndInEveryMail(String text) {
        seller.signIn(SHOP.manager(), UUID.randomUUID().toString());
        var editor = offers(text);
        var product = buys(text);
        var checkout = orders(text);
        harmless(buyer, product, "/koperasi/" + SHOP.slug(), "/", "/cari", checkout);
        var number = found("/pesanan/(TK-[0-9A-Z-]+)", buyer.get(checkout).body());
        harmless(buyer, "/pesanan/" + number);
        HostileShop.settles(STOREFRONT, checkout);
        sends(text);
        harmless(buyer, checkout, "/pesanan/" + number);
        harmless(
                seller,
                editor,
                "/akun",
                SHOP.page(),
                SHOP.page("/produk"),
                SHOP.page("/produk?keadaan=" + encoded(text)),
                SHOP.page("/pesanan"),
                SHOP.page("/pesanan?keadaan=" + encoded(text)));
        mailsAreHarmless();
    }

    @ParameterizedTest
    @FieldSource("TEXTS")
    void staysTextInWhatIsAskedFor(String text) {
        for (var path :
                List.of(
                        "/cari?q=",
                        "/saran?q=",
                        "/cari?urut=",
                        "/cari?min=",
                        "/cari?kategori=",
                        "/cari?koperasi=",
                        "/cari?setelah=",
                        "/keranjang?kabar=",
                        "/masuk?kembali=",
                        "/produk/x",
                        "/koperasi/x",
                        "/pesanan/x")) {
            harmless(buyer, path + encoded(text));
        }
    }

    @ParameterizedTest
    @FieldSource("TEXTS")
    void isDataInTheApi(String text) {
        var made = draft(text);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.header("Content-Type")).startsWith("application/json");
        assertThat(made.document().path("title").asString()).isEqualTo(text);
        for (var path :
                List.of(
                        "/api/v1/seller/" + SHOP.id() + "/listings",
                        "/api/v1/seller/" + SHOP.id() + "/orders",
                        "/api/v1/cooperatives/" + SHOP.id(),
                        "/api/v1/listings?q=" + encoded(text),
                        "/api/v1/listings?sort=" + encoded(text),
                        "/api/v1/suggestions?q=" + encoded(text))) {
            var answer = STOREFRONT.call("GET", path).as(SHOP.manager()).send();
            assertThat(answer.status()).as(path + answer.body()).isIn(200, 400, 404, 422);
            assertThat(answer.header("Content-Type")).as(path).matches("application/.*json.*");
            assertThat(answer.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
            assertThat(answer.document().isObject()).as(path).isTrue();
        }
    }

    @Test
    void isRefusedWhenItIsNoTextAtAllOrTooLong() {
        assertThat(draft("a\u0000b").status()).isBetween(400, 422);
        assertThat(draft("a".repeat(10_000)).status()).isBetween(400, 422);
    }

    @Test
    void aFieldWithoutAMeaningIsRefusedInEveryForm() {
        seller.signIn(SHOP.manager(), UUID.randomUUID().toString());
        for (var text : List.of("a\u0000b", "a\ud800b", "a".repeat(20_000))) {
            var listing = seller.post(SHOP.page("/produk"), listing(text));
            assertThat(listing.status()).as(listing.body()).isIn(303, 400, 413, 422);
            harmless(buyer, "/cari?q=" + encoded(text.substring(0, 3)));
            offers("Emping melinjo asli");
            buys("Emping melinjo asli");
            var order = buyer.post("/bayar", checkout(text));
            assertThat(order.status()).as(order.body()).isIn(303, 400, 413, 422);
        }
    }

    private static RunningStorefront.Answer draft(String text) {
        var variant =
                Map.of(
                        "name",
                        text,
                        "sku",
                        newSku(),
                        "priceRupiah",
                        42_500,
                        "weightGrams",
                        550,
                        "onHand",
                        5);
        var wish = new HashMap<String, Object>();
        wish.put("title", text);
        wish.put("description", text);
        wish.put("categorySlug", "emping");
        wish.put("contentUnit", "GRAM");
        wish.put("leadTimeDays", 0);
        wish.put("certificates", List.of());
        wish.put("pictureIds", List.of());
        wish.put("variants", List.of(variant));
        return STOREFRONT
                .call("POST", "/api/v1/seller/" + SHOP.id() + "/listings")
                .as(SHOP.manager())
                .json(STOREFRONT.json().writeValueAsString(wish))
                .send();
    }

    /** Writes and publishes a listing by pages alone; its editor. */
    private String offers(String text) {
        var form = listing(text);
        var faulty = new HashMap<>(form);
        faulty.put("variants[0].priceRupiah", text);
        faulty.put("leadTimeDays", text);
        faulty.put("categorySlug", text);
        assertHarmless("refused", seller.post(SHOP.page("/produk"), faulty));
        var made = seller.post(SHOP.page("/produk"), form);
        assertThat(made.status()).as(text + made.body()).isEqualTo(303);
        var editor = made.header("Location").replaceAll("\\?.*", "");
        var version = found("name=\"versi\" value=\"(\\d+)\"", seller.get(editor).body());
        assertThat(seller.post(editor + "/tayang", once("versi", version)).status()).isEqualTo(303);
        return editor;
    }

    private static Map<String, String> listing(String text) {
        var form = once("title", text);
        form.put("categorySlug", "emping");
        form.put("description", text + "\n" + text);
        form.put("makerNote", text);
        form.put("contentUnit", "GRAM");
        form.put("leadTimeDays", "0");
        form.put("variants[0].name", text);
        form.put("variants[0].sku", newSku());
        form.put("variants[0].priceRupiah", "18.000");
        form.put("variants[0].onHand", "12");
        form.put("ada-PIRT", "1");
        form.put("nomor-PIRT", text);
        return form;
    }

    /** Puts what was offered last into the basket; its page. */
    private String buys(String text) {
        var listings =
                STOREFRONT
                        .call("GET", "/api/v1/seller/" + SHOP.id() + "/listings")
                        .as(SHOP.manager())
                        .send()
                        .body();
        var product = "/produk/" + found("\"slug\":\"([^\"]+)\"", listings);
        var variant = found("name=\"varian\"[^>]*value=\"([^\"]+)\"", buyer.get(product).body());
        assertHarmless(
                "refused basket",
                buyer.post("/keranjang", Map.of("varian", variant, "jumlah", text)));
        var added = buyer.post("/keranjang", Map.of("varian", variant, "jumlah", "1"));
        assertThat(added.status()).as(text).isEqualTo(303);
        harmless(buyer, "/keranjang", "/bayar");
        return product;
    }

    /** Orders it, brought home; the page of the payment. */
    private String orders(String text) {
        var form = checkout(text);
        form.put("surel", text);
        form.put("hp", text);
        assertHarmless("refused order", buyer.post("/bayar", form));
        var placed = buyer.post("/bayar", checkout(text));
        assertThat(placed.status()).as(text + placed.body()).isEqualTo(303);
        return placed.header("Location");
    }

    private Map<String, String> checkout(String text) {
        var form = once("nama", text);
        form.put("hp", "0812-3456-7890");
        form.put("surel", "siti@contoh.id");
        form.put("alamat", text + " jalan");
        form.put("desa", text);
        form.put("kecamatan", SampleRegion.DISTRICT);
        form.put("catatan", text);
        form.put("kirim-" + SHOP.id(), "kurir");
        form.put("aksi", "hitung");
        var counted = buyer.post("/bayar", form);
        assertHarmless("counted", counted);
        form.put("aksi", "pesan");
        form.put("total", found("name=\"total\" value=\"(\\d+)\"", counted.body()));
        return form;
    }

    /** Packs and sends this text's order; every second is called off instead. */
    private void sends(String text) {
        var orders = SHOP.page("/pesanan");
        var order = orders + "/" + found(orders + "/([0-9a-f-]{36})", seller.get(orders).body());
        harmless(seller, order);
        if (TEXTS.indexOf(text) % 2 == 0) {
            assertThat(seller.post(order + "/kemas", once("versi", "1")).status()).isEqualTo(303);
            assertHarmless("refused", seller.post(order + "/kirim", once("resi", text.repeat(20))));
            var sent = seller.post(order + "/kirim", once("resi", text));
            assertThat(sent.status()).as(sent.body()).isEqualTo(303);
        } else {
            var gone = seller.post(order + "/batal", once("reason", text));
            assertThat(gone.status()).as(gone.body()).isEqualTo(303);
        }
        harmless(seller, order);
        STOREFRONT.bean(EventDrain.class).drainAll().block();
    }

    private static void mailsAreHarmless() {
        var mails =
                STOREFRONT
                        .bean(DatabaseClient.class)
                        .sql("select step, body_html from notification.mails")
                        .map(row -> Map.entry(row.get(0, String.class), row.get(1, String.class)))
                        .all()
                        .collectList()
                        .block();
        assertThat(mails).isNotEmpty();
        mails.forEach(mail -> Harmless.assertMail(mail.getKey(), mail.getValue()));
    }

    private static Map<String, String> once(String name, String value) {
        return new HashMap<>(Map.of("kunci", UUID.randomUUID().toString(), name, value));
    }

    private static String newSku() {
        return UUID.randomUUID().toString().substring(0, 12);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static void harmless(Browser browser, String... paths) {
        for (var path : paths) {
            assertHarmless(path, browser.get(path));
        }
    }

    private static void assertHarmless(String path, RunningStorefront.Answer answer) {
        assertThat(answer.status()).as(path + answer.body()).isIn(200, 303, 400, 404, 422);
        Harmless.assertPage(path, answer.body());
    }

    private static String found(String pattern, String text) {
        var matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
        return matcher.group(1);
    }
}
