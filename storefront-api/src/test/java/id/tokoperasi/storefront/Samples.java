package id.tokoperasi.storefront;

import static java.util.Map.entry;

import id.tokoperasi.ordering.Due;
import id.tokoperasi.storefront.cooperative.ChooseView;
import id.tokoperasi.storefront.cooperative.LapakShell;
import id.tokoperasi.storefront.cooperative.ListingEditorView;
import id.tokoperasi.storefront.cooperative.ListingReviewView;
import id.tokoperasi.storefront.cooperative.ListingsView;
import id.tokoperasi.storefront.cooperative.SellerOrderView;
import id.tokoperasi.storefront.cooperative.SellerOrdersView;
import id.tokoperasi.storefront.cooperative.TodayView;
import id.tokoperasi.storefront.resident.AccountView;
import id.tokoperasi.storefront.resident.BasketView;
import id.tokoperasi.storefront.resident.CheckoutView;
import id.tokoperasi.storefront.resident.CooperativeView;
import id.tokoperasi.storefront.resident.HelpView;
import id.tokoperasi.storefront.resident.HomeView;
import id.tokoperasi.storefront.resident.OrderView;
import id.tokoperasi.storefront.resident.OrdersView;
import id.tokoperasi.storefront.resident.PaymentView;
import id.tokoperasi.storefront.resident.ProductView;
import id.tokoperasi.storefront.resident.SearchView;
import id.tokoperasi.storefront.resident.SignInView;
import id.tokoperasi.storefront.resident.SuggestionsView;
import id.tokoperasi.storefront.web.Assets;
import id.tokoperasi.storefront.web.Badge;
import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.DistrictMap;
import id.tokoperasi.storefront.web.Fact;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.Link;
import id.tokoperasi.storefront.web.Notice;
import id.tokoperasi.storefront.web.OrderLine;
import id.tokoperasi.storefront.web.OrderStep;
import id.tokoperasi.storefront.web.Picture;
import id.tokoperasi.storefront.web.ProductCard;
import id.tokoperasi.storefront.web.Shell;
import id.tokoperasi.storefront.web.Typed;

import org.springframework.util.CollectionUtils;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Made-up view records for every template, in their ordinary and their awkward states. */
final class Samples {

    record Sample(String template, Object view) {}

    static final String LONG =
            "Emping melinjo Cikolelet pilihan tanpa pengawet dengan kemasan berdiri yang sangat"
                    + " panjang namanya untuk hajatan dan bingkisan 500 g";

    private static final Instant NOW = Instant.parse("2026-11-24T07:20:00Z");
    private static final UUID ID = UUID.fromString("01930000-0000-7000-8000-000000000001");

    private final Assets assets;
    private final Map<String, Function<Shell, Sample>> pages = new LinkedHashMap<>();

