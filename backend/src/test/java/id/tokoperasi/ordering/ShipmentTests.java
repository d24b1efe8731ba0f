package id.tokoperasi.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.tokoperasi.catalog.Listing;
import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.kernel.Ids;
import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.kernel.Money;
import id.tokoperasi.kernel.Refusal;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import reactor.core.publisher.Flux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Orders that go out in parts or not in full, and what is printed for them. */
class ShipmentTests {

    private static final String STAFF = "staff";
    private static final Locale ID = Locale.of("id");

    private static Market market;
    private static Shipments shipments;
    private static OrderBoard board;
    private static OrderPapers papers;

    @BeforeAll
    static void open() {
        market = new Market();
        shipments = market.backend.get(Shipments.class);
        board = market.backend.get(OrderBoard.class);
        papers = market.backend.get(OrderPapers.class);
    }

    @AfterAll
    static void close() {
        market.close();
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(code));
    }

    /** A paid order of five emping at 10.000 and two guci at 100.000, to be brought. */
    private record Sale(
            Cooperative seller, Listing emping, Listing guci, Market.Guest guest, Order order) {

        static Sale of(String name) {
            var seller = market.cooperative(name);
            var emping = market.lists(seller, "Emping", 10_000, 20);
            var guci = market.lists(seller, "Guci", 100_000, 20);
            var guest = market.guest().puts(emping, 5).puts(guci, 2);
            var total = Money.rupiah(250_000 + 28_500);
            var checkout =
                    market.checkouts.place(guest.wish(DeliveryMethod.COURIER, total)).block();
            market.pays(checkout);
            return new Sale(seller, emping, guci, guest, checkout.orders().getFirst());
        }

        Order now() {
            return market.orders.find(order.id()).block();
        }

        Sale packed() {
            market.orders.pack(order.id(), seller.id(), STAFF).block();
            return this;
        }

        Order send(long version, Pieces... pieces) {
            return shipments
                    .send(order.id(), seller.id(), STAFF, version, List.of(pieces), "Pak Udin")
                    .block();
        }

        Order send(Pieces... pieces) {
            return send(now().version(), pieces);
        }

        Order giveBack(UUID id, long version, Pieces... pieces) {
            return shipments
                    .giveBack(
                            id,
                            order.id(),
                            seller.id(),
                            STAFF,
                            version,
                            List.of(pieces),
                            "Panen gagal pekan ini")
                    .block();
        }

        Order giveBack(Pieces... pieces) {
            return giveBack(Ids.next(), now().version(), pieces);
        }

        Pieces emping(int quantity) {
            return new Pieces(Market.variantOf(emping), quantity);
        }

        Pieces guci(int quantity) {
            return new Pieces(Market.variantOf(guci), quantity);
        }
    }

    @Test
    void anOrderIsSentWhenItsLastPieceIs() {
        var sale = Sale.of("Melinjo").packed();

        var first = sale.send(sale.emping(3));
        assertThat(first.status()).isEqualTo(OrderStatus.PACKED);
        assertThat(first.parcels()).isEqualTo(1);
        assertThat(first.lines()).extracting(Order.Line::remaining).containsExactlyInAnyOrder(2, 2);
        assertThat(market.onHand(sale.emping())).isEqualTo(17);
        assertThat(market.available(sale.emping())).isEqualTo(15);
        var second = sale.send(sale.emping(2), sale.guci(1));
        assertThat(second.status()).isEqualTo(OrderStatus.PACKED);
        var last = sale.send(sale.guci(1));

        assertThat(last.status()).isEqualTo(OrderStatus.SHIPPED);
        assertThat(last.remaining()).isEmpty();
        assertThat(market.onHand(sale.emping())).isEqualTo(15);
        assertThat(market.onHand(sale.guci())).isEqualTo(18);
        assertThat(market.available(sale.guci())).isEqualTo(18);
        assertThat(shipments.ofOrder(last.id(), sale.seller().id()).collectList().block())
                .extracting(Shipment::position)
                .containsExactly(1, 2, 3);
        market.orders.receive(last.id(), sale.guest().buyer()).block();
        assertThat(soldOf(sale.emping())).isEqualTo(5);
    }

    @Test
    void sendingTheRestAtOnceIsTheLastParcel() {
        var sale = Sale.of("Melinjo").packed();
        sale.send(sale.emping(4));

        market.orders.ship(sale.order().id(), sale.seller().id(), STAFF, "Bu Rina").block();

        var parcels =
                shipments.ofOrder(sale.order().id(), sale.seller().id()).collectList().block();
        assertThat(parcels).hasSize(2);
        assertThat(parcels.getLast().tracking()).isEqualTo("Bu Rina");
        assertThat(parcels.getLast().lines())
                .containsExactlyInAnyOrder(sale.emping(1), sale.guci(2));
        assertThat(market.onHand(sale.emping())).isEqualTo(15);
        assertThat(market.available(sale.emping())).isEqualTo(15);
    }

    @Test
    void moreThanIsLeftIsNeitherSentNorPaidBack() {
        var sale = Sale.of("Melinjo").packed();
        sale.send(sale.emping(3));
        var before = market.refundedRupiah();

        refused("pieces-left", () -> sale.send(sale.emping(3)));
        refused("pieces-left", () -> sale.send(sale.guci(1), sale.emping(3)));
        refused("pieces-left", () -> sale.giveBack(sale.emping(3)));
        refused("pieces-left", () -> sale.send(new Pieces(UUID.randomUUID(), 1)));
        refused("pieces-range", () -> sale.send(sale.emping(0)));
        refused("pieces-range", () -> sale.send());
        refused("pieces-range", () -> sale.send(sale.emping(1), sale.emping(1)));

        assertThat(sale.now().lines())
                .extracting(Order.Line::remaining)
                .containsExactlyInAnyOrder(2, 2);
        assertThat(sale.now().parcels()).isEqualTo(1);
        assertThat(market.refundedRupiah()).isEqualTo(before);
        assertThat(market.onHand(sale.emping())).isEqualTo(17);
    }

    @Test
    void ofTwoPackersWhoSendAtOnceOneIsTooLate() {
        var sale = Sale.of("Melinjo").packed();
        var seen = sale.now().version();

        var outcomes =
                Flux.range(0, 8)
                        .flatMap(
                                i ->
                                        shipments
                                                .send(
                                                        sale.order().id(),
                                                        sale.seller().id(),
                                                        STAFF,
                                                        seen,
                                                        List.of(sale.emping(2)),
                                                        null)
                                                .map(o -> "sent")
                                                .onErrorResume(
                                                        Refusal.class,
                                                        r ->
                                                                reactor.core.publisher.Mono.just(
                                                                        r.code())),
                                8)
                        .collectList()
                        .block(Duration.ofMinutes(1));

        assertThat(outcomes).containsOnlyOnce("sent").containsOnly("sent", "version-changed");
        assertThat(market.onHand(sale.emping())).isEqualTo(18);
    }

    @Test
    void whatCannotBeDeliveredIsPaidBackOnceHoweverOftenItIsSaid() {
        var sale = Sale.of("Melinjo");
        var before = market.refundedRupiah();
        var seen = sale.now().version();
        var id = Ids.next();

        var order = sale.giveBack(id, seen, sale.emping(2));
        refused("version-changed", () -> sale.giveBack(id, seen, sale.emping(2)));
        refused("version-changed", () -> sale.giveBack(Ids.next(), seen, sale.emping(2)));

        assertThat(order.status()).isEqualTo(OrderStatus.PAID);
        assertThat(order.toPay()).isEqualTo(Money.rupiah(258_500));
        assertThat(market.refundedRupiah() - before).isEqualTo(20_000);
        assertThat(market.refundedRupiah() - before).isEqualTo(20_000);
        assertThat(sale.now().status()).isEqualTo(OrderStatus.PAID);
        assertThat(shipments.shortagesOf(order.id()).collectList().block())
                .singleElement()
                .satisfies(s -> assertThat(s.amount()).isEqualTo(Money.rupiah(20_000)))
                .satisfies(s -> assertThat(s.reason()).isEqualTo("Panen gagal pekan ini"));
        assertThat(market.onHand(sale.emping())).isEqualTo(18);
        assertThat(market.available(sale.emping())).isEqualTo(15);
    }

    @Test
    void manyWhoSayItAtOncePayItBackOnce() {
        var sale = Sale.of("Melinjo");
        var before = market.refundedRupiah();
        var seen = sale.now().version();

        Flux.range(0, 10)
                .flatMap(
                        i ->
                                shipments
                                        .giveBack(
                                                Ids.next(),
                                                sale.order().id(),
                                                sale.seller().id(),
                                                STAFF,
                                                seen,
                                                List.of(sale.emping(1)),
                                                "Panen gagal")
                                        .onErrorComplete(Refusal.class),
                        10)
                .collectList()
                .block(Duration.ofMinutes(1));

        assertThat(market.refundedRupiah() - before).isEqualTo(10_000);
    }

    @Test
    void aCancelledRestPaysBackWhatIsLeftAndNotMore() {
        var sale = Sale.of("Melinjo");
        var before = market.refundedRupiah();
        sale.giveBack(sale.guci(1));

        market.orders.cancelByBuyer(sale.order().id(), sale.guest().buyer()).block();

        assertThat(market.refundedRupiah() - before).isEqualTo(278_500);
        assertThat(sale.now().status()).isEqualTo(OrderStatus.REFUNDED);
        assertThat(market.available(sale.emping())).isEqualTo(20);
        assertThat(market.available(sale.guci())).isEqualTo(19);
    }

    @Test
    void nothingAtAllIsACancelledOrder() {
        var sale = Sale.of("Melinjo");
        var before = market.refundedRupiah();

        refused("shortage-all", () -> sale.giveBack(sale.emping(5), sale.guci(2)));
        sale.giveBack(sale.emping(5));
        refused("shortage-all", () -> sale.giveBack(sale.guci(2)));
        refused("reason-length", () -> giveBackWithout(sale));

        assertThat(market.refundedRupiah() - before).isEqualTo(50_000);
        assertThat(sale.now().lines())
                .extracting(Order.Line::remaining)
                .containsExactlyInAnyOrder(0, 2);
    }

    private static void giveBackWithout(Sale sale) {
        shipments
                .giveBack(
                        Ids.next(),
                        sale.order().id(),
                        sale.seller().id(),
                        STAFF,
                        sale.now().version(),
                        List.of(sale.guci(1)),
                        "no")
                .block();
    }

    @Test
    void anOrderWhoseRestCannotBeHadIsSentWithItsFirstParcel() {
        var sale = Sale.of("Melinjo").packed();
        var before = market.refundedRupiah();
        sale.send(sale.emping(5), sale.guci(1));

        var order = sale.giveBack(sale.guci(1));

        assertThat(order.status()).isEqualTo(OrderStatus.SHIPPED);
        assertThat(market.refundedRupiah() - before).isEqualTo(100_000);
        assertThat(shipments.ofOrder(order.id(), sale.seller().id()).count().block()).isEqualTo(1);
        market.orders.receive(order.id(), sale.guest().buyer()).block();
        assertThat(soldOf(sale.guci())).isEqualTo(1);
        market.returns.ask(order.id(), sale.guest().buyer(), "Sudah melempem").block();
        market.returns.accept(order.id(), sale.seller().id(), STAFF).block();
        assertThat(market.refundedRupiah() - before).isEqualTo(278_500);
    }

    @Test
    void whatHasLeftInPartCannotBeCalledOff() {
        var sale = Sale.of("Melinjo").packed();
        sale.send(sale.emping(1));

        refused(
                "order-partly-sent",
                () -> market.orders.cancelByBuyer(sale.order().id(), sale.guest().buyer()).block());
        refused(
                "order-partly-sent",
                () ->
                        market.orders
                                .cancelBySeller(
                                        sale.order().id(), sale.seller().id(), STAFF, "stok rusak")
                                .block());
        assertThat(sale.now().isCancellable()).isFalse();
    }

    @Test
    void cancellingAndSendingAtOnceDoesOneOfTheTwo() {
        for (int i = 0; i < 5; i++) {
            var sale = Sale.of("Melinjo").packed();
            var seen = sale.now().version();
            Flux.merge(
                            market.orders
                                    .cancelByBuyer(sale.order().id(), sale.guest().buyer())
                                    .onErrorComplete(Refusal.class),
                            shipments
                                    .send(
                                            sale.order().id(),
                                            sale.seller().id(),
                                            STAFF,
                                            seen,
                                            List.of(sale.emping(2)),
                                            null)
                                    .onErrorComplete(Refusal.class))
                    .collectList()
                    .block(Duration.ofMinutes(1));
            var now = sale.now();
            boolean cancelled = now.status() == OrderStatus.CANCELLED;
            assertThat(now.parcels()).isEqualTo(cancelled ? 0 : 1);
            assertThat(market.onHand(sale.emping())).isEqualTo(cancelled ? 20 : 18);
            assertThat(market.available(sale.emping())).isEqualTo(cancelled ? 20 : 15);
        }
    }

    @Test
    void partsAreForOrdersThatAreBroughtAndPacked() {
        var sale = Sale.of("Melinjo");
        refused("order-state", () -> sale.send(sale.emping(1)));
        var seller = market.cooperative("Gerabah");
        var guci = market.lists(seller, "Guci", 100_000, 3);
        var order = market.guest().puts(guci, 2).buys().orders().getFirst();
        market.orders.pack(order.id(), seller.id(), STAFF).block();

        refused(
                "order-delivery",
                () ->
                        shipments
                                .send(
                                        order.id(),
                                        seller.id(),
                                        STAFF,
                                        3,
                                        List.of(new Pieces(Market.variantOf(guci), 1)),
                                        null)
                                .block());
    }

    @Test
    void whatIsAnothersIsUnknown() {
        var sale = Sale.of("Melinjo").packed();
        var other = Sale.of("Lain").packed();
        var id = sale.order().id();
        var stranger = other.seller().id();
        var seen = sale.now().version();
        var one = List.of(sale.emping(1));

        refused("not-found", () -> shipments.send(id, stranger, STAFF, seen, one, null).block());
        refused(
                "not-found",
                () ->
                        shipments
                                .giveBack(Ids.next(), id, stranger, STAFF, seen, one, "Panen gagal")
                                .block());
        refused(
                "not-found",
                () -> board.packAll(List.of(other.order().id(), id), stranger, STAFF).block());
        refused("not-found", () -> papers.labels(List.of(id), stranger, ID, o -> "x").block());
        var sent = sale.send(sale.emping(1));
        var parcel = shipments.ofOrder(sent.id(), sale.seller().id()).blockFirst();
        refused(
                "not-found",
                () -> papers.deliveryNote(id, parcel.id(), stranger, ID, o -> "x").block());
        refused(
                "not-found",
                () ->
                        papers.deliveryNote(other.order().id(), parcel.id(), stranger, ID, o -> "x")
                                .block());
        assertThat(shipments.ofOrder(id, stranger).collectList().block()).isEmpty();
    }

    @Test
    void manyArePackedAtOnceEachFromItsOwnState() {
        var seller = market.cooperative("Melinjo");
        var emping = market.lists(seller, "Emping", 10_000, 20);
        var orders =
                List.of(1, 2, 3).stream()
                        .map(n -> market.guest().puts(emping, n).buys().orders().getFirst())
                        .toList();
        var ids = orders.stream().map(Order::id).toList();
        market.orders.pack(ids.getFirst(), seller.id(), STAFF).block();

        var packed = board.packAll(ids, seller.id(), STAFF).block();

        assertThat(packed).containsExactlyInAnyOrder(ids.get(1), ids.get(2));
        assertThat(board.packAll(ids, seller.id(), STAFF).block()).isEmpty();
        assertThat(orders)
                .allSatisfy(o -> assertThat(market.statusOf(o)).isEqualTo(OrderStatus.PACKED));
        assertThat(market.orders.events(ids.get(1)).map(Order.Event::status).collectList().block())
                .containsExactly(OrderStatus.PLACED, OrderStatus.PAID, OrderStatus.PACKED);
        refused("orders-at-once", () -> board.packAll(List.of(), seller.id(), STAFF).block());
    }

    @Test
    void packersWhoPressAtOncePackEachOrderOnce() {
        var seller = market.cooperative("Melinjo");
        var emping = market.lists(seller, "Emping", 10_000, 20);
        var ids =
                List.of(1, 1, 1, 1).stream()
                        .map(n -> market.guest().puts(emping, n).buys().orders().getFirst().id())
                        .toList();

        var packed =
                Flux.range(0, 6)
                        .flatMap(
                                i ->
                                        board.packAll(
                                                i % 2 == 0 ? ids : ids.reversed(),
                                                seller.id(),
                                                STAFF),
                                6)
                        .flatMapIterable(all -> all)
                        .collectList()
                        .block(Duration.ofMinutes(1));

        assertThat(packed).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void whatIsDueFirstComesFirstAndWhatIsLateIsCounted() {
        var seller = market.cooperative("Melinjo");
        var emping = market.lists(seller, "Emping", 10_000, 20);
        var first = market.guest().puts(emping, 1).buys().orders().getFirst();
        market.clock.advance(Duration.ofDays(1));
        var second = market.guest().puts(emping, 1).buys().orders().getFirst();
        var open = List.of(OrderStatus.PAID);

        assertThat(first.dueAt())
                .isEqualTo(Jakarta.endOf(Jakarta.day(first.placedAt()).plusDays(1)));
        assertThat(board.pageByDue(seller.id(), open, null, 9).map(Order::id).collectList().block())
                .containsExactly(first.id(), second.id());
        assertThat(
                        board.pageByDue(seller.id(), open, first.id(), 9)
                                .map(Order::id)
                                .collectList()
                                .block())
                .containsExactly(second.id());
        assertThat(board.due(seller.id()).block()).isEqualTo(new Due(0, 1));
        market.clock.advance(
                Duration.between(market.clock.instant(), first.dueAt()).plusSeconds(1));
        assertThat(board.due(seller.id()).block()).isEqualTo(new Due(1, 1));
        market.orders.pack(first.id(), seller.id(), STAFF).block();
        market.orders.ready(first.id(), seller.id(), STAFF).block();
        assertThat(board.due(seller.id()).block()).isEqualTo(new Due(0, 1));
    }

    @Test
    void thePapersSayWhatIsInThem() throws Exception {
        var sale = Sale.of("Koperasi Melinjo Cikolelet").packed();
        sale.send(sale.emping(3));
        var parcel = shipments.ofOrder(sale.order().id(), sale.seller().id()).blockFirst();
        var note =
                papers.deliveryNote(
                                sale.order().id(), parcel.id(), sale.seller().id(), ID, o -> "x")
                        .block();
        sale.send(sale.emping(2));
        var later =
                papers.deliveryNote(
                                sale.order().id(), parcel.id(), sale.seller().id(), ID, o -> "x")
                        .block();

        assertThat(text(note.pdf())).contains("Emping, 500 g", "5 3 2", "Ciruas", "Pak Udin");
        assertThat(later.sha256()).isEqualTo(note.sha256());
        assertThat(
                        text(
                                papers.labels(
                                                List.of(sale.order().id()),
                                                sale.seller().id(),
                                                ID,
                                                o -> "x")
                                        .block()
                                        .pdf()))
                .contains("#3", "Isi: 2 buah", "2 × Guci, 500 g");
        var other = market.lists(sale.seller(), "Keripik", 5_000, 9);
        makes("Bu Sarinah", other);
        makes("Pak Rukmin", sale.guci());
        market.guest().puts(other, 2).puts(sale.emping(), 1).buys();
        market.guest().puts(other, 3).buys();
        var sheet =
                papers.packingSheet(
                                sale.seller().id(),
                                Jakarta.day(market.clock.instant()).plusDays(2),
                                ID)
                        .block();
        keep("lembar-kemas.pdf", sheet.pdf());
        assertThat(text(sheet.pdf()))
                .contains("Diambil di koperasi (2)", "Diantar ke Ciruas (1)", "Sudah dikemas")
                .containsPattern("(?s)Daftar ambil.*Bu Sarinah: 5 buah.*Keripik, 500 g SKU-\\d+ 5")
                .containsPattern("(?s)Pembuat belum dicatat: 1 buah.*Emping, 500 g SKU-\\d+ 1")
                .containsPattern("(?s)Jumlah untuk jalur ini.*Bu Sarinah.*5 × Keripik")
                .containsPattern("(?s)Diantar ke Ciruas.*Pak Rukmin.*2 × Guci");
        assertThat(text(sheet.pdf()).split("Pak Rukmin"))
                .as("packed goods are not fetched")
                .hasSize(2);
    }

    private static void makes(String maker, Listing listing) {
        market.backend.run(
                "update catalog.listings set maker_note = '%s' where id = '%s'"
                        .formatted(maker, listing.id()));
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document);
        }
    }

    /** For a person to look at. */
    private static void keep(String name, byte[] pdf) throws IOException {
        Files.write(Files.createDirectories(Path.of("target", "papers")).resolve(name), pdf);
    }

    private static long soldOf(Listing listing) {
        return market.backend.one(
                Long.class,
                "select sold_count::bigint from catalog.listings where id = :id",
                Map.of("id", listing.id()));
    }
}
