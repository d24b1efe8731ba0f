package id.tokoperasi.storefront.resident;

import id.tokoperasi.ordering.Actor;
import id.tokoperasi.ordering.Buyer;
import id.tokoperasi.ordering.Order;
import id.tokoperasi.ordering.OrderStatus;
import id.tokoperasi.ordering.Orders;
import id.tokoperasi.ordering.Pieces;
import id.tokoperasi.ordering.Returns;
import id.tokoperasi.ordering.Shipments;
import id.tokoperasi.ordering.ShortParts;
import id.tokoperasi.ordering.Shortage;
import id.tokoperasi.storefront.web.Answers;
import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.Items;
import id.tokoperasi.storefront.web.Once;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A person's own orders. */
@RestController
@RequestMapping(path = "/api/v1/orders", produces = "application/json")
class OrderApi {

    private final Orders orders;
    private final Returns returns;
    private final Shipments shipments;
    private final ShortParts shortParts;

    OrderApi(Orders orders, Returns returns, Shipments shipments, ShortParts shortParts) {
        this.orders = orders;
        this.returns = returns;
        this.shipments = shipments;
        this.shortParts = shortParts;
    }

    record OrdersJson(List<OrderJson> items, @Nullable UUID next) {}

    /** Newest first. */
    @GetMapping
    Mono<OrdersJson> list(
            @RequestParam(defaultValue = "") Set<OrderStatus> status,
            @RequestParam(defaultValue = "24") @Min(1) @Max(100) int size,
            @RequestParam(required = false) @Nullable UUID after,
            CurrentUser user) {
        return orders.pageOfBuyer(buyer(user), status, after, size)
                .map(OrderJson::of)
                .collectList()
                .map(all -> new OrdersJson(all, all.size() < size ? null : all.getLast().id()));
    }

    record EventJson(OrderStatus status, Actor.Kind by, @Nullable String note, Instant at) {}

    /** An order and what happened to it, oldest first. */
    record OrderWithEventsJson(OrderJson order, List<EventJson> events) {}

    @GetMapping("/{orderId}")
    Mono<OrderWithEventsJson> find(@PathVariable UUID orderId, CurrentUser user) {
        return orders.ofBuyer(orderId, buyer(user))
                .flatMap(
                        order ->
                                orders.events(orderId)
                                        .map(
                                                e ->
                                                        new EventJson(
                                                                e.status(),
                                                                e.by(),
                                                                e.note(),
                                                                e.at()))
                                        .collectList()
                                        .map(
                                                events ->
                                                        new OrderWithEventsJson(
                                                                OrderJson.of(order), events)));
    }

    /** Calls the order off before it is sent; money that came goes back. */
    @Answers(problems = {"409 already-paid", "409 order-state"})
    @PostMapping("/{orderId}/cancel")
    Mono<ResponseEntity<OrderJson>> cancel(
            @PathVariable UUID orderId, CurrentUser user, Once once) {
        return once.jsonOutside(
                null,
                aTry ->
                        orders.cancelByBuyer(orderId, buyer(user))
                                .map(OrderJson::of)
                                .map(ResponseEntity::ok));
    }

    /** The buyer has the goods. */
    @Answers(problems = "409 order-state")
    @PostMapping("/{orderId}/receive")
    Mono<ResponseEntity<OrderJson>> receive(
            @PathVariable UUID orderId, CurrentUser user, Once once) {
        return once.json(
                null,
                id ->
                        orders.receive(orderId, buyer(user))
                                .map(OrderJson::of)
                                .map(ResponseEntity::ok));
    }

    record ReturnJson(@NotNull @Size(min = 5, max = 300) String reason) {}

    /** Asks the cooperative to take the goods back; it reads the reason and decides. */
    @Answers(problems = {"409 order-state", "409 return-too-late", "422 reason-length"})
    @PostMapping(path = "/{orderId}/return", consumes = "application/json")
    Mono<ResponseEntity<OrderJson>> askReturn(
            @PathVariable UUID orderId,
            @Valid @RequestBody ReturnJson wish,
            CurrentUser user,
            Once once) {
        return once.json(
                wish,
                id ->
                        returns.ask(orderId, buyer(user), wish.reason())
                                .map(OrderJson::of)
                                .map(ResponseEntity::ok));
    }

    record PieceJson(UUID variantId, int quantity) {}

    /**
     * Pieces that will not be delivered and whose price goes back. {@code refusable} is what there is of
     * these goods and the buyer may still do without; {@code byBuyer} when the buyer has done so.
     */
    record ShortageJson(
            UUID id,
            List<PieceJson> lines,
            long amountRupiah,
            String reason,
            boolean byBuyer,
            List<PieceJson> refusable,
            Instant toldAt) {

        static ShortageJson of(Shortage s, List<Pieces> refusable) {
            return new ShortageJson(
                    s.id(),
                    pieces(s.lines()),
                    s.amount().rupiah(),
                    s.reason(),
                    s.byBuyer(),
                    pieces(refusable),
                    s.toldAt());
        }

        private static List<PieceJson> pieces(List<Pieces> all) {
            return all.stream().map(p -> new PieceJson(p.variantId(), p.quantity())).toList();
        }
    }

    /** What of the order will not be delivered, oldest first. */
    @GetMapping("/{orderId}/shortages")
    Mono<Items<ShortageJson>> shortages(@PathVariable UUID orderId, CurrentUser user) {
        return orders.ofBuyer(orderId, buyer(user))
                .flatMap(
                        order ->
                                shipments
                                        .shortagesOf(orderId)
                                        .collectList()
                                        .map(all -> shortages(order, all)))
                .map(Items::new);
    }

    private static List<ShortageJson> shortages(Order order, List<Shortage> all) {
        return all.stream().map(s -> ShortageJson.of(s, s.refusable(order, all))).toList();
    }

    /**
     * Does without the part that there is of goods that came short; its price goes back, too. When
     * nothing else would be delivered, the order is cancelled.
     */
    @Answers(problems = {"409 order-state", "409 part-gone"})
    @PostMapping("/{orderId}/shortages/{shortageId}/refuse")
    Mono<ResponseEntity<OrderJson>> refusePart(
            @PathVariable UUID orderId,
            @PathVariable UUID shortageId,
            CurrentUser user,
            Once once) {
        return once.json(
                null,
                id ->
                        shortParts
                                .refuse(id, orderId, shortageId, buyer(user))
                                .map(OrderJson::of)
                                .map(ResponseEntity::ok));
    }

    private static Buyer buyer(CurrentUser user) {
        return new Buyer(user.subject(), null);
    }
}