    Samples(Assets assets) {
        this.assets = assets;
        pages.put("beranda", s -> new Sample("resident/home", home(s, true)));
        pages.put("beranda-kosong", s -> new Sample("resident/home", home(s, false)));
        pages.put("cari", s -> new Sample("resident/search", search(s, 24, false)));
        pages.put("cari-kosong", s -> new Sample("resident/search", search(s, 0, false)));
        pages.put("cari-sederhana", s -> new Sample("resident/search", search(s, 6, true)));
        pages.put("cari-lagi", s -> new Sample("resident/search-more", search(s, 12, false)));
        pages.put("saran", s -> new Sample("resident/suggestions", suggestions()));
        pages.put("produk", s -> new Sample("resident/product", product(s, 64, false)));
        pages.put("produk-habis", s -> new Sample("resident/product", product(s, 0, false)));
        pages.put("produk-tutup", s -> new Sample("resident/product", product(s, 4, true)));
        pages.put("koperasi", s -> new Sample("resident/cooperative", cooperative(s, false)));
        pages.put(
                "koperasi-berhenti", s -> new Sample("resident/cooperative", cooperative(s, true)));
        pages.put(
                "koperasi-lagi",
                s -> new Sample("resident/cooperative-more", cooperative(s, false)));
        pages.put("keranjang", s -> new Sample("resident/basket", basket(s, true)));
        pages.put("keranjang-kosong", s -> new Sample("resident/basket", basket(s, false)));
        pages.put("bayar", s -> new Sample("resident/checkout", checkout(s, false)));
        pages.put("bayar-salah", s -> new Sample("resident/checkout", checkout(s, true)));
        for (var state : PaymentView.State.values()) {
            pages.put(
                    "kembali-" + state.name().toLowerCase(),
                    s -> new Sample("resident/payment", payment(s, state)));
        }
        pages.put("pesanan", s -> new Sample("resident/order", order(s, false)));
        pages.put("pesanan-ambil", s -> new Sample("resident/order", order(s, true)));
        pages.put("pesanan-saya", s -> new Sample("resident/orders", orders(s, true)));
        pages.put("pesanan-belum", s -> new Sample("resident/orders", orders(s, false)));
        pages.put("pesanan-lagi", s -> new Sample("resident/orders-more", orders(s, true)));
        pages.put(
                "masuk",
                s ->
                        new Sample(
                                "resident/sign-in",
                                new SignInView(
                                        s,
                                        "/oauth2/authorization/keycloak",
                                        "/",
                                        true,
                                        List.of(),
                                        List.of())));
        pages.put("akun", s -> new Sample("resident/account", account(s)));
        pages.put("bantuan", s -> new Sample("resident/help", new HelpView(s, 30)));
        pages.put("lapak-pilih", s -> new Sample("cooperative/choose", choose(s, true)));
        pages.put("lapak-tanpa", s -> new Sample("cooperative/choose", choose(s, false)));
        pages.put("lapak", s -> new Sample("cooperative/today", today(s, true)));
        pages.put("lapak-beres", s -> new Sample("cooperative/today", today(s, false)));
        pages.put("lapak-produk", s -> new Sample("cooperative/listings", listings(s, true)));
        pages.put(
                "lapak-produk-kosong", s -> new Sample("cooperative/listings", listings(s, false)));
        pages.put("lapak-baru", s -> new Sample("cooperative/listing", listing(s, true, false)));
        pages.put("lapak-ubah", s -> new Sample("cooperative/listing", listing(s, false, false)));
        pages.put("lapak-salah", s -> new Sample("cooperative/listing", listing(s, false, true)));
        for (var review : ListingReviewSamples.all().entrySet()) {
            pages.put(
                    "lapak-ubah-" + review.getKey(),
                    s -> new Sample("cooperative/listing", listing(s, review.getValue(), false)));
        }
        pages.put("lapak-pesanan", s -> new Sample("cooperative/orders", sellerOrders(s, true)));
        pages.put(
                "lapak-pesanan-kosong",
                s -> new Sample("cooperative/orders", sellerOrders(s, false)));
        for (var next : SellerOrderView.Next.values()) {
            pages.put(
                    "lapak-pesanan-" + next.name().toLowerCase(),
                    s -> new Sample("cooperative/order", sellerOrder(s, next)));
        }
        StaffSamples.addTo(pages);
        MemberSamples.addTo(pages);
        ImportSamples.addTo(pages);
        ProgrammeSamples.addTo(pages);
        ModerationSamples.addTo(pages);
        DepartmentSamples.addTo(pages);
        OfficerSamples.addTo(pages);
        OfficeSamples.addTo(pages);
        VerificationSamples.addTo(pages);
    }

    List<String> names() {
        return List.copyOf(pages.keySet());
    }

    Sample of(String name, String language, String theme) {
        return pages.get(name).apply(shell(name, language, theme));
    }

    private Shell shell(String name, String language, String theme) {
        var districts =
                places().stream().map(p -> new Shell.DistrictChoice(p.code(), p.name())).toList();
        boolean seller = name.startsWith("lapak");
        return new Shell(
                language,
                theme,
                "/contoh/" + name,
                new Shell.DistrictChoice("36.04.09", "Ciruas"),
                districts,
                3,
                seller || name.startsWith("akun") ? "Siti Aminah" : null,
                seller,
                name.equals("pesanan") ? new Notice("ok", "flash.received", "") : null,
                "0b7e7a52-5d55-4d42-9a35-1d6f0f4f8a10",
                NOW);
    }

    private Picture drawing(String family, int tile) {
        return new Picture(assets.drawing(family), "", tile);
    }

    private List<ProductCard> cards(int n) {
        var names =
                List.of(
                        "Emping melinjo Cikolelet 500 g",
                        "Guci gerabah Bumi Jaya, tinggi 40 cm",
                        "Sate bandeng pilihan, isi 2 tusuk",
                        "Telur asin asap, isi 10 butir",
                        "Kain batik cap motif Pamaranggen",
                        LONG);
        var families = List.of("emping", "gerabah", "bandeng", "telur", "batik", "kue");
        var cards = new ArrayList<ProductCard>();
        for (int i = 0; i < n; i++) {
            int k = i % 6;
            cards.add(
                    new ProductCard(
                            names.get(k),
                            "/produk/contoh-" + i,
                            drawing(families.get(k), i % 5 + 1),
                            i % 4 == 3 ? null : new UUID(7, i),
                            42_500 + 1_000L * i,
                            i % 4 == 3,
                            k == 0 ? 85_000 : 0,
                            "kg",
                            k == 5
                                    ? "Koperasi Produsen Waringin Makmur Sejahtera Bersama"
                                    : "Melinjo Cikolelet",
                            "Cinangka",
                            k == 2
                                    ? new Badge("line", "badge.preorder", 2)
                                    : k == 0 ? new Badge("ok", "badge.HALAL", "") : null,
                            318L * k,
                            k == 1 ? 4 : 0,
                            i == 7));
        }
        return cards;
    }

