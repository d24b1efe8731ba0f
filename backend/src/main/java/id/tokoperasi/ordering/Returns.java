package id.tokoperasi.ordering;

import id.tokoperasi.kernel.Refusal;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Goods that come back: the buyer asks, the cooperative answers. As with {@link Orders}, what is somebody
 * else's is unknown, and a step that does not follow is refused as {@code order-state}. Reasons have 5 to
 * 300 letters, else {@code reason-length}.
 */
@Component
public class Returns {

    /** How long after it has the goods a buyer may ask to give them back. */
    public static final Duration ASKED_WITHIN = Duration.ofDays(7);

    /** A cooperative that says nothing for so long takes the goods back. */
    public static final Duration ANSWERED_WITHIN = Duration.ofDays(7);

    private final Orders orders;
    private final Clock clock;

    Returns(Orders orders, Clock clock) {
        this.orders = orders;
        this.clock = clock;
    }

    /**
     * The buyer wants to give everything back, at most {@link #ASKED_WITHIN} after receiving it. Refuses
     * {@code return-too-late}.
     *
     * @param reason the words that the cooperative reads
     */
    public Mono<Order> ask(UUID orderId, Buyer buyer, String reason) {
        if (Orders.isNoReason(reason)) {
            return Mono.error(Orders.noReason());
        }
        var ask =
                OrderMove.byBuyer(OrderStatus.RETURN_ASKED, orderId, buyer).because(reason.strip());
        return orders.ofBuyer(orderId, buyer)
                .flatMap(
                        order ->
                                order.status() == OrderStatus.COMPLETED
                                                && !isOpen(order, clock.instant())
                                        ? Mono.error(Refusal.conflict("return-too-late"))
                                        : orders.step(ask));
    }

    /** Whether its buyer may ask at that time to give it back. */
    public static boolean isOpen(Order order, Instant now) {
        return order.status() == OrderStatus.COMPLETED
                && now.isBefore(order.movedAt().plus(ASKED_WITHIN));
    }

    /** The cooperative takes the goods back: all money goes back, delivery included. */
    public Mono<Order> accept(UUID orderId, UUID cooperativeId, String staff) {
        return orders.step(
                OrderMove.byCooperative(OrderStatus.RETURNED, orderId, cooperativeId, staff));
    }

    /**
     * The cooperative does not take the goods back.
     *
     * @param reason the words that the buyer reads
     */
    public Mono<Order> refuse(UUID orderId, UUID cooperativeId, String staff, String reason) {
        if (Orders.isNoReason(reason)) {
            return Mono.error(Orders.noReason());
        }
        return orders.step(
                OrderMove.byCooperative(OrderStatus.RETURN_REFUSED, orderId, cooperativeId, staff)
                        .because(reason.strip()));
    }

    /**
     * Accepts what the cooperative has not answered within {@link #ANSWERED_WITHIN}: who is silent does
     * not keep the money. Answers how many.
     */
    public Mono<Long> acceptForgotten() {
        return orders.sweep(OrderStatus.RETURN_ASKED, ANSWERED_WITHIN, OrderStatus.RETURNED);
    }
}
