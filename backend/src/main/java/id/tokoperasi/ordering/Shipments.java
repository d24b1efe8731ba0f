package id.tokoperasi.ordering;

import id.tokoperasi.catalog.Stock;
import id.tokoperasi.catalog.StockLine;
import id.tokoperasi.kernel.Ids;
import id.tokoperasi.kernel.Money;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.kernel.Transactions;
import id.tokoperasi.outbox.Outbox;
import id.tokoperasi.payment.Payments;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Orders that go out in several parcels, or not in full. As with {@link Orders}, what is somebody else's
 * is unknown and a step that does not follow is refused as {@code order-state}. Both steps name the
 * version of the order that was seen: of two people who press at once the second is refused as stale.
 */
@Component
public class Shipments {

    private final OrderRows orders;
    private final ShipmentRows rows;
    private final OrderMoves moves;
    private final Stock stock;
    private final Payments payments;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;

    Shipments(
            OrderRows orders,
            ShipmentRows rows,
            OrderMoves moves,
            Stock stock,
            Payments payments,
            Outbox outbox,
            Transactions transactions,
            Clock clock) {
        this.orders = orders;
        this.rows = rows;
        this.moves = moves;
        this.stock = stock;
        this.payments = payments;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The parcels of a cooperative's order, first one first; none when it is another's. */
    public Flux<Shipment> ofOrder(UUID orderId, UUID cooperativeId) {
        return rows.ofOrder(orderId, cooperativeId);
    }

    /** What could not be delivered, oldest first. Ask for the order first: this asks for no owner. */
    public Flux<Shortage> shortagesOf(UUID orderId) {
        return rows.shortagesOf(orderId);
    }

    /**
     * Gives a part of a packed order to the courier; with the last piece the order is sent. Answers the
     * order as it is then. Refuses {@code order-delivery} for orders that are collected, {@code
     * pieces-range}, {@code pieces-left} when the order has not so many left, and stale versions.
     *
     * @param tracking who brings it or a tracking number, at most 120 letters; may be null
     */
    public Mono<Order> send(
            UUID orderId,
            UUID cooperativeId,
            String staff,
            long seenVersion,
            Collection<Pieces> pieces,
            @Nullable String tracking) {
        var actor = new Actor(Actor.Kind.COOPERATIVE, staff);
        var shipmentId = Ids.next();
        var now = clock.instant();
        return Mono.fromSupplier(() -> Pieces.checked(pieces))
                .delayUntil(checked -> checkDelivery(orderId, cooperativeId))
                .flatMap(
                        sent ->
                                transactions.run(
                                        () ->
                                                claim(
                                                                orderId,
                                                                cooperativeId,
                                                                seenVersion,
                                                                OrderStatus.PACKED)
                                                        .then(
                                                                counted(
                                                                        rows.countSent(
                                                                                orderId, sent)))
                                                        .then(
                                                                moves.sent(
                                                                        shipmentId,
                                                                        orderId,
                                                                        sent,
                                                                        tracking,
                                                                        actor,
                                                                        now))
                                                        .then(whole(orderId, cooperativeId, staff))
                                                        .delayUntil(
                                                                order ->
                                                                        tellPart(
                                                                                order,
                                                                                shipmentId))));
    }

    private Mono<Void> tellPart(Order order, UUID shipmentId) {
        return order.status() == OrderStatus.PACKED
                ? outbox.publish(new PartSent(order.id(), shipmentId))
                : Mono.empty();
    }

    /**
     * Says that pieces cannot be delivered: they leave the stock, and their price goes back to the buyer
     * exactly once, for the key of the refund is {@code id}. When all others have been sent, the order is
     * sent. Refuses {@code pieces-range}, {@code pieces-left}, {@code shortage-all} when nothing would be
     * delivered at all (cancel the order), {@code reason-length}, and stale versions.
     *
     * @param id the same for every repetition of one wish
     * @param reason the words that the buyer reads, 5 to 300 letters
     */
    public Mono<Order> giveBack(
            UUID id,
            UUID orderId,
            UUID cooperativeId,
            String staff,
            long seenVersion,
            Collection<Pieces> pieces,
            String reason) {
        if (Orders.isNoReason(reason)) {
            return Mono.error(Orders.noReason());
        }
        var lack = new Lack(id, orderId, cooperativeId, staff, reason.strip());
        return Mono.fromSupplier(() -> Pieces.checked(pieces))
                .flatMap(
                        missing ->
                                transactions.run(
                                        () ->
                                                claim(
                                                                orderId,
                                                                cooperativeId,
                                                                seenVersion,
                                                                OrderStatus.PAID,
                                                                OrderStatus.PACKED,
                                                                OrderStatus.READY)
                                                        .then(giveBack(lack, missing))));
    }

    /** What the cooperative says about pieces that it has not got. */
    private record Lack(UUID id, UUID orderId, UUID cooperativeId, String staff, String reason) {}

    private Mono<Order> giveBack(Lack lack, List<Pieces> missing) {
        var orderId = lack.orderId();
        return counted(rows.countWithdrawn(orderId, missing))
                .then(stock.take(stockLines(missing), orderId))
                .then(
                        rows.insertShortage(
                                lack.id(),
                                orderId,
                                missing,
                                lack.reason(),
                                lack.staff(),
                                null,
                                clock.instant()))
                .flatMap(cost -> refund(lack, cost))
                .then(outbox.publish(new CameShort(orderId, lack.id())))
                .then(whole(orderId, lack.cooperativeId(), lack.staff()));
    }

    private Mono<Void> refund(Lack lack, Money cost) {
        return orders.ofCooperative(lack.orderId(), lack.cooperativeId())
                .flatMap(
                        order ->
                                order.lines().stream().allMatch(l -> l.deliverable() == 0)
                                        ? Mono.error(Refusal.invalidField("lines", "shortage-all"))
                                        : payments.refund(
                                                order.paymentId(), lack.id(), cost, lack.reason()));
    }

    /** The order as it is now; sent, when nothing of it is left in the house. */
    private Mono<Order> whole(UUID orderId, UUID cooperativeId, String staff) {
        return orders.ofCooperative(orderId, cooperativeId)
                .flatMap(
                        order ->
                                moves.sentWhenNothingIsLeft(
                                        order,
                                        OrderMove.byCooperative(
                                                OrderStatus.SHIPPED,
                                                orderId,
                                                cooperativeId,
                                                staff)));
    }

    private Mono<Void> checkDelivery(UUID orderId, UUID cooperativeId) {
        return orders.ofCooperative(orderId, cooperativeId)
                .switchIfEmpty(Mono.error(Refusal::unknown))
                .filter(o -> o.delivery() == DeliveryMethod.COURIER)
                .switchIfEmpty(Mono.error(() -> Refusal.conflict("order-delivery")))
                .then();
    }

    private Mono<Void> claim(
            UUID orderId, UUID cooperativeId, long seenVersion, OrderStatus... statuses) {
        return rows.claim(orderId, cooperativeId, seenVersion, statuses)
                .flatMap(
                        claimed ->
                                claimed
                                        ? Mono.empty()
                                        : refuse(orderId, cooperativeId, List.of(statuses)));
    }

    private Mono<Void> refuse(UUID orderId, UUID cooperativeId, List<OrderStatus> statuses) {
        return orders.ofCooperative(orderId, cooperativeId)
                .switchIfEmpty(Mono.error(Refusal::unknown))
                .flatMap(
                        order ->
                                Mono.error(
                                        statuses.contains(order.status())
                                                ? Refusal.stale()
                                                : Refusal.conflict("order-state")));
    }

    private static Mono<Void> counted(Mono<Boolean> all) {
        return all.flatMap(
                fits ->
                        fits
                                ? Mono.empty()
                                : Mono.error(Refusal.invalidField("lines", "pieces-left")));
    }

    private static List<StockLine> stockLines(List<Pieces> pieces) {
        return pieces.stream().map(Pieces::toStock).toList();
    }
}