    static List<DistrictMap.Place> places() {
        var raw =
                """
                36.04.05;Kramatwatu;-6.040;106.112;38 36.04.06;Waringinkurung;-6.090;106.069;22
                36.04.07;Bojonegara;-5.962;106.075;27 36.04.08;Pulo_Ampel;-5.918;106.085;24
                36.04.09;Ciruas;-6.101;106.243;46 36.04.11;Kragilan;-6.151;106.273;41
                36.04.12;Pontang;-6.025;106.256;29 36.04.13;Tirtayasa;-5.988;106.311;33
                36.04.14;Tanara;-6.017;106.365;21 36.04.15;Cikande;-6.191;106.354;48
                36.04.16;Kibin;-6.162;106.316;35 36.04.17;Carenang;-6.087;106.321;27
                36.04.18;Binuang;-6.132;106.349;23 36.04.19;Petir;-6.242;106.199;36
                36.04.20;Tunjung_Teja;-6.281;106.231;25 36.04.22;Baros;-6.226;106.121;34
                36.04.23;Cikeusal;-6.214;106.255;37 36.04.24;Pamarayan;-6.277;106.302;29
                36.04.25;Kopo;-6.286;106.377;26 36.04.26;Jawilan;-6.289;106.343;24
                36.04.27;Ciomas;-6.246;106.029;31 36.04.28;Pabuaran;-6.195;106.093;28
                36.04.29;Padarincang;-6.208;105.970;30 36.04.30;Anyar;-6.074;105.913;44
                36.04.31;Cinangka;-6.179;105.888;35 36.04.32;Mancak;-6.104;105.986;26
                36.04.33;Gunungsari;-6.152;106.036;22 36.04.34;Bandung;-6.221;106.309;19
                36.04.35;Lebak_Wangi;-6.075;106.284;28
                """;
        return raw.strip()
                .lines()
                .flatMap(line -> List.of(line.strip().split(" ")).stream())
                .map(word -> word.split(";"))
                .map(
                        w ->
                                new DistrictMap.Place(
                                        w[0],
                                        w[1].replace('_', ' '),
                                        Double.parseDouble(w[2]),
                                        Double.parseDouble(w[3]),
                                        Integer.parseInt(w[4])))
                .toList();
    }

    private HomeView home(Shell s, boolean full) {
        var categories = new ArrayList<HomeView.CategoryTile>();
        var tiles =
                List.of(
                        entry("Camilan", "toples"),
                        entry("Gerabah", "gerabah"),
                        entry("Hasil laut", "bandeng"),
                        entry("Beras, telur", "beras"),
                        entry("Batik", "batik"),
                        entry("Tas, anyaman", "tas"),
                        entry("Logam, alat", "golok"),
                        entry("Nasi kotak", "nasi"),
                        entry("Gula, bumbu", "gula"));
        for (var tile : tiles) {
            categories.add(
                    new HomeView.CategoryTile(
                            tile.getKey(),
                            "/cari?kategori=" + tile.getValue(),
                            drawing(tile.getValue(), categories.size() % 5 + 1)));
        }
        return new HomeView(
                s,
                List.of(
                        drawing("beras", 1),
                        drawing("emping", 1),
                        drawing("gerabah", 1),
                        drawing("toples", 1)),
                full ? categories : List.of(),
                full ? cards(10) : List.of(),
                "/cari?urut=terbaru",
                DistrictMap.of(full ? places() : List.of()),
                29,
                full
                        ? new HomeView.Featured(
                                "Koperasi Gerabah Bumi Jaya",
                                "/koperasi/gerabah-bumi-jaya",
                                "86 perajin di Kampung Kosambi membakar gerabah bersama dan menjualnya lewat satu lapak.",
                                List.of(
                                        new Fact("fact.members", "86"),
                                        new Fact("fact.origin", "Ciruas"),
                                        new Fact("fact.meeting", "18 Mar 2026"),
                                        new Fact("fact.founded", "1998")))
                        : null);
    }

