package id.tokoperasi.ordering;

import static java.util.Objects.requireNonNull;

import id.tokoperasi.kernel.Refusal;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.UUID;

/**
 * Orders for their buyers and for the cooperatives that fill them. Every step names who asks; an order
 * that is somebody else's is unknown. A step that does not follow from the order's state is refused as
 * {@code order-state}.
 */
@Component
public class Orders {

    private static final Logger log = LoggerFactory.getLogger(Orders.class);

    /** A buyer who says nothing for so long after dispatch has received it. */
    public static final Duration CONFIRMED_AFTER = Duration.ofDays(7);

    private static final int SWEEP = 100;

    private final OrderRows rows;
    private final OrderMoves moves;
    private final Checkouts checkouts;
    private final Clock clock;

    Orders(OrderRows rows, OrderMoves moves, Checkouts checkouts, Clock clock) {
        this.rows = rows;
        this.moves = moves;
        this.checkouts = checkouts;
        this.clock = clock;
    }

    /** Refuses as unknown when it is not this buyer's. */
    public Mono<Order> ofBuyer(UUID orderId, Buyer buyer) {
        return rows.ofBuyer(orderId, buyer).switchIfEmpty(Mono.error(Refusal::unknown));
    }

    /** By the number that people read out; refuses as unknown when it is not this buyer's. */
    public Mono<Order> ofBuyer(String number, Buyer buyer) {
        return rows.byNumber(number, buyer).switchIfEmpty(Mono.error(Refusal::unknown));
    }

    /**
     * The buyer's orders, newest first.
     *
     * @param statuses in one of these states; empty means any
     * @param after id of the last one seen, or null
     * @param size 1 to 100
     */
    public Flux<Order> pageOfBuyer(
            Buyer buyer, Collection<OrderStatus> statuses, @Nullable UUID after, int size) {
        return rows.pageOfBuyer(buyer, orAny(statuses), after, size);
    }

    /** A paid order of the cooperative; refuses as unknown otherwise. */
    public Mono<Order> ofCooperative(UUID orderId, UUID cooperativeId) {
        return rows.ofCooperative(orderId, cooperativeId)
                .switchIfEmpty(Mono.error(Refusal::unknown));
    }

    /** The cooperative's paid orders, newest first; parameters as in {@link #pageOfBuyer}. */
    public Flux<Order> pageOfCooperative(
            UUID cooperativeId, Collection<OrderStatus> statuses, @Nullable UUID after, int size) {
        return rows.pageOfCooperative(cooperativeId, orAny(statuses), after, size);
    }

    private static Collection<OrderStatus> orAny(Collection<OrderStatus> statuses) {
        return statuses.isEmpty() ? EnumSet.allOf(OrderStatus.class) : statuses;
    }

    /** How many paid orders the cooperative has in each state; a state without any is left out. */
    public Mono<Map<OrderStatus, Long>> countByStatus(UUID cooperativeId) {
        return rows.countByStatus(cooperativeId)
                .collectMap(OrderRows.StatusCount::status, OrderRows.StatusCount::orders);
    }

    /** How many orders there are in each state, for the metrics. */
    public Mono<Map<OrderStatus, Long>> countByStatus() {
        return rows.countAll()
                .collectMap(OrderRows.StatusCount::status, OrderRows.StatusCount::orders);
    }

    /** What happened to an order, oldest first. Ask for the order first: this asks for no owner. */
    public Flux<Order.Event> events(UUID orderId) {
        return rows.events(orderId);
    }

    /** An order by id alone, for other modules that have been told of it; empty when unknown. */
    public Mono<Order> find(UUID orderId) {
        return rows.byId(orderId);
    }

    /**
     * These orders and all others of their checkouts, for other modules that have been told of them;
     * unknown ids are left out.
     */
    public Flux<Order> withTheirCheckouts(Collection<UUID> orderIds) {
        return rows.withTheirCheckouts(orderIds);
    }

    /** Packed, still in the house. */
    public Mono<Order> pack(UUID orderId, UUID cooperativeId, String staff) {
        return step(OrderMove.byCooperative(OrderStatus.PACKED, orderId, cooperativeId, staff));
    }

    /**
     * Given to the courier. Only for orders that are brought.
     *
     * @param tracking who brings it or a tracking number, at most 120 letters; may be null
     */
    public Mono<Order> ship(
            UUID orderId, UUID cooperativeId, String staff, @Nullable String tracking) {
        return checkDelivery(orderId, cooperativeId, DeliveryMethod.COURIER)
                .then(
                        step(
                                OrderMove.byCooperative(
                                                OrderStatus.SHIPPED, orderId, cooperativeId, staff)
                                        .tracked(tracking)));
    }

    /** Waits to be collected. Only for orders that are collected. */
    public Mono<Order> ready(UUID orderId, UUID cooperativeId, String staff) {
        return checkDelivery(orderId, cooperativeId, DeliveryMethod.PICKUP)
                .then(
                        step(
                                OrderMove.byCooperative(
                                        OrderStatus.READY, orderId, cooperativeId, staff)));
    }

