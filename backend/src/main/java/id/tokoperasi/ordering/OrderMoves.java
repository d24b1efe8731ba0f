package id.tokoperasi.ordering;

import id.tokoperasi.catalog.Capacity;
import id.tokoperasi.catalog.CapacityLine;
import id.tokoperasi.catalog.Listings;
import id.tokoperasi.catalog.Stock;
import id.tokoperasi.catalog.StockLine;
import id.tokoperasi.kernel.Ids;
import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.kernel.ShortNumber;
import id.tokoperasi.kernel.Transactions;
import id.tokoperasi.outbox.Outbox;
import id.tokoperasi.payment.Payments;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** What happens to stock, money and readers when orders move. All in the caller's transaction. */
@Component
class OrderMoves {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final OrderRows rows;
    private final NewOrderRows newRows;
    private final ShipmentRows shipments;
    private final Stock stock;
    private final Capacity capacity;
    private final Listings listings;
    private final Payments payments;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;

    OrderMoves(
            OrderRows rows,
            NewOrderRows newRows,
            ShipmentRows shipments,
            Stock stock,
            Capacity capacity,
            Listings listings,
            Payments payments,
            Outbox outbox,
            Transactions transactions,
            Clock clock) {
        this.rows = rows;
        this.newRows = newRows;
        this.shipments = shipments;
        this.stock = stock;
        this.capacity = capacity;
        this.listings = listings;
        this.payments = payments;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Writes the orders and answers them, in the order in which they are read. Refuses {@code
     * capacity-full} when a rival was first.
     */
    Mono<List<Order>> place(
            OrderPlan plan, PlaceCheckout wish, UUID paymentId, Instant now, Instant expiresAt) {
        return newRows.nextNumbers(plan.parcels().size())
                .map(numbers -> orders(plan, wish, paymentId, numbers, now, expiresAt))
                .delayUntil(orders -> capacity.take(capacityLines(plan, orders)))
                .delayUntil(
                        orders ->
                                newRows.insert(orders, wish.basketId())
                                        .then(newRows.insertLines(orders))
                                        .then(outbox.publishAll(placed(orders))));
    }

    private static List<Order> orders(
            OrderPlan plan,
            PlaceCheckout wish,
            UUID paymentId,
            List<Long> numbers,
            Instant now,
            Instant expiresAt) {
        var today = LocalDate.ofInstant(now, Jakarta.ZONE);
        var orders = new ArrayList<Order>();
        for (var parcel : plan.parcels()) {
            var number = ShortNumber.of("TK", today, numbers.get(orders.size()));
            var code = parcel.delivery().method() == DeliveryMethod.PICKUP ? pickupCode() : null;
            orders.add(parcel.placed(wish, paymentId, number, code, now, expiresAt));
        }
        orders.sort(Comparator.comparing(Order::id));
        return orders;
    }

    private static List<CapacityLine> capacityLines(OrderPlan plan, List<Order> orders) {
        var ids = orders.stream().collect(Collectors.toMap(Order::cooperativeId, Order::id));
        return plan.parcels().stream()
                .flatMap(
                        parcel -> {
                            var seller = parcel.group().cooperative().id();
                            return parcel
                                    .capacityLines(Objects.requireNonNull(ids.get(seller)))
                                    .stream();
                        })
                .toList();
    }

    private static List<OrderMoved> placed(List<Order> orders) {
        return orders.stream().map(o -> new OrderMoved(o.id(), o.status(), false)).toList();
    }

    private static String pickupCode() {
        return "%06d".formatted(RANDOM.nextInt(1_000_000));
    }

    private Mono<Void> publish(UUID orderId, OrderStatus status, boolean paid) {
        return outbox.publish(new OrderMoved(orderId, status, paid));
    }

    /**
     * Moves one order; empty when it is not the asker's or not in a state that the step follows from.
     * Stock follows: a cancelled order's goods are free again, sent or handed-over goods are gone; money
     * that came for a cancelled order is promised back.
     */
    Mono<Order> move(OrderMove move) {
        return transactions.run(
                () ->
                        rows.move(move, clock.instant())
                                .concatMap(order -> follow(order, move.reason()).thenReturn(order))
                                .next());
    }

    private Mono<Void> follow(Order order, @Nullable String reason) {
        var pickup = order.delivery() == DeliveryMethod.PICKUP;
        var effect =
                switch (order.status()) {
                    case SHIPPED -> sent(order);
                    case COMPLETED ->
                            pickup
                                    ? stock.take(stockLines(order), order.id()).then(sold(order))
                                    : sold(order);
                    case CANCELLED ->
                            stock.release(stockLines(order), order.id())
                                    .then(capacity.release(order.id()))
                                    .then(refund(order, reason));
                    case RETURNED -> unsold(order).then(refund(order, order.reason()));
                    case PLACED, PAID, PACKED, READY, REFUNDED, RETURN_ASKED, RETURN_REFUSED ->
                            Mono.<Void>empty();
                };
        return effect.then(publish(order.id(), order.status(), order.paidAt() != null));
    }

    /** What is left of it goes out as its last parcel. */
    private Mono<Void> sent(Order order) {
        var left = order.remaining();
        var actor = new Actor(Actor.Kind.COOPERATIVE, null);
        return left.isEmpty()
                ? Mono.empty()
                : shipments
                        .countSent(order.id(), left)
                        .then(
                                sent(
                                        Ids.next(),
                                        order.id(),
                                        left,
                                        order.tracking(),
                                        actor,
                                        order.movedAt()));
    }

    /** Pieces that are counted as sent leave the stock as the order's next parcel. */
    Mono<Void> sent(
            UUID shipmentId,
            UUID orderId,
            List<Pieces> pieces,
            @Nullable String tracking,
            Actor actor,
            Instant now) {
        return shipments
                .insert(shipmentId, orderId, pieces, tracking, actor, now)
                .then(stock.take(pieces.stream().map(Pieces::toStock).toList(), orderId));
    }

    /** A packed order of which parts have left and nothing is in the house any more is sent. */
    Mono<Order> sentWhenNothingIsLeft(Order order, OrderMove shipped) {
        return order.parcels() > 0
                        && order.status() == OrderStatus.PACKED
                        && order.remaining().isEmpty()
                ? move(shipped)
                : Mono.just(order);
    }

    private Mono<Void> sold(Order order) {
        return count(order, 1);
    }

    /** Pieces that came back are not put on the shelf: the cooperative looks at them and counts. */
    private Mono<Void> unsold(Order order) {
        return count(order, -1);
    }

    private Mono<Void> count(Order order, int sign) {
        return listings.countSold(
                order.lines().stream()
                        .collect(
                                Collectors.toMap(
                                        Order.Line::listingId,
                                        line -> sign * line.deliverable(),
                                        Integer::sum)));
    }

    private Mono<Void> refund(Order order, @Nullable String reason) {
        return order.paidAt() == null
                ? Mono.empty()
                : payments.refund(
                        order.paymentId(), order.id(), order.toPay(), reason == null ? "" : reason);
    }

    /** The payment of a checkout ended without money: its unpaid orders end, their goods are free. */
    Mono<Void> abandon(UUID checkoutId, String reason, Actor actor) {
        var move =
                OrderMove.ofCheckout(OrderStatus.PLACED, OrderStatus.CANCELLED, checkoutId, actor)
                        .because(reason);
        return transactions.run(
                () ->
                        rows.move(move, clock.instant())
                                .collectList()
                                .flatMapIterable(moved -> moved)
                                .concatMap(order -> follow(order, reason))
                                .then());
    }

    /**
     * The money of a checkout is here. Orders that wait for it are paid; orders that had ended because
     * nobody paid in time are held again when the goods are still there, and refunded otherwise.
     *
     * @param late the payment had ended before the money came; orders never end before their payment
     */
    Mono<Void> settle(UUID checkoutId, boolean late) {
        var move =
                OrderMove.ofCheckout(
                        OrderStatus.PLACED, OrderStatus.PAID, checkoutId, Actor.SYSTEM);
        return transactions.run(
                () ->
                        rows.move(move, clock.instant())
                                .collectList()
                                .flatMapIterable(moved -> moved)
                                .concatMap(order -> follow(order, null))
                                .then(late ? settleLate(checkoutId) : Mono.empty()));
    }

    private Mono<Void> settleLate(UUID checkoutId) {
        return rows.unpaidCancelled(checkoutId)
                .collectList()
                .flatMapIterable(ended -> ended)
                .concatMap(this::settleLate)
                .then();
    }

    private Mono<Void> settleLate(Order order) {
        var wanted = "unpaid".equals(order.reason()) ? tryHold(order) : Mono.just(false);
        return wanted.flatMap(
                held ->
                        held
                                ? rows.move(
                                                OrderMove.bySystem(OrderStatus.PAID, order.id()),
                                                clock.instant())
                                        .concatMap(paid -> follow(paid, null))
                                        .then(rows.late(order, "HELD_AGAIN", clock.instant()))
                                : rows.late(order, "REFUNDED", clock.instant())
                                        .then(
                                                payments.refund(
                                                        order.paymentId(),
                                                        order.id(),
                                                        order.total(),
                                                        "late-payment"))
                                        .then(publish(order.id(), OrderStatus.CANCELLED, true)));
    }

    private Mono<Boolean> tryHold(Order order) {
        return stock.tryReserve(stockLines(order), order.id())
                .filter(Boolean::booleanValue)
                .flatMap(held -> capacity.tryTakeAgain(order.id()))
                .flatMap(
                        taken ->
                                taken
                                        ? Mono.just(true)
                                        : stock.release(stockLines(order), order.id())
                                                .thenReturn(false))
                .defaultIfEmpty(false);
    }

    private static List<StockLine> stockLines(Order order) {
        return order.remaining().stream().map(Pieces::toStock).toList();
    }
}