    private SearchView search(Shell s, int n, boolean reduced) {
        var districts = new ArrayList<SearchView.Value>();
        for (var p : places()) {
            districts.add(
                    new SearchView.Value(
                            p.code(),
                            p.name(),
                            reduced ? null : (long) p.cooperatives(),
                            districts.size() == 1));
        }
        return new SearchView(
                s,
                "empin",
                "",
                false,
                reduced ? null : "emping",
                "/cari?q=empin&persis=1",
                n == 0 ? 0 : 1_298,
                false,
                reduced,
                cards(n),
                List.of(
                        new SearchView.Facet(
                                "kategori",
                                "facet.category",
                                List.of(
                                        new SearchView.Value(
                                                "camilan", "Camilan", reduced ? null : 74L, false),
                                        new SearchView.Value(
                                                "minuman", "Minuman", reduced ? null : 0L, false)),
                                List.of()),
                        new SearchView.Facet(
                                "kecamatan",
                                "facet.district",
                                districts.subList(0, 5),
                                districts.subList(5, 29))),
                "",
                "50.000",
                n == 0 && !reduced
                        ? List.of()
                        : List.of(
                                new Link("Waringinkurung", "/cari?q=empin&maks=50000"),
                                new Link("Sampai Rp 50.000", "/cari?q=empin")),
                "/cari?q=empin",
                List.of(
                        new Choice("sesuai", "Paling sesuai", true),
                        new Choice("termurah", "Termurah", false)),
                n,
                24,
                n == 0 ? null : "/cari?q=empin&sesudah=eyJz",
                drawing("melinjo", 1));
    }

    private SuggestionsView suggestions() {
        return new SuggestionsView(
                List.of(
                        new SuggestionsView.Suggestion(
                                "emping melinjo", "/cari?q=emping+melinjo", "", "search"),
                        new SuggestionsView.Suggestion(
                                "Emping & keripik",
                                "/cari?kategori=emping",
                                "suggest.category",
                                "list"),
                        new SuggestionsView.Suggestion(
                                "Koperasi Melinjo Cikolelet",
                                "/koperasi/x",
                                "suggest.cooperative",
                                "shop")));
    }

    private ProductView product(Shell s, int stock, boolean paused) {
        return new ProductView(
                s,
                List.of(new Link("Beranda", "/"), new Link("Camilan", "/cari?kategori=camilan")),
                paused ? LONG : "Emping melinjo Cikolelet 500 g",
                "emping",
                List.of(
                        drawing("emping", 1).described("Emping melinjo"),
                        drawing("tampah", 2).described("Emping dijemur"),
                        drawing("melinjo", 4).described("Buah melinjo")),
                new ProductView.Chosen(ID, "500 g", 42_500, 85_000, "kg", paused ? 100 : 0, stock),
                List.of(
                        new ProductView.Variant("250 g", "/produk/emping?pilihan=1", 23_000, false),
                        new ProductView.Variant("500 g", "/produk/emping?pilihan=2", 42_500, true),
                        new ProductView.Variant("1 kg", "/produk/emping?pilihan=3", 82_000, false)),
                List.of(
                        new Badge("ok", "badge.HALAL", ""),
                        new Badge("ok", "badge.PIRT", ""),
                        new Badge("brand", "badge.PDN", ""),
                        new Badge("brand", "badge.TKDN", "41,2%")),
                paused,
                paused ? 5 : 1,
                paused ? 5 : 1,
                stock,
                stock == 64 ? tastes() : List.of(),
                stock == 64
                        ? List.of(
                                new ProductView.Tier(10, 40_000), new ProductView.Tier(50, 38_500))
                        : List.of(),
                stock == 64 ? LocalDate.of(2026, 12, 4) : null,
                stock == 64 ? 39_000 : 0,
                paused ? 41_000 : 0,
                318,
                List.of(
                        new ProductView.Delivery("truck", "product.courier", "Ciruas", 14_000),
                        new ProductView.Delivery(
                                "pin", "product.pickup", "Kp. Cikolelet, Cinangka", 0)),
                new ProductView.Seller(
                        "Koperasi Melinjo Cikolelet",
                        "/koperasi/melinjo",
                        "Cinangka",
                        "112 anggota",
                        1),
                "Melinjo tua disangrai, dikupas, lalu dipipihkan satu per satu dan dijemur sehari.\n\nGoreng sebentar dalam minyak panas.",
                List.of(
                        new Fact("fact.net", "500 g"),
                        new Fact("fact.PIRT", "2063604010123-31, berlaku sampai 31 Des 2031"),
                        new Fact("fact.origin", "Cinangka, Kabupaten Serang")),
                cards(5),
                "https://wa.me/?text=Emping",
                stock == 0 ? FormErrors.of("jumlah", "Tinggal 3") : FormErrors.NONE);
    }

