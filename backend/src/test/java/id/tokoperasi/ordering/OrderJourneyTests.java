package id.tokoperasi.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.tokoperasi.catalog.Listing;
import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.infra.stripe.Fault;
import id.tokoperasi.infra.stripe.Fault.Kind;
import id.tokoperasi.infra.stripe.Match;
import id.tokoperasi.kernel.Money;
import id.tokoperasi.kernel.Refusal;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;

class OrderJourneyTests {

    private static final String STAFF = "staff";

    private static Market market;

    @BeforeAll
    static void open() {
        market = new Market();
    }

    @AfterAll
    static void close() {
        market.close();
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(code));
    }

    @Test
    void aBasketOfTwoCooperativesBecomesTwoOrdersUnderOnePayment() {
        var emping = market.lists(market.cooperative("Melinjo"), "Emping", 42_500, 10);
        var guci = market.lists(market.cooperative("Gerabah"), "Guci", 145_000, 3);
        var guest = market.guest().puts(emping, 2).puts(guci, 1);

        var checkout = guest.buys();

        assertThat(checkout.total()).isEqualTo(Money.rupiah(230_000));
        assertThat(checkout.orders())
                .hasSize(2)
                .allSatisfy(o -> assertThat(o.status()).isEqualTo(OrderStatus.PAID))
                .allSatisfy(o -> assertThat(o.number()).matches("TK-2611-[2-9A-HJKMNP-Z]{5}"));
        assertThat(market.available(emping)).isEqualTo(8);
        assertThat(market.baskets.view(guest.basket, null).block().isEmpty()).isTrue();
    }

    @Test
    void whatIsAnsweredWhenPlacingIsWhatIsReadLater() {
        var emping = market.lists(market.cooperative("Melinjo"), "Emping", 42_500, 10);
        var guci = market.lists(market.cooperative("Gerabah"), "Guci", 145_000, 3);
        var guest = market.guest().puts(emping, 2).puts(guci, 1);

        var placed = guest.places();

        assertThat(market.checkouts.find(placed.id(), guest.buyer()).block()).isEqualTo(placed);
    }

    @Test
    void anOrderIsPackedSentReceivedAndDone() {
        var seller = market.cooperative("Melinjo");
        var emping = market.lists(seller, "Emping", 42_500, 10);
        var guest = market.guest().puts(emping, 2);
        var wish = guest.wish(DeliveryMethod.COURIER, Money.rupiah(85_000 + 28_500));
        refused(
                "total-changed",
                () ->
                        market.checkouts
                                .place(guest.wish(DeliveryMethod.COURIER, Money.rupiah(85_000)))
                                .block());

        var checkout = market.checkouts.place(wish).block();
        market.pays(checkout);
        var order = checkout.orders().getFirst();
        refused(
                "order-state",
                () -> market.orders.ship(order.id(), seller.id(), STAFF, null).block());
        market.orders.pack(order.id(), seller.id(), STAFF).block();
        market.orders.ship(order.id(), seller.id(), STAFF, "Pak Udin").block();
        assertThat(market.onHand(emping)).isEqualTo(8);
        var done = market.orders.receive(order.id(), guest.buyer()).block();

        assertThat(done.status()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(done.tracking()).isEqualTo("Pak Udin");
        assertThat(market.orders.events(order.id()).map(Order.Event::status).collectList().block())
                .containsExactly(
                        OrderStatus.PLACED,
                        OrderStatus.PAID,
                        OrderStatus.PACKED,
                        OrderStatus.SHIPPED,
                        OrderStatus.COMPLETED);
        assertThat(market.listings.ofCooperative(seller.id(), emping.id()).block().soldCount())
                .isEqualTo(2);
    }

    @Test
    void collectingNeedsTheCodeThatTheBuyerHas() {
        var seller = market.cooperative("Gerabah");
        var guci = market.lists(seller, "Guci", 145_000, 3);
        var order = market.guest().puts(guci, 1).buys().orders().getFirst();
        market.orders.pack(order.id(), seller.id(), STAFF).block();
        market.orders.ready(order.id(), seller.id(), STAFF).block();
        var wrong = order.pickupCode().equals("000000") ? "000001" : "000000";

        refused(
                "pickup-code",
                () -> market.orders.handOver(order.id(), seller.id(), STAFF, wrong).block());
        var done =
                market.orders.handOver(order.id(), seller.id(), STAFF, order.pickupCode()).block();

        assertThat(done.status()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(market.onHand(guci)).isEqualTo(2);
    }

    @Test
    void anUnpaidCheckoutEndsAndItsGoodsAreFree() {
        var emping = market.lists(market.cooperative("Melinjo"), "Emping", 42_500, 5);
        var checkout = market.guest().puts(emping, 5).places();
        assertThat(market.available(emping)).isZero();

        market.clock.advance(Checkouts.HOLD.plusSeconds(1));
        market.checkouts.expireUnpaid().block();
        market.checkouts.expireUnpaid().block();

        var order = market.orders.find(checkout.orders().getFirst().id()).block();
        assertThat(order.status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(order.reason()).isEqualTo("unpaid");
        assertThat(market.available(emping)).isEqualTo(5);
    }

    @Test
    void lateMoneyHoldsTheGoodsAgainWhenTheyAreStillThere() {
        var emping = market.lists(market.cooperative("Melinjo"), "Emping", 42_500, 5);
        var checkout = market.guest().puts(emping, 2).places();
        paidAfterTheEnd(checkout);

        assertThat(market.statusOf(checkout.orders().getFirst())).isEqualTo(OrderStatus.PAID);
        assertThat(market.available(emping)).isEqualTo(3);
    }

    @Test
    void lateMoneyGoesBackByItselfWhenTheGoodsAreGone() {
        var emping = market.lists(market.cooperative("Melinjo"), "Emping", 42_500, 2);
        var before = market.refundedRupiah();
        var checkout = market.guest().puts(emping, 2).places();
        expire(checkout);
        market.guest().puts(emping, 2).places();
        settleLate(checkout);

        assertThat(market.refundedRupiah() - before).isEqualTo(85_000);
        assertThat(market.statusOf(checkout.orders().getFirst())).isEqualTo(OrderStatus.REFUNDED);
        assertThat(market.orders.latePayments(10).collectList().block())
                .anySatisfy(
                        late -> assertThat(late.outcome()).isEqualTo(LatePayment.Outcome.REFUNDED));
        assertThat(market.available(emping)).isZero();
    }

    private static void paidAfterTheEnd(Checkout checkout) {
        expire(checkout);
        settleLate(checkout);
    }

    private static void expire(Checkout checkout) {
        market.opensPage(checkout);
        market.stripe.fail(
                Fault.once(
                                Kind.SERVER_ERROR,
                                Match.request("POST", "/v1/checkout/sessions/*/expire"))
                        .times(9));
        market.clock.advance(Checkouts.HOLD.plusSeconds(1));
        market.checkouts.expireUnpaid().block();
        market.stripe.clearFaults();
        market.backend.drain();
        assertThat(market.statusOf(checkout.orders().getFirst())).isEqualTo(OrderStatus.CANCELLED);
    }

    /** Stripe did not hear that the page is over, so the buyer could still pay. */
    private static void settleLate(Checkout checkout) {
        market.stripe.pay(market.sessionOf(checkout));
        market.payments.refresh(checkout.paymentId()).block();
        market.backend.drain();
    }

    @Test
    void cancellingAPaidOrderFreesTheGoodsAndSendsItsMoneyBack() {
        var emping = market.lists(market.cooperative("Melinjo"), "Emping", 42_500, 5);
        var guci = market.lists(market.cooperative("Gerabah"), "Guci", 145_000, 3);
        var guest = market.guest().puts(emping, 2).puts(guci, 1);
        var before = market.refundedRupiah();
        var orders =
                guest.buys().orders().stream().sorted(Comparator.comparing(Order::total)).toList();

        market.orders.cancelByBuyer(orders.getFirst().id(), guest.buyer()).block();

        assertThat(market.refundedRupiah() - before).isEqualTo(85_000);
        assertThat(market.statusOf(orders.getFirst())).isEqualTo(OrderStatus.REFUNDED);
        assertThat(market.statusOf(orders.getLast())).isEqualTo(OrderStatus.PAID);
        assertThat(market.available(emping)).isEqualTo(5);
        refused(
                "order-state",
                () -> market.orders.cancelByBuyer(orders.getFirst().id(), guest.buyer()).block());
    }

    @Test
    void whatIsSentCannotBeCalledOffAny() {
        var seller = market.cooperative("Melinjo");
        var emping = market.lists(seller, "Emping", 42_500, 5);
        var guest = market.guest().puts(emping, 1);
        var total = Money.rupiah(42_500 + 28_500);
        var checkout = market.checkouts.place(guest.wish(DeliveryMethod.COURIER, total)).block();
        market.pays(checkout);
        var order = checkout.orders().getFirst();
        market.orders.pack(order.id(), seller.id(), STAFF).block();
        market.orders.ship(order.id(), seller.id(), STAFF, null).block();

        refused(
                "order-state",
                () -> market.orders.cancelByBuyer(order.id(), guest.buyer()).block());
        refused(
                "order-state",
                () ->
                        market.orders
                                .cancelBySeller(order.id(), seller.id(), STAFF, "stok rusak")
                                .block());
        market.clock.advance(Orders.CONFIRMED_AFTER.plus(Duration.ofMinutes(1)));
        market.orders.completeForgotten().block();
        assertThat(market.statusOf(order)).isEqualTo(OrderStatus.COMPLETED);
    }

    /** An order of one, sent to its buyer. */
    private static Order sent(Cooperative seller, Market.Guest guest) {
        var total = Money.rupiah(42_500 + 28_500);
        var checkout = market.checkouts.place(guest.wish(DeliveryMethod.COURIER, total)).block();
        market.pays(checkout);
        var order = checkout.orders().getFirst();
        market.orders.pack(order.id(), seller.id(), STAFF).block();
        return market.orders.ship(order.id(), seller.id(), STAFF, null).block();
    }

    @Test
    void whatComesBackIsPaidBackAndNotCountedAsSold() {
        var seller = market.cooperative("Melinjo");
        var emping = market.lists(seller, "Emping", 42_500, 5);
        var guest = market.guest().puts(emping, 1);
        var order = sent(seller, guest);
        var before = market.refundedRupiah();
        refused(
                "order-state",
                () -> market.returns.ask(order.id(), guest.buyer(), "Belum tiba").block());
        market.orders.receive(order.id(), guest.buyer()).block();

        var asked = market.returns.ask(order.id(), guest.buyer(), " Sudah melempem ").block();
        assertThat(asked.status()).isEqualTo(OrderStatus.RETURN_ASKED);
        assertThat(asked.reason()).isEqualTo("Sudah melempem");
        assertThat(soldOf(emping)).isEqualTo(1);
        market.returns.accept(order.id(), seller.id(), STAFF).block();

        assertThat(market.refundedRupiah() - before).isEqualTo(71_000);
        assertThat(market.statusOf(order)).isEqualTo(OrderStatus.REFUNDED);
        assertThat(soldOf(emping)).isZero();
        assertThat(market.available(emping)).isEqualTo(4);
        assertThat(market.orders.events(order.id()).map(Order.Event::status).collectList().block())
                .endsWith(
                        OrderStatus.COMPLETED,
                        OrderStatus.RETURN_ASKED,
                        OrderStatus.RETURNED,
                        OrderStatus.REFUNDED);
    }

    @Test
    void aRefusedReturnStaysRefused() {
        var seller = market.cooperative("Melinjo");
        var guest = market.guest().puts(market.lists(seller, "Emping", 42_500, 5), 1);
        var order = sent(seller, guest);
        market.orders.receive(order.id(), guest.buyer()).block();
        market.returns.ask(order.id(), guest.buyer(), "Kurang gurih").block();

        refused(
                "reason-length",
                () -> market.returns.refuse(order.id(), seller.id(), STAFF, "no").block());
        var done =
                market.returns
                        .refuse(order.id(), seller.id(), STAFF, "Kemasan sudah dibuka")
                        .block();

        assertThat(done.status()).isEqualTo(OrderStatus.RETURN_REFUSED);
        assertThat(done.reason()).isEqualTo("Kemasan sudah dibuka");
        refused("order-state", () -> market.returns.accept(order.id(), seller.id(), STAFF).block());
        refused(
                "order-state",
                () -> market.returns.ask(order.id(), guest.buyer(), "Sekali lagi").block());
    }

    @Test
    void returnsAreTheBuyersWithinAWeekAndTheCooperativesToAnswer() {
        var seller = market.cooperative("Melinjo");
        var other = market.cooperative("Lain");
        var guest = market.guest().puts(market.lists(seller, "Emping", 42_500, 5), 1);
        var order = sent(seller, guest);
        var stranger = new Buyer("stranger", UUID.randomUUID());
        market.orders.receive(order.id(), guest.buyer()).block();

        refused(
                "not-found",
                () -> market.returns.ask(order.id(), stranger, "Sudah melempem").block());
        refused("not-found", () -> market.returns.accept(order.id(), other.id(), STAFF).block());
        refused(
                "not-found",
                () -> market.returns.refuse(order.id(), other.id(), STAFF, "Bukan kami").block());
        market.clock.advance(Returns.ASKED_WITHIN.plus(Duration.ofSeconds(1)));
        refused(
                "return-too-late",
                () -> market.returns.ask(order.id(), guest.buyer(), "Melempem").block());
    }

    @Test
    void aReturnThatNobodyAnswersIsAccepted() {
        var seller = market.cooperative("Melinjo");
        var guest = market.guest().puts(market.lists(seller, "Emping", 42_500, 5), 1);
        var order = sent(seller, guest);
        market.orders.receive(order.id(), guest.buyer()).block();
        market.returns.ask(order.id(), guest.buyer(), "Sudah melempem").block();
        market.returns.acceptForgotten().block();
        assertThat(market.statusOf(order)).isEqualTo(OrderStatus.RETURN_ASKED);

        market.clock.advance(Returns.ANSWERED_WITHIN.plus(Duration.ofMinutes(1)));
        market.returns.acceptForgotten().block();

        assertThat(market.statusOf(order)).isEqualTo(OrderStatus.RETURNED);
        market.refundedRupiah();
        assertThat(market.statusOf(order)).isEqualTo(OrderStatus.REFUNDED);
    }

    @Test
    void aGuestWhoSignsInKeepsTheOrders() {
        var guest =
                market.guest()
                        .puts(market.lists(market.cooperative("Melinjo"), "Emping", 42_500, 5), 1);
        var order = guest.buys().orders().getFirst();

        market.baskets.adopt(guest.basket, "tini").block();

        assertThat(market.orders.ofBuyer(order.id(), new Buyer("tini", null)).block()).isNotNull();
        refused("not-found", () -> market.orders.ofBuyer(order.id(), guest.buyer()).block());
        refused(
                "not-found",
                () -> market.orders.ofBuyer(order.id(), new Buyer("tono", null)).block());
    }

    private static long soldOf(Listing listing) {
        return market.backend.one(
                Long.class,
                "select sold_count::bigint from catalog.listings where id = :id",
                Map.of("id", listing.id()));
    }

    @Test
    void whatIsSomebodyElsesIsUnknown() {
        var seller = market.cooperative("Melinjo");
        var other = market.cooperative("Lain");
        var guest = market.guest().puts(market.lists(seller, "Emping", 42_500, 5), 1);
        var order = guest.buys().orders().getFirst();
        var stranger = new Buyer("stranger", UUID.randomUUID());

        refused("not-found", () -> market.orders.pack(order.id(), other.id(), STAFF).block());
        refused(
                "not-found",
                () ->
                        market.orders
                                .cancelBySeller(order.id(), other.id(), STAFF, "alasan")
                                .block());
        refused("not-found", () -> market.orders.ofCooperative(order.id(), other.id()).block());
        refused("not-found", () -> market.orders.ofBuyer(order.number(), stranger).block());
        refused("not-found", () -> market.orders.receive(order.id(), stranger).block());
        refused("not-found", () -> market.orders.cancelByBuyer(order.id(), stranger).block());
        assertThat(market.statusOf(order)).isEqualTo(OrderStatus.PAID);
    }

    @Test
    void aPersonsBasketAnswersToNobodyElseAndTakesInTheGuests() {
        var emping = market.lists(market.cooperative("Melinjo"), "Emping", 42_500, 9);
        var own = market.baskets.open("siti").block();
        market.baskets.put(own, "siti", Market.variantOf(emping), 1).block();
        var guest = market.guest().puts(emping, 3);

        assertThat(market.baskets.adopt(guest.basket, "siti").block()).isEqualTo(own);

        assertThat(market.baskets.view(own, "siti").block().pieces()).isEqualTo(3);
        assertThat(market.baskets.view(guest.basket, null).block().isEmpty()).isTrue();
        refused("not-found", () -> market.baskets.view(own, null).block());
        refused(
                "not-found",
                () -> market.baskets.put(own, "budi", Market.variantOf(emping), 1).block());
    }

    @Test
    void placingTakesAFixedNumberOfStatements() {
        var seller = market.cooperative("Melinjo");
        var guest = market.guest();
        for (int i = 0; i < 5; i++) {
            guest.puts(market.lists(seller, "Emping " + i, 42_500, 9), 1);
        }
        var wish = guest.wish();
        var before = market.backend.statements();

        market.checkouts.place(wish).block();

        assertThat(market.backend.statements() - before).isLessThanOrEqualTo(11);
    }
}
