package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.ordering.DeliveryMethod;
import id.tokoperasi.ordering.Order;
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
import jakarta.validation.constraints.Pattern;
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

/** A cooperative's paid orders and the steps that fill them. */
@RestController
@RequestMapping(path = "/api/v1/seller/{cooperativeId}/orders", produces = "application/json")
class ShopOrderApi {

    private final Orders orders;
    private final Returns returns;

    ShopOrderApi(Orders orders, Returns returns) {
        this.orders = orders;
        this.returns = returns;
    }

    record LineJson(
            UUID variantId,
            String title,
            String variantName,
            String sku,
            int quantity,
            int shipped,
            int withdrawn,
            long totalRupiah) {

        static LineJson of(Order.Line l) {
            return new LineJson(
                    l.variantId(),
                    l.title(),
                    l.variantName(),
                    l.sku(),
                    l.quantity(),
                    l.shipped(),
                    l.withdrawn(),
                    l.total().rupiah());
        }
    }

    /**
     * What is needed to pack and send; the pickup code is the buyer's secret and is not in it. {@code
     * withdrawnRupiah} went back for pieces that could not be delivered.
     */
    record ShopOrderJson(
            UUID id,
            String number,
            OrderStatus status,
            String recipientName,
            String recipientPhone,
            @Nullable String address,
            @Nullable String districtCode,
            DeliveryMethod delivery,
            @Nullable String note,
            @Nullable String tracking,
            @Nullable String reason,
            List<LineJson> lines,
            long totalRupiah,
            long withdrawnRupiah,
            long version,
            Instant placedAt,
            @Nullable Instant paidAt,
            Instant movedAt,
            Instant dueAt) {

        static ShopOrderJson of(Order o) {
            return new ShopOrderJson(
                    o.id(),
                    o.number(),
                    o.status(),
                    o.recipient().name(),
                    o.recipient().phone(),
                    o.recipient().address(),
                    o.recipient().districtCode(),
                    o.delivery(),
                    o.note(),
                    o.tracking(),
                    o.reason(),
                    o.lines().stream().map(LineJson::of).toList(),
                    o.total().rupiah(),
                    o.withdrawn().rupiah(),
                    o.version(),
                    o.placedAt(),
                    o.paidAt(),
                    o.movedAt(),
                    o.dueAt());
        }
    }

    record OrdersJson(List<ShopOrderJson> items, @Nullable UUID next) {}

    /** Newest first. */
    @GetMapping
    Mono<OrdersJson> list(
            @PathVariable UUID cooperativeId,
            @RequestParam(defaultValue = "") Set<OrderStatus> status,
            @RequestParam(defaultValue = "24") @Min(1) @Max(100) int size,
            @RequestParam(required = false) @Nullable UUID after) {
        return orders.pageOfCooperative(cooperativeId, status, after, size)
                .map(ShopOrderJson::of)
                .collectList()
                .map(all -> new OrdersJson(all, all.size() < size ? null : all.getLast().id()));
    }

    @GetMapping("/{orderId}")
    Mono<ShopOrderJson> find(@PathVariable UUID cooperativeId, @PathVariable UUID orderId) {
        return orders.ofCooperative(orderId, cooperativeId).map(ShopOrderJson::of);
    }

    @Answers(problems = "409 order-state")
    @PostMapping("/{orderId}/pack")
    Mono<ResponseEntity<ShopOrderJson>> pack(
            @PathVariable UUID cooperativeId,
            @PathVariable UUID orderId,
            CurrentUser user,
            Once once) {
        return once.json(null, id -> answer(orders.pack(orderId, cooperativeId, user.subject())));
    }

    record ShipJson(@Nullable @Size(max = 120) String tracking) {}

    /** Given to the courier; {@code tracking} says by whom or under which number. */
    @Answers(problems = {"409 order-delivery", "409 order-state"})
    @PostMapping(path = "/{orderId}/ship", consumes = "application/json")
    Mono<ResponseEntity<ShopOrderJson>> ship(
            @PathVariable UUID cooperativeId,
            @PathVariable UUID orderId,
            @Valid @RequestBody ShipJson ship,
            CurrentUser user,
            Once once) {
        return once.json(
                ship,
                id -> answer(orders.ship(orderId, cooperativeId, user.subject(), ship.tracking())));
    }

    /** Waits to be collected. */
    @Answers(problems = {"409 order-delivery", "409 order-state"})
    @PostMapping("/{orderId}/ready")
    Mono<ResponseEntity<ShopOrderJson>> ready(
            @PathVariable UUID cooperativeId,
            @PathVariable UUID orderId,
            CurrentUser user,
            Once once) {
        return once.json(null, id -> answer(orders.ready(orderId, cooperativeId, user.subject())));
    }

    record HandOverJson(@NotNull @Pattern(regexp = "^[0-9]{6}$") String code) {}

    /** Handed to the one who showed the pickup code. */
    @Answers(problems = {"409 order-state", "422 pickup-code"})
    @PostMapping(path = "/{orderId}/hand-over", consumes = "application/json")
    Mono<ResponseEntity<ShopOrderJson>> handOver(
            @PathVariable UUID cooperativeId,
            @PathVariable UUID orderId,
            @Valid @RequestBody HandOverJson shown,
            CurrentUser user,
            Once once) {
        return once.json(
                shown,
                id ->
                        answer(
                                orders.handOver(
                                        orderId, cooperativeId, user.subject(), shown.code())));
    }

    record CancelJson(@NotNull @Size(min = 5, max = 300) String reason) {}

    /** Calls a paid order off before it is sent; the buyer reads the reason and gets the money back. */
    @Answers(problems = {"409 order-state", "422 reason-length"})
    @PostMapping(path = "/{orderId}/cancel", consumes = "application/json")
    Mono<ResponseEntity<ShopOrderJson>> cancel(
            @PathVariable UUID cooperativeId,
            @PathVariable UUID orderId,
            @Valid @RequestBody CancelJson cancel,
            CurrentUser user,
            Once once) {
        return once.json(
                cancel,
                id ->
                        answer(
                                orders.cancelBySeller(
                                        orderId, cooperativeId, user.subject(), cancel.reason())));
    }

    /** Takes the goods back that the buyer wants to return; all money goes back. */
    @Answers(problems = "409 order-state")
    @PostMapping("/{orderId}/return/accept")
    Mono<ResponseEntity<ShopOrderJson>> acceptReturn(
            @PathVariable UUID cooperativeId,
            @PathVariable UUID orderId,
            CurrentUser user,
            Once once) {
        return once.json(
                null, id -> answer(returns.accept(orderId, cooperativeId, user.subject())));
    }

    record RefuseReturnJson(@NotNull @Size(min = 5, max = 300) String reason) {}

    /** Does not take the goods back; the buyer reads the reason. */
    @Answers(problems = {"409 order-state", "422 reason-length"})
    @PostMapping(path = "/{orderId}/return/refuse", consumes = "application/json")
    Mono<ResponseEntity<ShopOrderJson>> refuseReturn(
            @PathVariable UUID cooperativeId,
            @PathVariable UUID orderId,
            @Valid @RequestBody RefuseReturnJson refuse,
            CurrentUser user,
            Once once) {
        return once.json(
                refuse,
                id ->
                        answer(
                                returns.refuse(
                                        orderId, cooperativeId, user.subject(), refuse.reason())));
    }

    private static Mono<ResponseEntity<ShopOrderJson>> answer(Mono<Order> order) {
        return order.map(ShopOrderJson::of).map(ResponseEntity::ok);
    }
}