    private static List<ProductView.OptionGroup> tastes() {
        return List.of(
                new ProductView.OptionGroup(
                        "Rasa",
                        List.of(
                                new ProductView.Option(
                                        "asin", "/produk/emping?pilihan=1", true, false),
                                new ProductView.Option(
                                        "manis pedas", "/produk/emping?pilihan=2", false, true))),
                new ProductView.OptionGroup(
                        "Ukuran",
                        List.of(
                                new ProductView.Option(
                                        "250 g", "/produk/emping?pilihan=3", false, false),
                                new ProductView.Option(
                                        "500 g", "/produk/emping?pilihan=1", true, false))));
    }

    private CooperativeView cooperative(Shell s, boolean suspended) {
        return new CooperativeView(
                s,
                suspended
                        ? "Koperasi Produsen Waringin Makmur Sejahtera Bersama Kecamatan Waringinkurung"
                        : "Koperasi Gerabah Bumi Jaya",
                "gerabah",
                "Ciruas",
                "cooperative.kind.PRODUCER",
                4,
                LocalDate.of(2026, 10, 3),
                suspended,
                true,
                "86 perajin di Kampung Kosambi membakar gerabah bersama.",
                List.of(
                        new Fact("fact.members", "86"),
                        new Fact("fact.meeting", "18 Mar 2026"),
                        new Fact("fact.founded", "1998")),
                List.of(
                        new Fact("fact.legal", "AHU-0001234.AH.01.26"),
                        new Fact("fact.nib", "1234567890123"),
                        new Fact("fact.address", "Kp. Kosambi, Bumi Jaya, Ciruas")),
                suspended ? List.of() : cards(10),
                24,
                "/koperasi/gerabah?sesudah=x");
    }

    private BasketView basket(Shell s, boolean full) {
        var lines =
                List.of(
                        new BasketView.Line(
                                ID,
                                "Emping melinjo Cikolelet 500 g",
                                "500 g",
                                "/produk/x",
                                drawing("emping", 1),
                                0,
                                2,
                                1,
                                64,
                                42_500,
                                85_000,
                                List.of()),
                        new BasketView.Line(
                                new UUID(1, 2),
                                LONG,
                                "",
                                "/produk/y",
                                drawing("pot", 3),
                                0,
                                3,
                                1,
                                2,
                                65_000,
                                0,
                                List.of(
                                        new Notice("bad", "basket.not_enough", "2"),
                                        new Notice("warn", "basket.price_up", "Rp\u00a03.000"))),
                        new BasketView.Line(
                                new UUID(1, 3),
                                "Pot gerabah",
                                "",
                                "/produk/z",
                                drawing("gerabah", 2),
                                0,
                                1,
                                1,
                                0,
                                65_000,
                                0,
                                List.of(new Notice("bad", "basket.sold_out", ""))));
        var other =
                new BasketView.Line(
                        new UUID(1, 9),
                        "Pot tanaman",
                        "",
                        "/produk/p",
                        drawing("pot", 4),
                        100,
                        5,
                        5,
                        9,
                        42_500,
                        85_000,
                        List.of());
        var group =
                new BasketView.Group(
                        ID,
                        "Koperasi Melinjo Cikolelet",
                        "/koperasi/m",
                        "Cinangka",
                        1,
                        lines,
                        3,
                        null,
                        85_000);
        return new BasketView(
                s,
                full
                        ? List.of(
                                group,
                                new BasketView.Group(
                                        new UUID(2, 2),
                                        "Koperasi Gerabah Bumi Jaya",
                                        "/koperasi/g",
                                        "Ciruas",
                                        4,
                                        List.of(other),
                                        2,
                                        LocalDate.of(2026, 12, 4),
                                        85_000))
                        : List.of(),
                full ? 5 : 0,
                full ? 170_000 : 0,
                false,
                full ? null : new BasketView.Removed(ID, "Emping melinjo", 2),
                full,
                drawing("tas", 1));
    }

