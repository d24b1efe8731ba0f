package id.tokoperasi.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.catalog.ChangeRequests;
import id.tokoperasi.catalog.ContentUnit;
import id.tokoperasi.catalog.Listing;
import id.tokoperasi.catalog.ListingDraft;
import id.tokoperasi.catalog.ListingStatus;
import id.tokoperasi.catalog.Listings;
import id.tokoperasi.catalog.Moderation;
import id.tokoperasi.catalog.ReviewMode;
import id.tokoperasi.catalog.Reviews;
import id.tokoperasi.catalog.Ruling;
import id.tokoperasi.kernel.Money;
import id.tokoperasi.storefront.web.RunningStorefront.Answer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the seller reads in the editor about the review of a listing, and what can be done there. */
class ListingReviewPageTests {

    private static final RunningStorefront STOREFRONT = RunningStorefront.get();
    private static final List<String> WORDS = List.of("Periksa", "Desa Baru", "Jalan 1", "Kami");
    private static final String TEXT = "Melinjo tua disangrai lalu dipipihkan.";

    private final HostileShop shop = HostileShop.open(STOREFRONT, WORDS);
    private final Listings listings = STOREFRONT.bean(Listings.class);
    private final Browser seller = new Browser();
    private String editor = "";
    private UUID id = shop.id();

    @BeforeEach
    void aDraftOfACooperativeThatIsLookedAt() {
        seller.signIn(shop.manager(), UUID.randomUUID().toString());
        var reviews = STOREFRONT.bean(Reviews.class);
        var seen = reviews.mode(shop.id()).block().version();
        reviews.putMode(shop.id(), ReviewMode.RISKY, seen, "dinas").block();
        var variant =
                new ListingDraft.VariantDraft(null, "", "R-1", Money.rupiah(40_000), 550, 500L, 5);
        var draft =
                new ListingDraft(
                        "Emping melinjo",
                        TEXT,
                        "emping",
                        ContentUnit.GRAM,
                        0,
                        List.of(),
                        List.of(),
                        null,
                        List.of(variant));
        id = listings.draft(shop.id(), draft, shop.manager()).block().id();
        editor = shop.page("/produk/" + id);
    }

    private Listing now() {
        return listings.ofCooperative(shop.id(), id).block();
    }

    private String page() {
        return seller.get(editor).body();
    }

    private Answer step(String path) {
        return step(path, now().version());
    }

    private Answer step(String path, long version) {
        return seller.post(
                editor + path,
                Map.of("kunci", UUID.randomUUID().toString(), "versi", String.valueOf(version)));
    }

    private Map<String, String> form(String title, String price, long version) {
        var form = new HashMap<String, String>();
        form.put("kunci", UUID.randomUUID().toString());
        form.put("versi", String.valueOf(version));
        form.put("title", title);
        form.put("categorySlug", "emping");
        form.put("description", TEXT);
        form.put("contentUnit", "GRAM");
        form.put("leadTimeDays", "0");
        form.put("originDistrictCode", now().districtCode());
        form.put("variants[0].id", now().variants().getFirst().id().toString());
        form.put("variants[0].name", "");
        form.put("variants[0].sku", "R-1");
        form.put("variants[0].priceRupiah", price);
        form.put("variants[0].weightGrams", "550");
        form.put("variants[0].netAmount", "500");
        form.put("variants[0].onHand", "5");
        return form;
    }

    private void saves(String title, String price) {
        assertThat(seller.post(editor, form(title, price, now().version())).status())
                .isEqualTo(303);
    }

    private void decides(Ruling ruling, String answer) {
        var open =
                STOREFRONT.bean(ChangeRequests.class).ofListing(shop.id(), id, null, 1).blockLast();
        STOREFRONT.bean(Moderation.class).decide(open.id(), ruling, answer, "dinas").block();
    }

    private void isOnSale() {
        step("/tayang");
        decides(Ruling.APPROVE, "");
        assertThat(now().status()).isEqualTo(ListingStatus.PUBLISHED);
    }

    @Test
    void aFirstPublicationIsAskedTakenBackAskedAgainRefusedMendedAndApproved() {
        assertThat(page()).contains("Belum tayang. Hanya", "/arsip").doesNotContain("Riwayat");
        assertThat(step("/tayang").status()).isEqualTo(303);
        assertThat(page())
                .contains("biasanya selesai dalam 2 hari kerja", "Batalkan pengajuan", "Riwayat")
                .contains("belum pernah tayang")
                .doesNotContain("/arsip", "/tarik", "value=\"terbit\"");
        assertThat(step("/batal-ajukan").status()).isEqualTo(303);
        assertThat(page()).contains("Belum tayang. Hanya", "Dibatalkan koperasi");
        assertThat(step("/batal-ajukan").status()).as("nothing waits").isEqualTo(409);

        step("/tayang");
        decides(Ruling.ASK, "Tulis berapa lama tahan");
        assertThat(page())
                .contains("Perlu diperbaiki: Tulis berapa lama tahan", "simpan dan ajukan lagi")
                .contains("value=\"terbit\"");
        var form = form("Emping melinjo tahan 3 bulan", "40.000", now().version());
        form.put("aksi", "terbit");
        assertThat(seller.post(editor, form).header("Location")).contains("kabar=diperiksa");
        decides(Ruling.APPROVE, "");
        assertThat(page())
                .contains("Tarik", "Disetujui")
                .doesNotContain("Perlu diperbaiki: ", "Belum tayang. Hanya");
    }

