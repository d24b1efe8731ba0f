package id.tokoperasi.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import id.tokoperasi.catalog.Listing;
import id.tokoperasi.catalog.ListingStatus;
import id.tokoperasi.catalog.Variant;
import id.tokoperasi.jobs.JobState;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.membership.MemberState;
import id.tokoperasi.sheets.SheetFormat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

class ImportTests {

    private static final String GOODS_HEAD =
            "SKU;SKU induk;Nama barang;Keterangan;Kategori;Satuan isi;Varian;Harga;Berat kirim (gram);Isi"
                    + " bersih;Stok;Hari siap;Catatan pembuat";
    private static final String TEXT = "Dibuat anggota dari melinjo setempat";

    private static Warehouse warehouse;
    private UUID shop;

    @BeforeAll
    static void open() {
        warehouse = new Warehouse();
    }

    @AfterAll
    static void close() {
        warehouse.close();
    }

    @BeforeEach
    void anotherCooperative() {
        shop = warehouse.cooperative();
    }

    private static String[] goods(String... rows) {
        var lines = new ArrayList<>(List.of(GOODS_HEAD));
        Collections.addAll(lines, rows);
        return lines.toArray(String[]::new);
    }

    private Import goodsTaken(String... rows) {
        return warehouse.taken(
                warehouse.tried(warehouse.send(shop, ImportKind.LISTINGS, goods(rows))));
    }