    private CheckoutView checkout(Shell s, boolean wrong) {
        var errors = new LinkedHashMap<String, String>();
        if (wrong) {
            errors.put("nama", "Isi nama penerima");
            errors.put("hp", "Nomor HP diawali 08, contoh 0812-3456-7890");
            errors.put("alamat", "Isi alamat");
        }
        var line =
                new CheckoutView.Line(
                        "Emping melinjo Cikolelet 500 g", drawing("emping", 1), 2, 85_000);
        var pot = new CheckoutView.Line(LONG, drawing("pot", 3), 1, 65_000);
        return new CheckoutView(
                s,
                wrong
                        ? new CheckoutView.Recipient("", "12", "", "", "")
                        : new CheckoutView.Recipient(
                                "Siti Aminah",
                                "0812-3456-7890",
                                "siti@example.id",
                                "Kp. Kosambi RT 03/RW 01",
                                "Bumi Jaya"),
                places().stream()
                        .map(p -> new Choice(p.code(), p.name(), p.name().equals("Ciruas")))
                        .toList(),
                List.of(
                        new CheckoutView.Group(
                                ID,
                                "Koperasi Melinjo Cikolelet",
                                "Cinangka",
                                1,
                                List.of(line),
                                List.of(
                                        new CheckoutView.Delivery(
                                                "kurir",
                                                "checkout.courier",
                                                "Ke Ciruas",
                                                14_000,
                                                true),
                                        new CheckoutView.Delivery(
                                                "ambil",
                                                "checkout.pickup",
                                                "Kp. Cikolelet, Cinangka",
                                                0,
                                                false)),
                                2,
                                85_000,
                                LocalDate.of(2026, 12, 4),
                                true,
                                false),
                        new CheckoutView.Group(
                                new UUID(2, 2),
                                "Koperasi Gerabah Bumi Jaya",
                                "Ciruas",
                                4,
                                List.of(pot),
                                List.of(
                                        new CheckoutView.Delivery(
                                                "ambil",
                                                "checkout.pickup",
                                                "Kp. Kosambi, Bumi Jaya",
                                                0,
                                                true)),
                                1,
                                65_000,
                                LocalDate.of(2026, 11, 25),
                                false,
                                true)),
                List.of(new Choice("kartu", "checkout.pay_card", true)),
                "",
                3,
                150_000,
                164_000,
                wrong ? 160_000 : 0,
                30,
                new FormErrors(errors));
    }

    private PaymentView payment(Shell s, PaymentView.State state) {
        boolean payable = state == PaymentView.State.OPEN || state == PaymentView.State.FAILED;
        return new PaymentView(
                s,
                ID,
                state,
                176_000,
                state == PaymentView.State.PAID ? NOW : null,
                payable,
                payable ? NOW.plusSeconds(1_800) : null,
                state == PaymentView.State.WAITING ? 2 : 0,
                0,
                List.of(
                        new PaymentView.PaidOrder(
                                "TK-2611-7F3K2",
                                "/pesanan/TK-2611-7F3K2",
                                "Koperasi Melinjo Cikolelet",
                                "checkout.courier",
                                111_000),
                        new PaymentView.PaidOrder(
                                "TK-2611-7F3K3",
                                "/pesanan/TK-2611-7F3K3",
                                "Koperasi Gerabah Bumi Jaya",
                                "checkout.pickup",
                                65_000)));
    }

    private List<OrderStep> steps() {
        return List.of(
                new OrderStep("order.status.PLACED", NOW.minusSeconds(90_000), "", true, false),
                new OrderStep("order.status.PAID", NOW.minusSeconds(86_000), "", true, false),
                new OrderStep("order.status.PACKED", NOW, "Koperasi Melinjo Cikolelet", true, true),
                new OrderStep("order.status.SHIPPED", null, "", false, false),
                new OrderStep("order.status.COMPLETED", null, "", false, false));
    }

    private List<OrderLine> orderLines() {
        return List.of(
                new OrderLine(
                        "Emping melinjo Cikolelet 500 g",
                        "/produk/x",
                        drawing("emping", 1),
                        2,
                        42_500),
                new OrderLine(LONG, "/produk/y", drawing("botol", 4), 1, 12_000));
    }

    private OrderView order(Shell s, boolean pickup) {
        return new OrderView(
                s,
                "TK-2611-7F3K2",
                pickup ? "order.status.READY" : "order.status.PACKED",
                pickup ? "brand" : "warn",
                "Koperasi Melinjo Cikolelet",
                "/koperasi/m",
                "+6281234567890",
                steps(),
                orderLines(),
                97_000,
                pickup ? "checkout.pickup" : "checkout.courier",
                pickup ? 0 : 14_000,
                pickup ? 97_000 : 111_000,
                pickup ? 0 : 54_500,
                !pickup,
                pickup ? List.of() : List.of(lack(), refused()),
                "Siti Aminah",
                "+6281234567890",
                "Kp. Kosambi RT 03/RW 01, Bumi Jaya, Ciruas",
                "Tolong jangan ditumpuk",
                pickup ? "Stok rusak terkena banjir" : "",
                pickup ? "482 193" : null,
                pickup ? "" : "JNE123456789",
                pickup ? "/bayar/x" : null,
                pickup ? NOW : null,
                true,
                !pickup,
                !pickup,
                FormErrors.NONE);
    }

    private static OrderView.Lack lack() {
        return new OrderView.Lack(
                ID,
                42_500,
                "Panen gagal pekan ini",
                NOW,
                false,
                List.of("1 × Emping melinjo 500 g"),
                List.of("1 × Emping melinjo 500 g"),
                42_500);
    }

    private static OrderView.Lack refused() {
        var lines = List.of("1 × " + LONG);
        return new OrderView.Lack(new UUID(1, 9), 12_000, "", NOW, true, lines, List.of(), 0);
    }