    @Test
    void aRiskyChangeWaitsWhileTheOldVersionStaysAndTheAnswerIsRead() {
        isOnSale();
        saves("Emping melinjo", "90.000");
        assertThat(page())
                .contains("Pembeli masih melihat versi lama", "Batalkan pengajuan", "90.000")
                .containsPattern("<del>Rp.40\\.000</del>")
                .containsPattern("<ins>Rp.90\\.000</ins>");
        decides(Ruling.REJECT, "Naiknya terlalu tinggi");
        assertThat(page())
                .contains("Pembeli melihat versi lama", "Perlu diperbaiki: Naiknya terlalu tinggi")
                .contains("Ditolak");
        assertThat(now().priceFrom()).isEqualTo(Money.rupiah(40_000));
        saves("Emping melinjo", "80.000");
        assertThat(step("/batal-ajukan").status()).isEqualTo(303);
        assertThat(page()).doesNotContain("Perlu diperbaiki: ", "Batalkan pengajuan");
        assertThat(now().status()).isEqualTo(ListingStatus.PUBLISHED);
    }

    @Test
    void itIsWithdrawnPutAwayAndBroughtBack() {
        isOnSale();
        var list = shop.page("/produk");
        assertThat(seller.get(list).body()).contains(id + "/tarik").doesNotContain(id + "/tayang");
        assertThat(step("/arsip").status()).as("it is on sale").isEqualTo(409);
        assertThat(step("/tarik").status()).isEqualTo(303);
        assertThat(page()).contains("Ditarik dari penjualan", "Arsipkan");
        assertThat(step("/arsip").status()).isEqualTo(303);
        assertThat(page())
                .contains("Tersimpan di arsip", "Buka dari arsip")
                .doesNotContain("value=\"terbit\"", "Arsipkan");
        assertThat(seller.get(list).body()).doesNotContain(id + "/tarik", id + "/tayang");
        assertThat(seller.post(editor, form("Lain", "1", now().version())).status()).isEqualTo(409);
        assertThat(step("/buka-arsip").status()).isEqualTo(303);
        assertThat(now().status()).isEqualTo(ListingStatus.DRAFT);
    }

    @Test
    void whoIsSecondSeesBothVersionsAndOverwritesNothingUnseen() {
        var seen = now().version();
        saves("Emping manis", "41.000");
        var late = seller.post(editor, form("Emping asin", "42.000", seen));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body())
                .contains("Orang lain sudah menyimpan", "Tersimpan sekarang", "Isian Anda")
                .contains("Emping manis", "value=\"Emping asin\"", "Lihat versi terbaru")
                .containsPattern("<span>Rp.41\\.000</span>")
                .containsPattern("<b>Rp.42\\.000</b>")
                .contains("name=\"versi\" value=\"" + now().version() + "\"");
        assertThat(now().title()).isEqualTo("Emping manis");
        assertThat(seller.post(editor, form("Emping manis", "41.000", seen)).body())
                .contains("Isinya sama");
        var meant = seller.post(editor, form("Emping asin", "42.000", now().version()));
        assertThat(meant.status()).isEqualTo(303);
        assertThat(now().title()).isEqualTo("Emping asin");
        assertThat(step("/tayang", seen).status()).as("an old page").isEqualTo(409);
    }

    @Test
    void itIsSaidInEnglishAndAnotherCooperativesIsUnknown() {
        step("/tayang");
        seller.post("/bahasa", Map.of("bahasa", "en"));
        assertThat(page()).contains("Under review, usually done in 2", "Take request back");
        var other = new Browser();
        var theirs = HostileShop.open(STOREFRONT, WORDS);
        other.signIn(theirs.manager(), UUID.randomUUID().toString());
        assertThat(other.get(theirs.page("/produk/" + id)).status()).isEqualTo(404);
        for (var path : List.of("/batal-ajukan", "/arsip", "/buka-arsip", "/tarik")) {
            var fields = Map.of("versi", String.valueOf(now().version()));
            assertThat(other.post(theirs.page("/produk/" + id) + path, fields).status())
                    .isEqualTo(404);
        }
    }
}
