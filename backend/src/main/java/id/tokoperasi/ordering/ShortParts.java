package id.tokoperasi.ordering;

import id.tokoperasi.catalog.Stock;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.kernel.Transactions;
import id.tokoperasi.outbox.Outbox;
import id.tokoperasi.payment.Payments;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * What a buyer says to lines that came short: who does nothing gets the part that there is, who does not
 * want it gets its price back, too.
 */
@Component
public class ShortParts {

    static final Set<OrderStatus> IN_THE_HOUSE =
            EnumSet.of(OrderStatus.PAID, OrderStatus.PACKED, OrderStatus.READY);

    private final OrderRows orders;
    private final ShipmentRows rows;
    private final OrderMoves moves;
    private final Stock stock;
    private final Payments payments;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;

    ShortParts(
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

    /**
     * The buyer does without everything that is left of the lines that came short; those pieces can be
     * sold again and their price goes back. When nothing else would be delivered, the order is
     * cancelled, and all its money goes back. Answers the order as it is then. Refuses as unknown what is
     * not this buyer's, {@code order-state} once it has left the house, and {@code part-gone} when nothing
     * of those lines is left or it was refused before.
     *
     * @param id of the new shortage, the same for every repetition of one wish
     * @param shortageId what the cooperative had told
     */
    public Mono<Order> refuse(UUID id, UUID orderId, UUID shortageId, Buyer buyer) {
        return transactions.run(
                () ->
                        claim(orderId, buyer)
                                .flatMap(
                                        order ->
                                                rows.shortagesOf(orderId)
                                                        .collectList()
                                                        .map(all -> part(order, all, shortageId))
                                                        .flatMap(
                                                                part ->
                                                                        refuse(
                                                                                id,
                                                                                order,
                                                                                shortageId,
                                                                                part,
                                                                                buyer))));
    }

    /** Locks the order, so that nobody sends the part meanwhile. */
    private Mono<Order> claim(UUID orderId, Buyer buyer) {
        return orders.ofBuyer(orderId, buyer)
                .switchIfEmpty(Mono.error(Refusal::unknown))
                .then(rows.claim(orderId, IN_THE_HOUSE))
                .filter(Boolean::booleanValue)
                .switchIfEmpty(Mono.error(() -> Refusal.conflict("order-state")))
                .then(orders.ofBuyer(orderId, buyer));
    }

    private static List<Pieces> part(Order order, List<Shortage> all, UUID shortageId) {
        var told =
                all.stream()
                        .filter(s -> s.id().equals(shortageId))
                        .findFirst()
                        .orElseThrow(Refusal::unknown);
        var part = told.refusable(order, all);
        if (part.isEmpty()) {
            throw Refusal.conflict("part-gone");
        }
        return part;
    }

    private Mono<Order> refuse(
            UUID id, Order order, UUID shortageId, List<Pieces> part, Buyer buyer) {
        return isAll(order, part)
                ? moves.move(
                        OrderMove.byBuyer(OrderStatus.CANCELLED, order.id(), buyer)
                                .because("buyer"))
                : giveBack(id, order, shortageId, part, buyer)
                        .then(orders.ofBuyer(order.id(), buyer))
                        .flatMap(
                                now ->
                                        moves.sentWhenNothingIsLeft(
                                                now,
                                                OrderMove.bySystem(OrderStatus.SHIPPED, now.id())));
    }

    private static boolean isAll(Order order, List<Pieces> part) {
        return order.lines().stream().mapToInt(Order.Line::deliverable).sum()
                == part.stream().mapToInt(Pieces::quantity).sum();
    }

    private Mono<Void> giveBack(
            UUID id, Order order, UUID shortageId, List<Pieces> part, Buyer buyer) {
        var who = Objects.requireNonNullElse(buyer.subject(), "");
        var lines = part.stream().map(Pieces::toStock).toList();
        return rows.countWithdrawn(order.id(), part)
                .then(stock.release(lines, order.id()))
                .then(
                        rows.insertShortage(
                                id, order.id(), part, "", who, shortageId, clock.instant()))
                .flatMap(cost -> payments.refund(order.paymentId(), id, cost, "buyer"))
                .then(outbox.publish(new CameShort(order.id(), id)));
    }
}