    private OrdersView orders(Shell s, boolean full) {
        var row =
                new OrdersView.Row(
                        "TK-2611-7F3K2",
                        "/pesanan/TK-2611-7F3K2",
                        "order.status.PACKED",
                        "warn",
                        "Koperasi Melinjo Cikolelet",
                        LONG + " dan 2 lainnya",
                        drawing("emping", 1),
                        NOW,
                        111_000);
        return new OrdersView(
                s,
                full ? List.of(row, row, row) : List.of(),
                20,
                full ? "/pesanan?sesudah=x" : null,
                drawing("tas", 1));
    }

    private AccountView account(Shell s) {
        return new AccountView(
                s,
                "siti@example.id",
                List.of(new Link("Koperasi Melinjo Cikolelet", "/lapak/" + ID)),
                List.of(
                        new AccountView.Join(
                                "/koperasi/gerabah/gabung",
                                "Koperasi Gerabah Bumi Jaya",
                                "account.join.WAITING",
                                s.now()),
                        new AccountView.Join(
                                "/koperasi/golok/gabung",
                                "Koperasi Golok Ciomas Sejahtera Bersama Sepanjang Masa",
                                "account.join.OVERDUE",
                                s.now())),
                List.of(
                        new Choice("", "account.theme_system", true),
                        new Choice("light", "account.theme_light", false),
                        new Choice("dark", "account.theme_dark", false)),
                List.of(
                        new Choice("id", "Bahasa Indonesia", true),
                        new Choice("en", "English", false)));
    }

    static LapakShell lapak(Shell s) {
        return new LapakShell(s, ID, "Koperasi Melinjo Cikolelet", "/koperasi/m", 3);
    }

    private ChooseView choose(Shell s, boolean some) {
        return new ChooseView(
                s,
                some
                        ? List.of(
                                new ChooseView.Workplace(
                                        ID,
                                        "Koperasi Melinjo Cikolelet",
                                        "Cinangka",
                                        "lapak.role.MANAGER",
                                        1),
                                new ChooseView.Workplace(
                                        new UUID(2, 2),
                                        "Koperasi Gerabah Bumi Jaya",
                                        "Ciruas",
                                        "lapak.role.VIEWER",
                                        2))
                        : List.of());
    }

    private TodayView today(Shell s, boolean busy) {
        return new TodayView(
                lapak(s),
                busy ? 3 : 0,
                busy ? 2 : 0,
                busy ? new Due(1, 2) : new Due(0, 0),
                busy
                        ? List.of(
                                new TodayView.LowStock(ID, LONG, 2),
                                new TodayView.LowStock(ID, "Emping", 0))
                        : List.of(),
                busy ? 48 : 0,
                2,
                27,
                2_140_000);
    }

    private ListingsView listings(Shell s, boolean full) {
        var rows =
                List.of(
                        new ListingsView.Row(
                                ID,
                                "Emping melinjo Cikolelet 500 g",
                                drawing("emping", 1),
                                "lapak.status.PUBLISHED",
                                "ok",
                                42_500,
                                true,
                                64,
                                "/produk/x",
                                false,
                                true,
                                3,
                                85),
                        new ListingsView.Row(
                                new UUID(3, 3),
                                LONG,
                                drawing("kue", 2),
                                "lapak.status.DRAFT",
                                "line",
                                12_000,
                                false,
                                0,
                                "/produk/y",
                                true,
                                false,
                                1,
                                40));
        return new ListingsView(
                lapak(s),
                List.of(
                        new Choice("?", "Semua 54", true),
                        new Choice("?status=terbit", "Terbit 48", false),
                        new Choice("?status=draf", "Draf 6", false)),
                "",
                full ? rows : List.of(),
                24,
                full ? "/lapak/x/produk?sesudah=y" : null,
                full ? List.of("Berhasil 3, belum 1", "Keterangan terlalu pendek") : List.of(),
                drawing("toples", 1));
    }

    private ListingEditorView listing(Shell s, boolean fresh, boolean wrong) {
        return listing(s, fresh ? null : ListingReviewSamples.of(wrong), wrong);
    }

