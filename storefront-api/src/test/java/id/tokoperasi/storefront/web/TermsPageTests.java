package id.tokoperasi.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.access.Appointments;
import id.tokoperasi.access.Role;
import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.CooperativeKind;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.cooperative.DeliveryTerms;
import id.tokoperasi.cooperative.NewCooperative;
import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.kernel.Money;
import id.tokoperasi.membership.Member;
import id.tokoperasi.membership.MemberLine;
import id.tokoperasi.membership.Members;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** A manager writes on what terms something is sold; buyers read them and are held to them. */
class TermsPageTests {

    private static final RunningStorefront STOREFRONT = RunningStorefront.get();
    private static final String MANAGER = RunningStorefront.newSubject();
    private static final String OFFICER = RunningStorefront.newSubject();
    private static Cooperative cooperative;
    private static Member sarinah;

    private final Browser seller = new Browser();
    private final Browser buyer = new Browser();

    @BeforeAll
    static void openAShop() {
        SampleRegion.put(STOREFRONT);
        var register = STOREFRONT.bean(Cooperatives.class);
        var name = "boga-" + UUID.randomUUID().toString().substring(0, 8);
        cooperative =
                register.register(
                                new NewCooperative(
                                        name,
                                        "Koperasi Boga",
                                        CooperativeKind.PRODUCER,
                                        UUID.randomUUID().toString(),
                                        String.valueOf(System.nanoTime()).substring(0, 13),
                                        SampleRegion.DISTRICT,
                                        "Bumi Jaya",
                                        "Kp. Kosambi",
                                        "Nasi kotak",
                                        "+6281234567890",
                                        "boga@contoh.id",
                                        SampleRegion.CENTRE,
                                        1998,
                                        86,
                                        null,
                                        true,
                                        new DeliveryTerms(true, false, Money.ZERO, Money.ZERO)))
                        .flatMap(c -> register.verify(c.id()))
                        .block();
        appoint(MANAGER, cooperative.id(), Role.MANAGER);
        appoint(OFFICER, UUID.randomUUID(), Role.PROCUREMENT_OFFICER);
        sarinah = enters("014", "Sarinah");
    }

    private static void appoint(String who, UUID body, Role role) {
        var since = Instant.now().minusSeconds(60);
        STOREFRONT
                .bean(Appointments.class)
                .appoint("test:" + who, who, body, role, "SK-1", since, null)
                .block();
    }

    private static Member enters(String number, String name) {
        return STOREFRONT
                .bean(Members.class)
                .add(UUID.randomUUID(), cooperative.id(), line(number, name, true), MANAGER)
                .block();
    }

    private static MemberLine line(String number, String name, boolean named) {
        return new MemberLine(number, name, "Kosambi", null, LocalDate.of(2020, 1, 2), null, named);
    }

    private static Map<String, String> boxes() {
        var form = new HashMap<String, String>();
        form.put("kunci", UUID.randomUUID().toString());
        form.put("title", "Nasi kotak ayam bakar");
        form.put("categorySlug", "emping");
        form.put("description", "Nasi, ayam bakar, sambal dan lalap untuk acara.");
        form.put("contentUnit", "PIECE");
        form.put("leadTimeDays", "2");
        form.put("dailyCapacity", "40");
        form.put("makerMemberId", sarinah.id().toString());
        form.put("optionNames[0]", "Rasa");
        variant(form, 0, "pedas");
        variant(form, 1, "manis");
        form.put("ada-PDN", "1");
        form.put("pada-PDN", "2026-03-18");
        form.put("oleh-PDN", "Emi Suhaemi, ketua");
        return form;
    }

    private static void variant(Map<String, String> form, int i, String taste) {
        var at = "variants[" + i + "].";
        form.put(at + "name", "");
        form.put(at + "priceRupiah", "20.000");
        form.put(at + "onHand", "500");
        form.put(at + "minimumQuantity", "5");
        form.put(at + "governmentPriceRupiah", "19.500");
        form.put(at + "options[0]", taste);
        form.put(at + "tiers[0].fromQuantity", "10");
        form.put(at + "tiers[0].priceRupiah", "18.000");
    }

    private String shop() {
        return "/lapak/" + cooperative.id();
    }

    /** Publishes it and answers the page of the editor. */
    private String sells(Map<String, String> form) {
        seller.signIn(MANAGER, UUID.randomUUID().toString());
        form.put("aksi", "terbit");
        var created = seller.post(shop() + "/produk", form);
        assertThat(created.status()).as(created.body()).isEqualTo(303);
        return created.header("Location").replaceAll("\\?.*", "");
    }

