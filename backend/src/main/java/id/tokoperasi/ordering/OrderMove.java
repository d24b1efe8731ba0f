package id.tokoperasi.ordering;

import org.jspecify.annotations.Nullable;

import java.util.Set;
import java.util.UUID;

/**
 * A wish to move one order, or all orders of a checkout, to a state. Null means "does not matter"; what
 * is named narrows the move to the asker's own.
 */
record OrderMove(
        OrderStatus to,
        Set<OrderStatus> from,
        Actor actor,
        @Nullable UUID orderId,
        @Nullable UUID checkoutId,
        @Nullable UUID cooperativeId,
        @Nullable Buyer buyer,
        @Nullable String pickupCode,
        @Nullable String tracking,
        @Nullable String reason) {

    /** By the platform itself. */
    static OrderMove bySystem(OrderStatus to, UUID orderId) {
        return new OrderMove(
                to, to.previous(), Actor.SYSTEM, orderId, null, null, null, null, null, null);
    }

    /** All orders of a checkout that are in exactly that state. */
    static OrderMove ofCheckout(OrderStatus from, OrderStatus to, UUID checkoutId, Actor actor) {
        return new OrderMove(
                to, Set.of(from), actor, null, checkoutId, null, null, null, null, null);
    }

    /** By the staff of the cooperative. */
    static OrderMove byCooperative(
            OrderStatus to, UUID orderId, UUID cooperativeId, String subject) {
        var actor = new Actor(Actor.Kind.COOPERATIVE, subject);
        return new OrderMove(
                to, to.previous(), actor, orderId, null, cooperativeId, null, null, null, null);
    }

    /** By the one who bought it. */
    static OrderMove byBuyer(OrderStatus to, UUID orderId, Buyer buyer) {
        return new OrderMove(
                to, to.previous(), buyer.actor(), orderId, null, null, buyer, null, null, null);
    }

    OrderMove startingAt(OrderStatus... states) {
        return new OrderMove(
                to,
                Set.of(states),
                actor,
                orderId,
                checkoutId,
                cooperativeId,
                buyer,
                pickupCode,
                tracking,
                reason);
    }

    OrderMove because(@Nullable String words) {
        return new OrderMove(
                to,
                from,
                actor,
                orderId,
                checkoutId,
                cooperativeId,
                buyer,
                pickupCode,
                tracking,
                words);
    }

    OrderMove tracked(@Nullable String words) {
        return new OrderMove(
                to,
                from,
                actor,
                orderId,
                checkoutId,
                cooperativeId,
                buyer,
                pickupCode,
                words,
                reason);
    }

    OrderMove withCode(String code) {
        return new OrderMove(
                to, from, actor, orderId, checkoutId, cooperativeId, buyer, code, tracking, reason);
    }
}