    private Mono<Void> checkDelivery(UUID orderId, UUID cooperativeId, DeliveryMethod method) {
        return ofCooperative(orderId, cooperativeId)
                .filter(o -> o.delivery() == method)
                .switchIfEmpty(Mono.error(() -> Refusal.conflict("order-delivery")))
                .then();
    }

    /**
     * Handed over to the one who showed the code; completes the order. Refuses {@code pickup-code} when
     * the code is another.
     */
    public Mono<Order> handOver(UUID orderId, UUID cooperativeId, String staff, String code) {
        var move =
                OrderMove.byCooperative(OrderStatus.COMPLETED, orderId, cooperativeId, staff)
                        .startingAt(OrderStatus.READY)
                        .withCode(code);
        return moves.move(move)
                .switchIfEmpty(
                        Mono.defer(() -> ofCooperative(orderId, cooperativeId))
                                .flatMap(
                                        o ->
                                                Mono.error(
                                                        o.status() == OrderStatus.READY
                                                                ? Refusal.invalidField(
                                                                        "code", "pickup-code")
                                                                : Refusal.conflict(
                                                                        "order-state"))));
    }

    /**
     * The cooperative calls a paid order off before it is sent: the goods are free again and the money
     * goes back.
     *
     * @param reason the words that the buyer reads, 5 to 300 letters
     */
    public Mono<Order> cancelBySeller(
            UUID orderId, UUID cooperativeId, String staff, String reason) {
        if (isNoReason(reason)) {
            return Mono.error(noReason());
        }
        return ofCooperative(orderId, cooperativeId)
                .then(
                        step(
                                OrderMove.byCooperative(
                                                OrderStatus.CANCELLED,
                                                orderId,
                                                cooperativeId,
                                                staff)
                                        .startingAt(
                                                OrderStatus.PAID,
                                                OrderStatus.PACKED,
                                                OrderStatus.READY)
                                        .because(reason.strip())));
    }

    static boolean isNoReason(String words) {
        return words.strip().length() < 5 || words.length() > 300;
    }

    static Refusal noReason() {
        return Refusal.invalidField("reason", "reason-length");
    }

    /** Refuses as unknown what is not the asker's, and {@code order-state}. */
    Mono<Order> step(OrderMove move) {
        return moves.move(move).switchIfEmpty(Mono.defer(() -> refuseStep(move)));
    }

    private Mono<Order> refuseStep(OrderMove move) {
        var orderId = requireNonNull(move.orderId());
        var own =
                move.cooperativeId() != null
                        ? ofCooperative(orderId, move.cooperativeId())
                        : ofBuyer(orderId, requireNonNull(move.buyer()));
        return own.flatMap(
                o ->
                        Mono.error(
                                Refusal.conflict(
                                        move.to() == OrderStatus.CANCELLED
                                                        && o.parcels() > 0
                                                        && o.status() == OrderStatus.PACKED
                                                ? "order-partly-sent"
                                                : "order-state")));
    }

    /** The buyer has it; completes the order. */
    public Mono<Order> receive(UUID orderId, Buyer buyer) {
        return step(OrderMove.byBuyer(OrderStatus.COMPLETED, orderId, buyer));
    }

    /**
     * The buyer calls it off before it is sent. Money that came goes back; an unpaid order ends with all
     * orders of its checkout, since they have one payment.
     */
    public Mono<Order> cancelByBuyer(UUID orderId, Buyer buyer) {
        return ofBuyer(orderId, buyer)
                .flatMap(
                        order ->
                                order.status() == OrderStatus.PLACED
                                        ? checkouts
                                                .cancelUnpaid(order.checkoutId(), buyer)
                                                .then(ofBuyer(orderId, buyer))
                                        : step(
                                                OrderMove.byBuyer(
                                                                OrderStatus.CANCELLED,
                                                                orderId,
                                                                buyer)
                                                        .startingAt(
                                                                OrderStatus.PAID,
                                                                OrderStatus.PACKED,
                                                                OrderStatus.READY)
                                                        .because("buyer")));
    }

    /** Completes orders sent more than {@link #CONFIRMED_AFTER} ago; answers how many. */
    public Mono<Long> completeForgotten() {
        return sweep(OrderStatus.SHIPPED, CONFIRMED_AFTER, OrderStatus.COMPLETED);
    }

    /** Moves orders that have rested so long, and answers how many. One that fails holds up no other. */
    Mono<Long> sweep(OrderStatus from, Duration rested, OrderStatus to) {
        return rows.restingSince(from, clock.instant().minus(rested), SWEEP)
                .collectList()
                .flatMapIterable(ids -> ids)
                .concatMap(
                        id ->
                                moves.move(OrderMove.bySystem(to, id))
                                        .onErrorResume(
                                                e -> {
                                                    log.warn("order {} stays {}", id, from, e);
                                                    return Mono.empty();
                                                }))
                .count();
    }

    /** Money that came after the goods had been let go, newest first, for the operator. */
    public Flux<LatePayment> latePayments(int size) {
        return rows.latePayments(size);
    }
}