    private static String found(String pattern, String text) {
        var found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern + " in " + text).isTrue();
        return found.group(1);
    }

    private String productOf(String editor) {
        return found("href=\"(/produk/[^\"?]+)\"", seller.get(editor).body());
    }

    private static String day(int days) {
        var day = Jakarta.day(Instant.now()).plusDays(days);
        return Words.of(Locale.of("id")).weekday(day);
    }

    @Test
    void whatTheSellerWroteStandsInTheFormAgainWithAScore() {
        var editor = seller(boxes());
        assertThat(editor)
                .contains("value=\"Rasa\"", "value=\"pedas\"", "value=\"manis\"")
                .contains("value=\"18.000\"", "value=\"19.500\"", "value=\"2026-03-18\"")
                .contains("Sarinah (014)", "Emi Suhaemi, ketua", "Tambahkan foto", "+25");
        assertThat(seller.get(shop() + "/produk").body()).contains("Kelengkapan ");
    }

    private String seller(Map<String, String> form) {
        return seller.get(sells(form)).body();
    }

    @Test
    void wrongTermsAreSaidAtTheirFieldsAndNothingIsWritten() {
        seller.signIn(MANAGER, UUID.randomUUID().toString());
        var unread = boxes();
        unread.put("variants[0].minimumQuantity", "lima");
        unread.put("variants[1].tiers[0].priceRupiah", "");
        var faulty = seller.post(shop() + "/produk", unread);
        assertThat(faulty.status()).isEqualTo(422);
        assertThat(faulty.body())
                .contains("#f-variants[0].minimumQuantity", "#f-variants[1].tiers[0].priceRupiah")
                .contains("value=\"lima\"");
        var dearer = boxes();
        dearer.put("variants[0].tiers[0].priceRupiah", "21.000");
        assertThat(seller.post(shop() + "/produk", dearer).body())
                .contains("Harga grosir harus makin murah", "#f-variants[0].tiers[0].priceRupiah");
        var same = boxes();
        same.put("variants[1].options[0]", "pedas");
        assertThat(seller.post(shop() + "/produk", same).body())
                .contains("Pilihan ini sama dengan pilihan lain");
        var foreign = boxes();
        foreign.put("makerMemberId", UUID.randomUUID().toString());
        assertThat(seller.post(shop() + "/produk", foreign).body())
                .contains("Pilih pembuat dari daftar anggota");
    }

    @Test
    void buyersReadTheTermsAndAreHeldToThem() {
        var product = productOf(sells(boxes()));
        var page = buyer.get(product).body();
        assertThat(page)
                .contains("Mulai 10: Rp\u00a018.000", "Pembelian paling sedikit 5", "Sarinah")
                .contains("Siap paling cepat " + day(2), "<legend class=\"lbl\">Rasa</legend>")
                .contains("dinyatakan Emi Suhaemi, ketua, 18 Mar 2026")
                .doesNotContain("19.500");
        var variant = found("name=\"varian\" value=\"([^\"]+)\"", page);
        var few = buyer.post("/keranjang", Map.of("varian", variant, "jumlah", "4"));
        assertThat(few.status()).isEqualTo(422);
        assertThat(few.body()).contains("Pesanan paling sedikit 5.");
        buyer.post("/keranjang", Map.of("varian", variant, "jumlah", "10"));
        assertThat(buyer.get("/keranjang").body())
                .contains("Rp\u00a0180.000", "Siap paling cepat " + day(2));
        assertThat(buyer.get("/bayar").body())
                .contains("name=\"siap-" + cooperative.id() + "\"", "Rp\u00a0180.000");
    }

    @Test
    void theButtonOfACardPutsTheSmallestOrderIn() {
        var form = boxes();
        form.keySet().removeIf(field -> field.startsWith("variants[1]"));
        var page = productOf(sells(form));
        var variant = found("name=\"varian\" value=\"([^\"]+)\"", buyer.get(page).body());
        var listing = STOREFRONT.bean(id.tokoperasi.catalog.Shelf.class);
        var id = listing.byVariant(UUID.fromString(variant)).block().listing().id();
        var put =
                buyer.post(
                        "/keranjang",
                        Map.of("produk", id.toString(), "jumlah", "1", "kembali", "/keranjang"));
        assertThat(put.header("Location")).isEqualTo("/keranjang");
        assertThat(buyer.get("/keranjang").body()).contains("Rp\u00a0100.000");
    }

    @Test
    void thePriceForOfficesIsToldToTheirOfficersOnly() {
        var product = productOf(sells(boxes()));
        buyer.signIn(OFFICER, UUID.randomUUID().toString());
        assertThat(buyer.get(product).body()).contains("Harga untuk kantor Rp\u00a019.500");
        var variant = found("name=\"varian\" value=\"([^\"]+)\"", buyer.get(product).body());
        buyer.post("/keranjang", Map.of("varian", variant, "jumlah", "5"));
        assertThat(buyer.get("/keranjang").body()).contains("Rp\u00a0100.000");
    }

    @Test
    void aMakerIsNamedWhileTheMemberAgrees() {
        var rukmini = enters("021", "Rukmini");
        var form = boxes();
        form.put("makerMemberId", rukmini.id().toString());
        var editor = sells(form);
        var product = productOf(editor);
        assertThat(buyer.get(product).body()).contains("Rukmini");
        var no = line("021", "Rukmini", false);
        STOREFRONT
                .bean(Members.class)
                .edit(rukmini.id(), cooperative.id(), rukmini.version(), no, MANAGER)
                .block();
        assertThat(buyer.get(product).body()).doesNotContain("Rukmini");
        assertThat(seller.get(editor).body()).contains("Rukmini (021), tidak lagi setuju disebut");
    }

    @Test
    void whatIsWeighedOutSaysPerWhat() {
        var form = boxes();
        form.keySet().removeIf(field -> field.startsWith("variants[1]"));
        form.put("contentUnit", "GRAM");
        form.put("variants[0].weightStepGrams", "100");
        assertThat(buyer.get(productOf(sells(form))).body())
                .contains("per 100\u00a0g", "5 × 100\u00a0g = 500\u00a0g", "Stok 50\u00a0kg");
    }
}
