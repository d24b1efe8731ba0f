package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.ordering.Order;
import id.tokoperasi.ordering.OrderBoard;
import id.tokoperasi.ordering.Orders;
import id.tokoperasi.ordering.Pieces;
import id.tokoperasi.ordering.Shipment;
import id.tokoperasi.ordering.Shipments;
import id.tokoperasi.storefront.cooperative.ShopOrderApi.ShopOrderJson;
import id.tokoperasi.storefront.web.Answers;
import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.Items;
import id.tokoperasi.storefront.web.Once;
import id.tokoperasi.storefront.web.Versions;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Many orders packed at once, orders that go out in parts, and pieces that cannot be delivered. */
@RestController
@RequestMapping(path = "/api/v1/seller/{cooperativeId}/orders", produces = "application/json")
class ShipmentApi {

    private final Orders orders;
    private final OrderBoard board;
    private final Shipments shipments;

    ShipmentApi(Orders orders, OrderBoard board, Shipments shipments) {
        this.orders = orders;
        this.board = board;
        this.shipments = shipments;
    }

    record PackJson(@NotNull @Size(min = 1, max = 50) List<@NotNull UUID> orderIds) {}

    /** {@code packed} are those that this call has packed; the others had been packed or called off. */
    record PackedJson(List<UUID> packed) {}

    /** Packs those that wait to be packed; unless all are the cooperative's, none is. */
    @Answers(problems = "422 orders-at-once")
    @PostMapping(path = "/pack", consumes = "application/json")
    Mono<ResponseEntity<PackedJson>> packAll(
            @PathVariable UUID cooperativeId,
            @Valid @RequestBody PackJson pack,
            CurrentUser user,
            Once once) {
        return once.json(
                pack,
                id ->
                        board.packAll(pack.orderIds(), cooperativeId, user.subject())
                                .map(PackedJson::new)
                                .map(ResponseEntity::ok));
    }

    record PiecesJson(@NotNull UUID variantId, @Min(1) @Max(999) int quantity) {

        Pieces toPieces() {
            return new Pieces(variantId, quantity);
        }

        static PiecesJson of(Pieces p) {
            return new PiecesJson(p.variantId(), p.quantity());
        }
    }

    /** One parcel; {@code position} is 1 for the order's first. */
    record ShipmentJson(
            UUID id,
            int position,
            @Nullable String tracking,
            Instant sentAt,
            List<PiecesJson> lines) {

        static ShipmentJson of(Shipment s) {
            return new ShipmentJson(
                    s.id(),
                    s.position(),
                    s.tracking(),
                    s.sentAt(),
                    s.lines().stream().map(PiecesJson::of).toList());
        }
    }

    /** The parcels of an order, first one first. */
    @GetMapping("/{orderId}/shipments")
    Mono<Items<ShipmentJson>> list(@PathVariable UUID cooperativeId, @PathVariable UUID orderId) {
        return orders.ofCooperative(orderId, cooperativeId)
                .thenMany(shipments.ofOrder(orderId, cooperativeId))
                .map(ShipmentJson::of)
                .collectList()
                .map(Items::new);
    }

    record SendJson(
            @NotNull @Size(min = 1, max = 100) @Valid List<@NotNull PiecesJson> lines,
            @Nullable @Size(max = 120) String tracking) {}

    /** Gives a part of a packed order to the courier; with the last piece the order is sent. */
    @Answers(
            eTag = true,
            problems = {
                "409 order-delivery",
                "409 order-state",
                "422 pieces-left",
                "422 pieces-range"
            })
    @PostMapping(path = "/{orderId}/shipments", consumes = "application/json")
    Mono<ResponseEntity<ShopOrderJson>> send(
            @PathVariable UUID cooperativeId,
            @PathVariable UUID orderId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody SendJson send,
            CurrentUser user,
            Once once) {
        return once.json(
                send,
                id ->
                        Mono.fromSupplier(() -> Versions.seen(ifMatch))
                                .flatMap(
                                        seen ->
                                                shipments.send(
                                                        orderId,
                                                        cooperativeId,
                                                        user.subject(),
                                                        seen,
                                                        pieces(send.lines()),
                                                        send.tracking()))
                                .map(ShipmentApi::tagged));
    }

    record ShortageJson(
            @NotNull @Size(min = 1, max = 100) @Valid List<@NotNull PiecesJson> lines,
            @NotNull @Size(min = 5, max = 300) String reason) {}

    /** Says that pieces cannot be delivered; the buyer reads the reason and gets their price back. */
    @Answers(
            eTag = true,
            problems = {
                "409 order-state",
                "422 pieces-left",
                "422 pieces-range",
                "422 reason-length",
                "422 shortage-all"
            })
    @PostMapping(path = "/{orderId}/shortages", consumes = "application/json")
    Mono<ResponseEntity<ShopOrderJson>> giveBack(
            @PathVariable UUID cooperativeId,
            @PathVariable UUID orderId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ShortageJson shortage,
            CurrentUser user,
            Once once) {
        return once.json(
                shortage,
                id ->
                        Mono.fromSupplier(() -> Versions.seen(ifMatch))
                                .flatMap(
                                        seen ->
                                                shipments.giveBack(
                                                        id,
                                                        orderId,
                                                        cooperativeId,
                                                        user.subject(),
                                                        seen,
                                                        pieces(shortage.lines()),
                                                        shortage.reason()))
                                .map(ShipmentApi::tagged));
    }

    private static List<Pieces> pieces(List<PiecesJson> lines) {
        return lines.stream().map(PiecesJson::toPieces).toList();
    }

    private static ResponseEntity<ShopOrderJson> tagged(Order order) {
        return ResponseEntity.ok()
                .eTag(Versions.eTag(order.version()))
                .body(ShopOrderJson.of(order));
    }
}
