package id.tokoperasi.storefront.resident;

import id.tokoperasi.ordering.Actor;
import id.tokoperasi.ordering.Buyer;
import id.tokoperasi.ordering.OrderStatus;
import id.tokoperasi.ordering.Orders;
import id.tokoperasi.ordering.Returns;
import id.tokoperasi.storefront.web.Answers;
import id.tokoperasi.storefront.web.CurrentUser;
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

    OrderApi(Orders orders, Returns returns) {
        this.orders = orders;
        this.returns = returns;
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

    private static Buyer buyer(CurrentUser user) {
        return new Buyer(user.subject(), null);
    }
}
