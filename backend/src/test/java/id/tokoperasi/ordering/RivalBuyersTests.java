package id.tokoperasi.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import reactor.core.publisher.Flux;

import java.util.stream.IntStream;

/** Many buyers at once, on many connections. */
class RivalBuyersTests {

    private static final String[] SHORTAGE = {"out-of-stock", "basket-empty"};

    private static Market market;

    @BeforeAll
    static void open() {
        market = new Market();
    }

    @AfterAll
    static void close() {
        market.close();
    }

    @Test
    void ofTwoHundredBuyersForTenPiecesExactlyTenPay() {
        var guci = market.lists(market.cooperative("Gerabah"), "Guci", 145_000, 10);
        var wishes =
                IntStream.range(0, 200).mapToObj(i -> market.guest().puts(guci, 1).wish()).toList();

        var placed = market.place(wishes, 200, SHORTAGE);
        placed.forEach(market::pays);

        assertThat(placed).hasSize(10);
        assertThat(placed)
                .allSatisfy(
                        c ->
                                assertThat(market.statusOf(c.orders().getFirst()))
                                        .isEqualTo(OrderStatus.PAID));
        assertThat(market.available(guci)).isZero();
        assertThat(market.onHand(guci)).isEqualTo(10);
    }

    @Test
    void basketsWithTheSameGoodsInOppositeOrderDoNotDeadlock() {
        var seller = market.cooperative("Melinjo");
        var a = market.lists(seller, "Emping", 42_500, 1_000);
        var b = market.lists(seller, "Keceprek", 30_000, 1_000);
        var wishes =
                IntStream.range(0, 60)
                        .mapToObj(
                                i ->
                                        i % 2 == 0
                                                ? market.guest().puts(a, 1).puts(b, 1).wish()
                                                : market.guest().puts(b, 1).puts(a, 1).wish())
                        .toList();

        var placed = market.place(wishes, 60);

        assertThat(placed).hasSize(60);
        assertThat(market.available(a)).isEqualTo(940);
        assertThat(market.available(b)).isEqualTo(940);
    }

    @Test
    void oneBasketIsBoughtOnceHoweverOftenItIsSent() {
        var guci = market.lists(market.cooperative("Gerabah"), "Guci", 145_000, 10);
        var guest = market.guest().puts(guci, 1);
        var wishes = IntStream.range(0, 8).mapToObj(i -> guest.wish()).toList();

        var placed = market.place(wishes, 8, SHORTAGE);

        assertThat(placed).hasSize(1);
        assertThat(market.available(guci)).isEqualTo(9);
    }

    @Test
    void aCancelRacedByTheCooperativesPackingEndsInOneOfThem() {
        var seller = market.cooperative("Gerabah");
        var guci = market.lists(seller, "Guci", 145_000, 20);
        for (int i = 0; i < 10; i++) {
            var guest = market.guest().puts(guci, 1);
            var order = guest.buys().orders().getFirst();
            var twice =
                    Flux.merge(
                                    market.orders
                                            .cancelByBuyer(order.id(), guest.buyer())
                                            .onErrorComplete(),
                                    market.orders
                                            .cancelByBuyer(order.id(), guest.buyer())
                                            .onErrorComplete(),
                                    market.orders
                                            .pack(order.id(), seller.id(), "staff")
                                            .onErrorComplete())
                            .collectList()
                            .block();
            assertThat(twice).isNotEmpty();
            assertThat(market.statusOf(order)).isEqualTo(OrderStatus.CANCELLED);
        }
        assertThat(market.available(guci)).isEqualTo(20);
    }
}