    private static void refused(Runnable call, String code) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(code));
    }

    @Test
    void aTrialChangesNothingAndTheImportDoesWhatItSaid() {
        var sent =
                warehouse.send(
                        shop,
                        ImportKind.LISTINGS,
                        goods(
                                "E-500;;Emping melinjo;"
                                        + TEXT
                                        + ";Emping;gram;500 g;Rp 42.500;550;500;12;0;Bu Emi",
                                "E-1000;E-500;;;;;1 kg;80.000;1.100;1000;3;;",
                                "E-X;;;" + TEXT + ";Emping;gram;;abc;;;1;;"));
        assertThat(sent.isMapped()).isTrue();
        var tried = warehouse.tried(sent);
        assertThat(tried.trial().state()).isEqualTo(JobState.DONE);
        assertThat(warehouse.trial(tried)).isEqualTo("2 new, 0 changed, 0 same, 1 wrong");
        assertThat(warehouse.problems(tried))
                .containsExactly("4 priceRupiah number-malformed", "4 title cell-missing");
        assertThat(warehouse.goods(shop)).isEmpty();
        var taken = warehouse.taken(tried);
        assertThat(warehouse.run(taken)).isEqualTo("2 new, 0 changed, 0 same, 1 wrong");
        assertThat(warehouse.goods(shop))
                .singleElement()
                .satisfies(l -> assertThat(l.status()).isEqualTo(ListingStatus.DRAFT))
                .satisfies(l -> assertThat(l.title()).isEqualTo("Emping melinjo"))
                .satisfies(
                        l ->
                                assertThat(l.variants())
                                        .extracting(
                                                Variant::sku,
                                                v -> v.price().rupiah(),
                                                Variant::onHand)
                                        .containsExactly(
                                                tuple("E-500", 42_500L, 12),
                                                tuple("E-1000", 80_000L, 3)));
    }

    @Test
    void theSameFileTwiceChangesNothing() {
        var rows =
                new String[] {
                    "A;;Emping asin;" + TEXT + ";emping;gram;;10000;100;;5;2;",
                    "B;A;;;;;besar;20000;200;;6;;",
                    "C;;Emping manis;" + TEXT + ";emping;;;10000;;;0;;"
                };
        assertThat(warehouse.run(goodsTaken(rows))).isEqualTo("3 new, 0 changed, 0 same, 0 wrong");
        var before = warehouse.goods(shop);
        assertThat(warehouse.run(goodsTaken(rows))).isEqualTo("0 new, 0 changed, 3 same, 0 wrong");
        assertThat(warehouse.goods(shop)).isEqualTo(before);
    }

    @Test
    void onlyWhatDiffersIsEditedAndWhatHasNoColumnStays() {
        goodsTaken(
                "A;;Emping asin;" + TEXT + ";emping;gram;;10000;100;;5;2;Bu Emi",
                "B;A;;;;;besar;20000;200;;6;;");
        var changed =
                warehouse.taken(
                        warehouse.tried(
                                warehouse.send(
                                        shop,
                                        ImportKind.LISTINGS,
                                        "sku;nama;keterangan;kategori;harga",
                                        "A;Emping asin;" + TEXT + ";emping;11000")));
        assertThat(warehouse.run(changed)).isEqualTo("0 new, 1 changed, 0 same, 0 wrong");
        assertThat(warehouse.goods(shop))
                .singleElement()
                .satisfies(l -> assertThat(l.makerNote()).isEqualTo("Bu Emi"))
                .satisfies(l -> assertThat(l.leadTimeDays()).isEqualTo(2))
                .satisfies(l -> assertThat(l.variants()).hasSize(2))
                .satisfies(l -> assertThat(l.priceFrom().rupiah()).isEqualTo(11_000));
    }

    @Test
    void whatIsOnSaleIsEditedAsInTheEditorAndDraftsTogether() {
        goodsTaken(
                "A;;Emping asin;" + TEXT + ";emping;gram;;10000;100;;5;2;",
                "B;;Emping manis;" + TEXT + ";emping;gram;;10000;100;;5;2;",
                "C;;Emping pedas;" + TEXT + ";emping;gram;;10000;100;;5;2;");
        var first = one("A");
        warehouse.listings.publish(shop, first.id(), first.version(), "staff").block();
        hold("B", 4);
        var changed =
                goodsTaken(
                        "A;;Emping asin;" + TEXT + ";emping;gram;;11000;100;;9;2;",
                        "B;;Emping manis;" + TEXT + ";emping;gram;;11000;100;;3;2;",
                        "C;;Emping pedas;" + TEXT + ";emping;gram;;11000;100;;9;2;",
                        "D;C;;;;;besar;20000;200;;6;;");
        assertThat(warehouse.run(changed)).isEqualTo("1 new, 2 changed, 0 same, 1 wrong");
        assertThat(warehouse.problems(changed)).containsExactly("3  stock-below-reserved");
        assertThat(prices("A", "B", "C")).containsExactly(11_000L, 10_000L, 11_000L);
        assertThat(one("C").variants())
                .extracting(Variant::sku, Variant::onHand)
                .containsExactly(tuple("C", 9), tuple("D", 6));
        assertThat(one("A").status()).isEqualTo(ListingStatus.PUBLISHED);
        assertThat(one("A").available()).isEqualTo(9);
        assertThat(
                        goodsTaken("C;;Emping pedas;" + TEXT + ";emping;gram;;11000;100;;9;2;")
                                .run()
                                .state())
                .isEqualTo(JobState.DONE);
    }

    private Listing one(String sku) {
        return warehouse.many.bySku(shop, List.of(sku)).blockLast();
    }

    private List<Long> prices(String... skus) {
        return Stream.of(skus).map(sku -> one(sku).priceFrom().rupiah()).toList();
    }

    private void hold(String sku, int pieces) {
        warehouse.backend.run(
                "update catalog.stock set reserved = %d where variant_id = %s"
                        .formatted(
                                pieces,
                                "(select id from catalog.variants where sku = '%s' and cooperative_id = '%s')"
                                        .formatted(sku, shop)));
    }

    @Test
    void manyChangedDraftsTakeAsManyStatementsAsFew() {
        statements(10, 10_000);
        statements(240, 10_000);
        assertThat(statements(240, 12_000)).isEqualTo(statements(10, 12_000));
        assertThat(prices("240-0", "240-239", "10-9")).containsOnly(12_000L);
    }

    @Test
    void everyWrongRowIsToldWithItsColumnAndTheRestIsTaken() {
        var tried =
                warehouse.tried(
                        warehouse.send(
                                shop,
                                ImportKind.LISTINGS,
                                goods(
                                        "A;;Emping;" + TEXT + ";kripik;gram;;10000;;;5;;",
                                        "B;;Emping;" + TEXT + ";emping;ember;;10000;;;5;;",
                                        "C;;Emping;" + TEXT + ";emping;gram;;0;;;5;;",
                                        "D;;Emping;" + TEXT + ";emping;gram;;2,5;;;5;;",
                                        ";;Emping;" + TEXT + ";emping;gram;;10000;;;5;;",
                                        "F;ZZZ;;;;;x;10000;;;5;;",
                                        "G;;Emping;" + TEXT + ";emping;gram;;10000;;;5;;",
                                        "G;;Emping;" + TEXT + ";emping;gram;;10000;;;5;;",
                                        "H;;Emping",
                                        "I;;Emping;" + TEXT + ";emping;gram;;10000;;;5;;;lebih",
                                        "J;;"
                                                + "x".repeat(151)
                                                + ";"
                                                + TEXT
                                                + ";emping;gram;;10000;;;5;;",
                                        "K;;Emping;" + TEXT + ";emping;gram;;10000;;;2000000;;",
                                        "L;J;;;;;kecil;5000;;;1;;")));
        assertThat(warehouse.problems(tried))
                .containsExactly(
                        "2 categorySlug category-unknown",
                        "3 contentUnit content-unit-unknown",
                        "4 priceRupiah price-range",
                        "5 priceRupiah number-not-whole",
                        "6 sku cell-missing",
                        "7 parentSku parent-unknown",
                        "9 sku row-twice",
                        "10 categorySlug cell-missing",
                        "10 description cell-missing",
                        "10 priceRupiah cell-missing",
                        "11  row-too-long",
                        "12 title title-too-long",
                        "13 onHand stock-range",
                        "14  row-beside");
        assertThat(warehouse.trial(tried)).isEqualTo("1 new, 0 changed, 0 same, 12 wrong");
        warehouse.taken(tried);
        assertThat(warehouse.goods(shop)).extracting(Listing::title).containsExactly("Emping");
    }

    @Test
    void stockIsSetBySkuAndHeldPiecesStay() {
        goodsTaken(
                "A;;Emping;" + TEXT + ";emping;gram;;10000;;;5;;",
                "B;;Emping;" + TEXT + ";emping;gram;;10000;;;5;;");
        hold("B", 3);
        var taken =
                warehouse.taken(
                        warehouse.tried(
                                warehouse.send(
                                        shop,
                                        ImportKind.STOCK,
                                        "Kode;Jumlah",
                                        "A;1.000",
                                        "B;2",
                                        "C;1",
                                        "A;7")));
        assertThat(warehouse.run(taken)).isEqualTo("0 new, 1 changed, 0 same, 3 wrong");
        assertThat(warehouse.problems(taken))
                .containsExactly(
                        "3 onHand stock-below-reserved", "4 sku sku-unknown", "5 sku row-twice");
        assertThat(warehouse.goods(shop))
                .flatExtracting(Listing::variants)
                .extracting(Variant::onHand)
                .containsExactlyInAnyOrder(1_000, 5);
    }

    @Test
    void membersComeInWithDatesInEveryHabit() {
        var lines =
                new String[] {
                    "No;Nama;Desa;HP;Tgl masuk;Tgl keluar;Setuju disebut",
                    "A-1;Emi Suhaemi;Cikolelet;0812-3456-7890;24/11/2024;;ya",
                    "A-2;Budi;Cikolelet;'+6281234567890;05/06/2023;2025-01-01;tidak",
                    "A-3;Sari;Cikolelet;81234567890;1 Mei 2020;;",
                    "A-4;Tanpa tanggal;Cikolelet;;;;",
                    "A-5;Lama;Cikolelet;;1 Mei 2020;1 Mei 2019;",
                    "A-6;Telepon;Cikolelet;12;1 Mei 2020;;mungkin"
                };
        var taken =
                warehouse.taken(warehouse.tried(warehouse.send(shop, ImportKind.MEMBERS, lines)));
        assertThat(warehouse.run(taken)).isEqualTo("3 new, 0 changed, 0 same, 3 wrong");
        assertThat(warehouse.problems(taken))
                .containsExactly(
                        "5 joinedOn cell-missing",
                        "6 leftOn member-dates",
                        "7 namedAsMaker yes-no-malformed",
                        "7 phone phone-malformed");
        assertThat(
                        warehouse
                                .members
                                .page(shop, MemberState.CURRENT, null, null, 9)
                                .collectList()
                                .block())
                .extracting(m -> m.name() + " " + m.phone() + " " + m.joinedOn())
                .containsExactly(
                        "Emi Suhaemi +6281234567890 2024-11-24", "Sari +6281234567890 2020-05-01");
        assertThat(
                        warehouse.run(
                                warehouse.taken(
                                        warehouse.tried(
                                                warehouse.send(shop, ImportKind.MEMBERS, lines)))))
                .isEqualTo("0 new, 0 changed, 3 same, 3 wrong");
    }

    @Test
    void anotherMappingIsTriedAnewAndAWrongOneIsRefused() {
        var sent = warehouse.send(shop, ImportKind.STOCK, "x;y;z", "1;A;5");
        assertThat(sent.mapping()).containsExactly(-1, -1);
        assertThat(sent.isMapped()).isFalse();
        refused(() -> check(sent, List.of(-1, 2)), "mapping-incomplete");
        refused(() -> check(sent, List.of(1, 1)), "mapping-malformed");
        refused(() -> check(sent, List.of(1, 3)), "mapping-malformed");
        refused(() -> check(sent, List.of(1)), "mapping-malformed");
        refused(() -> warehouse.taken(sent), "import-untried");
        check(sent, List.of(1, 2));
        warehouse.jobs.work().block();
        assertThat(warehouse.problems(sent)).containsExactly("2 sku sku-unknown");
    }

    private void check(Import sent, List<Integer> mapping) {
        warehouse.imports.check(UUID.randomUUID(), sent.id(), shop, mapping, "staff").block();
    }

    @Test
    void anotherCooperativesImportIsUnknown() {
        var sent = warehouse.send(shop, ImportKind.STOCK, "sku;stok", "A;5");
        var other = warehouse.cooperative();
        refused(() -> warehouse.imports.find(sent.id(), other).block(), "not-found");
        refused(() -> warehouse.imports.problems(sent.id(), other, 0, 10).blockLast(), "not-found");
        refused(() -> warehouse.imports.cancel(sent.id(), other).block(), "not-found");
    }

    @Test
    void aFileThatIsTooBigOrNoTableLeavesNothing() throws IOException {
        refused(
                () -> warehouse.send(shop, ImportKind.STOCK, new byte[(20 << 20) + 1]),
                "file-too-big");
        refused(() -> warehouse.send(shop, ImportKind.STOCK, "%PDF-1.4"), "sheet-kind");
        try (var files = Files.walk(warehouse.folder)) {
            assertThat(files.filter(f -> f.toString().contains("half"))).isEmpty();
        }
        assertThat(
                        warehouse
                                .imports
                                .recent(shop, List.of(ImportKind.values()), 5)
                                .collectList()
                                .block())
                .isEmpty();
    }

    @Test
    void aCancelledImportKeepsWholeBatchesAndCanGoOn() {
        var lines = new ArrayList<>(List.of("No;Nama;Desa;Tgl masuk"));
        for (int i = 1; i <= 1_000; i++) {
            lines.add("A-" + i + ";Orang " + i + ";Cikolelet;1 Mei 2020");
        }
        var tried =
                warehouse.tried(
                        warehouse.send(shop, ImportKind.MEMBERS, lines.toArray(String[]::new)));
        warehouse.imports.run(UUID.randomUUID(), tried.id(), shop, "staff").block();
        warehouse.imports.cancel(tried.id(), shop).block();
        warehouse.jobs.work().block();
        assertThat(warehouse.now(tried).run().state()).isEqualTo(JobState.CANCELLED);
        var taken = warehouse.taken(warehouse.now(tried));
        assertThat(warehouse.run(taken)).isEqualTo("1000 new, 0 changed, 0 same, 0 wrong");
        refused(() -> warehouse.taken(taken), "import-begun");
    }

    @Test
    void afterABreakTheImportGoesOnWithTheBatchThatWasNotCommitted() {
        var lines = new ArrayList<>(List.of("No;Nama;Desa;Tgl masuk"));
        for (int i = 1; i <= 1_000; i++) {
            lines.add("A-" + i + ";Orang " + i + ";Cikolelet;1 Mei 2020");
        }
        var tried =
                warehouse.tried(
                        warehouse.send(shop, ImportKind.MEMBERS, lines.toArray(String[]::new)));
        warehouse.backend.run(
                "create function pg_temp_break() returns trigger language plpgsql as $$ begin"
                        + " if new.number = 'A-600' then raise 'break'; end if; return new; end $$",
                "create trigger break before insert on membership.members for each row execute function pg_temp_break()");
        warehouse.imports.run(UUID.randomUUID(), tried.id(), shop, "staff").block();
        warehouse.jobs.work().block();
        assertThat(warehouse.now(tried).run().state()).isEqualTo(JobState.WAITING);
        assertThat(warehouse.now(tried).run().done()).isEqualTo(500);
        assertThat(warehouse.members.count(shop).block()).containsValue(500L);
        warehouse.backend.run(
                "drop trigger break on membership.members", "drop function pg_temp_break");
        warehouse.clock.advance(Duration.ofMinutes(1));
        warehouse.jobs.work().block();
        assertThat(warehouse.run(warehouse.now(tried)))
                .isEqualTo("1000 new, 0 changed, 0 same, 0 wrong");
        assertThat(warehouse.members.count(shop).block()).containsValue(1_000L);
    }

    @ParameterizedTest
    @EnumSource(SheetFormat.Kind.class)
    void whatIsExportedCanBeImportedAndChangesNothing(SheetFormat.Kind format) throws IOException {
        goodsTaken(
                "A;;=Emping;" + TEXT + ";emping;gram;500 g;10000;100;500;5;2;'-catatan",
                "B;A;;;;;1 kg;20000;200;1000;6;;",
                "C;;Emping manis;" + TEXT + ";emping;;;10000;;;0;;");
        for (var kind : List.of(ImportKind.LISTINGS, ImportKind.STOCK)) {
            var id = UUID.randomUUID();
            warehouse.exports.ask(id, shop, kind, format, "staff").block();
            refused(() -> warehouse.exports.file(id, shop).block(), "export-unready");
            warehouse.jobs.work().block();
            assertThat(warehouse.exports.find(id, shop).block().rows()).isEqualTo(3);
            var file = Files.readAllBytes(warehouse.exports.file(id, shop).block());
            var sent = warehouse.send(shop, kind, file);
            assertThat(sent.headings()).isEqualTo(kind.headings());
            var tried = warehouse.tried(sent);
            assertThat(warehouse.problems(tried)).isEmpty();
            assertThat(warehouse.trial(tried)).isEqualTo("0 new, 0 changed, 3 same, 0 wrong");
        }
    }

    @Test
    void anExportIsTheCooperativesOwnAndGoneAfterADay() {
        var id = UUID.randomUUID();
        warehouse.exports.ask(id, shop, ImportKind.MEMBERS, SheetFormat.Kind.XLSX, "staff").block();
        warehouse.jobs.work().block();
        var file = warehouse.exports.file(id, shop).block();
        var other = warehouse.cooperative();
        refused(() -> warehouse.exports.file(id, other).block(), "not-found");
        warehouse.clock.advance(Duration.ofHours(25));
        refused(() -> warehouse.exports.file(id, shop).block(), "export-over");
        warehouse.imports.sweep().block();
        assertThat(file).doesNotExist();
    }

    @Test
    void aBatchTakesAsManyStatementsForFewRowsAsForMany() {
        var few = statements(10, 10_000);
        assertThat(statements(240, 10_000)).isEqualTo(few);
    }

    private long statements(int rows, int price) {
        var lines = new ArrayList<>(List.of(GOODS_HEAD));
        for (int i = 0; i < rows; i++) {
            lines.add("%d-%d;;Emping;%s;emping;gram;;%d;;;5;;".formatted(rows, i, TEXT, price));
        }
        var tried =
                warehouse.tried(
                        warehouse.send(shop, ImportKind.LISTINGS, lines.toArray(String[]::new)));
        warehouse.imports.run(UUID.randomUUID(), tried.id(), shop, "staff").block();
        var before = warehouse.backend.statements();
        warehouse.jobs.work().block();
        return warehouse.backend.statements() - before;
    }
}