    private ListingEditorView listing(Shell s, ListingReviewView review, boolean wrong) {
        var fresh = review == null;
        var errors = new LinkedHashMap<String, String>();
        if (wrong) {
            errors.put("title", "Isi nama produk");
            errors.put("variants[0].priceRupiah", "Harga harus lebih dari Rp 0");
            errors.put("variants[0].tiers[0].priceRupiah", "Harga grosir harus makin murah");
        }
        return new ListingEditorView(
                lapak(s),
                review,
                fresh ? null : ID,
                3,
                fresh || wrong ? "lapak.status.DRAFT" : "lapak.status.PUBLISHED",
                fresh || wrong ? "line" : "ok",
                !fresh && !wrong,
                "/produk/x",
                fresh || wrong ? "" : "Emping melinjo Cikolelet",
                fresh ? "" : "Melinjo tua disangrai, dikupas, lalu dipipihkan.",
                List.of(
                        new ListingEditorView.CategoryGroup(
                                "Camilan",
                                List.of(
                                        new Choice("emping", "Emping", !fresh),
                                        new Choice("keripik", "Keripik", false)))),
                List.of(
                        new Choice("GRAM", "listing.unit_GRAM", true),
                        new Choice("PIECE", "listing.unit_PIECE", false)),
                "0",
                "",
                fresh ? TermsSamples.empty() : TermsSamples.terms(),
                TermsSamples.makers(),
                TermsSamples.districts(),
                fresh ? null : TermsSamples.score(),
                TermsSamples.variants(!fresh),
                TermsSamples.papers(),
                fresh
                        ? List.of()
                        : List.of(
                                new ListingEditorView.KeptPicture(ID, drawing("emping", 1), true),
                                new ListingEditorView.KeptPicture(ID, drawing("tampah", 2), false)),
                8,
                new FormErrors(errors));
    }

    private static SellerOrdersView.Row sellerRow(boolean late) {
        return new SellerOrdersView.Row(
                ID,
                "TK-2611-7F3K2",
                "order.status.PAID",
                "brand",
                "Siti A.",
                late ? "checkout.courier" : "checkout.pickup",
                late ? "Ciruas" : "",
                List.of("2 × Emping melinjo 500 g", "1 × " + LONG),
                NOW,
                111_000,
                true,
                LocalDate.of(2026, 11, late ? 23 : 24),
                true,
                late,
                !late);
    }

    private SellerOrdersView sellerOrders(Shell s, boolean full) {
        return new SellerOrdersView(
                lapak(s),
                List.of(
                        new Choice("?status=segera", "Segera 3", false),
                        new Choice("?", "Perlu dikemas 3", true),
                        new Choice("?status=dikemas", "Dikemas 2", false)),
                full ? List.of(sellerRow(true), sellerRow(false)) : List.of(),
                20,
                full ? "/x" : null,
                drawing("tas", 1),
                full,
                full ? new Due(2, 1) : new Due(0, 0),
                LocalDate.of(2026, 11, 25),
                FormErrors.NONE);
    }

    private static SellerOrderView.Work work(SellerOrderView.Next next) {
        boolean waits = next == SellerOrderView.Next.PACK || next == SellerOrderView.Next.SHIP;
        boolean part = next == SellerOrderView.Next.SHIP;
        return new SellerOrderView.Work(
                7,
                LocalDate.of(2026, 11, 25),
                waits,
                part,
                !part,
                part,
                waits
                        ? List.of(
                                new SellerOrderView.Left(ID, "Emping melinjo 500 g", 2),
                                new SellerOrderView.Left(new UUID(1, 2), LONG, 1))
                        : List.of(),
                part || next == SellerOrderView.Next.WAIT
                        ? List.of(
                                new SellerOrderView.Parcel(
                                        ID, 1, NOW, "JNE 8800112233", List.of("1 × " + LONG)))
                        : List.of(),
                part
                        ? List.of(
                                new SellerOrderView.Lack(
                                        42_500,
                                        "Panen gagal pekan ini",
                                        NOW,
                                        false,
                                        List.of("1 × Emping melinjo 500 g")),
                                new SellerOrderView.Lack(
                                        12_000, "", NOW, true, List.of("1 × " + LONG)))
                        : List.of(),
                part ? 54_500 : 0);
    }

    private SellerOrderView sellerOrder(Shell s, SellerOrderView.Next next) {
        return new SellerOrderView(
                lapak(s),
                ID,
                "TK-2611-7F3K2",
                "order.status.PAID",
                "brand",
                steps(),
                orderLines(),
                97_000,
                "checkout.courier",
                14_000,
                111_000,
                "Siti Aminah",
                "+6281234567890",
                "Kp. Kosambi RT 03/RW 01, Bumi Jaya, Ciruas",
                "",
                "",
                "",
                next == SellerOrderView.Next.READY,
                next,
                next == SellerOrderView.Next.PACK,
                work(next),
                new SellerOrderView.Tried(
                        next == SellerOrderView.Next.SHIP ? "kurang" : "",
                        new Typed(CollectionUtils.toMultiValueMap(Map.of()))),
                next == SellerOrderView.Next.SHIP
                        ? FormErrors.of("form", "Pesanan sudah dibatalkan pembeli")
                        : FormErrors.NONE);
    }
}
