package id.tokoperasi.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.tokoperasi.catalog.Listing;
import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.kernel.Ids;
import id.tokoperasi.kernel.Money;
import id.tokoperasi.kernel.Refusal;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import reactor.core.publisher.Flux;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** A line comes short: the buyer takes the part and the money for the rest, or refuses the part. */
class ShortPartTests {

    private static final String STAFF = "staff";

    private static Market market;
    private static Shipments shipments;
    private static ShortParts shortParts;

    @BeforeAll
    static void open() {
        market = new Market();
        shipments = market.backend.get(Shipments.class);
        shortParts = market.backend.get(ShortParts.class);
    }

    @AfterAll
    static void close() {
        market.close();
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(code));
    }

    /** Five emping at 10.000 and, where there are any, two guci at 100.000, to be brought and paid. */
    private record Sale(
            Cooperative seller, Listing emping, Listing guci, Market.Guest guest, Order order) {

        static Sale of(int guci) {
            var seller = market.cooperative("Melinjo");
            var emping = market.lists(seller, "Emping", 10_000, 20);
            var pot = market.lists(seller, "Guci", 100_000, 20);
            var guest = market.guest().puts(emping, 5);
            if (guci > 0) {
                guest.puts(pot, guci);
            }
            var total = Money.rupiah(50_000 + guci * 100_000L + 28_500);
            var checkout =
                    market.checkouts.place(guest.wish(DeliveryMethod.COURIER, total)).block();
            market.pays(checkout);
            return new Sale(seller, emping, pot, guest, checkout.orders().getFirst());
        }

        Order now() {
            return market.orders.find(order.id()).block();
        }

        /** The cooperative has only so many emping; answers the shortage. */
        Shortage hasOnly(int pieces) {
            var missing = new Pieces(Market.variantOf(emping), 5 - pieces);
            shipments
                    .giveBack(
                            Ids.next(),
                            order.id(),
                            seller.id(),
                            STAFF,
                            now().version(),
                            List.of(missing),
                            "Panen gagal pekan ini")
                    .block();
            return shortages().getFirst();
        }

        List<Shortage> shortages() {
            return shipments.shortagesOf(order.id()).collectList().block();
        }

        Order refuses(UUID id, Shortage shortage) {
            return shortParts.refuse(id, order.id(), shortage.id(), guest.buyer()).block();
        }

        Order refuses(Shortage shortage) {
            return refuses(Ids.next(), shortage);
        }
    }

    @Test
    void whoSaysNothingGetsThePartAndTheMoneyForTheRest() {
        var sale = Sale.of(2);
        var before = market.refundedRupiah();

        var shortage = sale.hasOnly(3);

        assertThat(shortage.lines())
                .containsExactly(new Pieces(Market.variantOf(sale.emping()), 2));
        assertThat(shortage.refusable(sale.now(), sale.shortages()))
                .containsExactly(new Pieces(Market.variantOf(sale.emping()), 3));
        assertThat(market.refundedRupiah() - before).isEqualTo(20_000);
        market.orders.pack(sale.order().id(), sale.seller().id(), STAFF).block();
        var sent = market.orders.ship(sale.order().id(), sale.seller().id(), STAFF, null).block();
        assertThat(sent.lines()).extracting(Order.Line::deliverable).contains(3);
        refused("order-state", () -> sale.refuses(shortage));
        assertThat(shortage.refusable(sale.now(), sale.shortages())).isEmpty();
    }

    @Test
    void whoRefusesThePartGetsItsMoneyOnceAndThePiecesCanBeSoldAgain() {
        var sale = Sale.of(2);
        var before = market.refundedRupiah();
        var shortage = sale.hasOnly(3);
        assertThat(market.available(sale.emping())).isEqualTo(15);

        var order = sale.refuses(shortage);

        assertThat(order.status()).isEqualTo(OrderStatus.PAID);
        assertThat(order.toPay()).isEqualTo(Money.rupiah(228_500));
        assertThat(market.available(sale.emping())).isEqualTo(18);
        assertThat(market.onHand(sale.emping())).isEqualTo(18);
        refused("part-gone", () -> sale.refuses(shortage));
        assertThat(market.refundedRupiah() - before).isEqualTo(50_000);
        assertThat(sale.shortages()).extracting(Shortage::byBuyer).containsExactly(false, true);
        assertThat(sale.shortages().getLast().refusable(sale.now(), sale.shortages())).isEmpty();
    }

    @Test
    void manyWhoRefuseAtOnceAreGivenItsMoneyOnce() {
        var sale = Sale.of(2);
        var before = market.refundedRupiah();
        var shortage = sale.hasOnly(3);

        var done =
                Flux.range(0, 10)
                        .flatMap(
                                i ->
                                        shortParts
                                                .refuse(
                                                        Ids.next(),
                                                        sale.order().id(),
                                                        shortage.id(),
                                                        sale.guest().buyer())
                                                .onErrorComplete(Refusal.class),
                                10)
                        .count()
                        .block(Duration.ofMinutes(1));

        assertThat(done).isEqualTo(1);
        assertThat(market.refundedRupiah() - before).isEqualTo(50_000);
        assertThat(market.available(sale.emping())).isEqualTo(18);
    }

    @Test
    void whoRefusesAllThatIsLeftHasCancelledTheOrder() {
        var sale = Sale.of(0);
        var before = market.refundedRupiah();

        var order = sale.refuses(sale.hasOnly(1));

        assertThat(order.status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(market.refundedRupiah() - before).isEqualTo(78_500);
        assertThat(sale.now().status()).isEqualTo(OrderStatus.REFUNDED);
        assertThat(market.available(sale.emping())).isEqualTo(16);
    }

    @Test
    void whoRefusesTheRestOfWhatHasLeftInPartsHasAllThatComes() {
        var sale = Sale.of(1);
        market.orders.pack(sale.order().id(), sale.seller().id(), STAFF).block();
        var parts = List.of(new Pieces(Market.variantOf(sale.guci()), 1));
        shipments
                .send(
                        sale.order().id(),
                        sale.seller().id(),
                        STAFF,
                        sale.now().version(),
                        parts,
                        null)
                .block();

        var order = sale.refuses(sale.hasOnly(2));

        assertThat(order.status()).isEqualTo(OrderStatus.SHIPPED);
        assertThat(order.remaining()).isEmpty();
        assertThat(order.toPay()).isEqualTo(Money.rupiah(128_500));
    }

    @Test
    void aStrangerRefusesNothing() {
        var sale = Sale.of(2);
        var shortage = sale.hasOnly(3);
        var other = Sale.of(2);

        refused(
                "not-found",
                () ->
                        shortParts
                                .refuse(
                                        Ids.next(),
                                        sale.order().id(),
                                        shortage.id(),
                                        other.guest().buyer())
                                .block());
        refused("not-found", () -> other.refuses(shortage));
        assertThat(sale.shortages()).hasSize(1);
    }
}
