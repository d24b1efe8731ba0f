package id.tokoperasi.notification;

import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.notification.MailRows.Addressee;
import id.tokoperasi.notification.MailRows.Occasion;
import id.tokoperasi.ordering.DeliveryMethod;
import id.tokoperasi.ordering.Order;
import id.tokoperasi.ordering.OrderMoved;
import id.tokoperasi.ordering.Orders;
import id.tokoperasi.outbox.EventHandler;
import id.tokoperasi.region.District;
import id.tokoperasi.region.Districts;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Writes the mails that follow from a move of an order. */
@Component
class OrderMails implements EventHandler<OrderMoved> {

    private final Orders orders;
    private final Cooperatives cooperatives;
    private final Districts districts;
    private final BuyerLetters toBuyer;
    private final CooperativeLetters toCooperative;
    private final MailRows rows;
    private final Clock clock;

    OrderMails(
            Orders orders,
            Cooperatives cooperatives,
            Districts districts,
            BuyerLetters toBuyer,
            CooperativeLetters toCooperative,
            MailRows rows,
            Clock clock) {
        this.orders = orders;
        this.cooperatives = cooperatives;
        this.districts = districts;
        this.toBuyer = toBuyer;
        this.toCooperative = toCooperative;
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "notification.order-mails";
    }

    @Override
    public Class<OrderMoved> type() {
        return OrderMoved.class;
    }

    @Override
    public Mono<Void> handle(OrderMoved event) {
        return orders.find(event.orderId()).flatMap(order -> write(event, order));
    }

    private Mono<Void> write(OrderMoved event, Order order) {
        return switch (event.status()) {
            case PLACED -> aboutCheckout(Step.PLACED, order, toBuyer::placed);
            case PAID ->
                    buyer(Step.PAID, order, toBuyer::paid)
                            .then(
                                    district(order)
                                            .flatMap(
                                                    district ->
                                                            cooperative(
                                                                    Step.PAID,
                                                                    order,
                                                                    (o, c) ->
                                                                            toCooperative.paid(
                                                                                    o, c,
                                                                                    district))));
            case PACKED -> Mono.empty();
            case READY -> buyer(Step.READY, order, toBuyer::ready);
            case SHIPPED -> buyer(Step.SHIPPED, order, toBuyer::shipped);
            case COMPLETED -> buyer(Step.COMPLETED, order, toBuyer::completed);
            case CANCELLED ->
                    event.paid()
                            ? calledOff(order)
                            : aboutCheckout(Step.CANCELLED_UNPAID, order, toBuyer::cancelledUnpaid);
            case REFUNDED -> buyer(Step.REFUNDED, order, (o, c) -> toBuyer.refunded(o));
        };
    }

    /** Of money that came too late the cooperative has never heard. */
    private Mono<Void> calledOff(Order order) {
        var buyer = buyer(Step.CANCELLED, order, toBuyer::cancelled);
        return "late-payment".equals(order.reason())
                ? buyer
                : buyer.then(cooperative(Step.CANCELLED, order, toCooperative::cancelled));
    }

    /** One mail for all orders of the checkout, since they have one payment. */
    private Mono<Void> aboutCheckout(Step step, Order order, Function<List<Order>, Letter> letter) {
        var useless = step == Step.PLACED ? order.expiresAt() : null;
        var occasion =
                new Occasion(
                        order.checkoutId(), step, Addressee.BUYER, order.checkoutId(), useless);
        return orders.ofCheckout(order.checkoutId())
                .collectList()
                .flatMap(
                        all ->
                                rows.insert(
                                        occasion,
                                        order.recipient().email(),
                                        letter.apply(all),
                                        clock.instant()));
    }

    private Mono<Void> buyer(
            Step step, Order order, BiFunction<Order, Cooperative, Letter> letter) {
        var occasion = new Occasion(order.id(), step, Addressee.BUYER, order.checkoutId(), null);
        return cooperatives
                .find(order.cooperativeId())
                .flatMap(
                        c ->
                                rows.insert(
                                        occasion,
                                        order.recipient().email(),
                                        letter.apply(order, c),
                                        clock.instant()));
    }

    private Mono<Void> cooperative(
            Step step, Order order, BiFunction<Order, Cooperative, Letter> letter) {
        var occasion = new Occasion(order.id(), step, Addressee.COOPERATIVE, order.id(), null);
        return cooperatives
                .find(order.cooperativeId())
                .flatMap(
                        c ->
                                rows.insert(
                                        occasion,
                                        c.email(),
                                        letter.apply(order, c),
                                        clock.instant()));
    }

    private Mono<Optional<District>> district(Order order) {
        var code = order.recipient().districtCode();
        return order.delivery() == DeliveryMethod.PICKUP || code == null
                ? Mono.just(Optional.empty())
                : districts
                        .byCode(code)
                        .map(Optional::of)
                        .onErrorReturn(Refusal.class, Optional.empty());
    }
}
