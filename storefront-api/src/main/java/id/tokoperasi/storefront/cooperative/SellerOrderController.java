package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.ordering.DeliveryMethod;
import id.tokoperasi.ordering.Order;
import id.tokoperasi.ordering.Orders;
import id.tokoperasi.ordering.Returns;
import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.FormWords;
import id.tokoperasi.storefront.web.Fragments;
import id.tokoperasi.storefront.web.Once;
import id.tokoperasi.storefront.web.Typed;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.util.UUID;
import java.util.function.Function;

/** A cooperative's orders, from paid to handed over. */
@Controller
class SellerOrderController {

    private static final int TRACKING_MAX = 120;

    private final SellerBoardPages board;
    private final SellerOrderPages pages;
    private final Orders orders;
    private final Returns returns;
    private final FormWords words;

    SellerOrderController(
            SellerBoardPages board,
            SellerOrderPages pages,
            Orders orders,
            Returns returns,
            FormWords words) {
        this.board = board;
        this.pages = pages;
        this.orders = orders;
        this.returns = returns;
        this.words = words;
    }

    @GetMapping("/lapak/{cooperativeId}/pesanan")
    Mono<Rendering> list(ServerWebExchange exchange, @PathVariable UUID cooperativeId) {
        var template =
                Fragments.wanted(exchange, "lagi")
                        ? "cooperative/orders-more"
                        : "cooperative/orders";
        return board.list(exchange, cooperativeId, FormErrors.NONE)
                .map(view -> Fragments.page(template, view));
    }

    @GetMapping("/lapak/{cooperativeId}/pesanan/{orderId}")
    Mono<Rendering> order(
            ServerWebExchange exchange,
            @PathVariable UUID cooperativeId,
            @PathVariable UUID orderId) {
        return pages.order(exchange, cooperativeId, orderId, FormErrors.NONE)
                .map(view -> Fragments.page("cooperative/order", view));
    }

    /** One order of one cooperative, and who moves it. */
    private record Place(ServerWebExchange exchange, Once once, UUID cooperativeId, UUID orderId) {

        String page() {
            return "/lapak/" + cooperativeId + "/pesanan/" + orderId;
        }
    }

    @PostMapping("/lapak/{cooperativeId}/pesanan/{orderId}/kemas")
    Mono<Rendering> pack(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @PathVariable UUID cooperativeId,
            @PathVariable UUID orderId) {
        return step(
                new Place(exchange, once, cooperativeId, orderId),
                "kemas",
                typed -> orders.pack(orderId, cooperativeId, user.subject()));
    }

    /** Sent off by courier, with {@code resi} if there is one, or ready to be collected. */
    @PostMapping("/lapak/{cooperativeId}/pesanan/{orderId}/kirim")
    Mono<Rendering> send(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @PathVariable UUID cooperativeId,
            @PathVariable UUID orderId) {
        var place = new Place(exchange, once, cooperativeId, orderId);
        return orders.ofCooperative(orderId, cooperativeId)
                .flatMap(
                        order ->
                                order.delivery() == DeliveryMethod.PICKUP
                                        ? step(
                                                place,
                                                "siap",
                                                typed ->
                                                        orders.ready(
                                                                orderId,
                                                                cooperativeId,
                                                                user.subject()))
                                        : step(place, "kirim", typed -> ship(place, user, typed)));
    }

    private Mono<Order> ship(Place place, CurrentUser user, Typed typed) {
        var tracking = typed.text("resi");
        return tracking.length() > TRACKING_MAX
                ? Mono.error(Refusal.invalidField("resi", "tracking-too-long"))
                : orders.ship(
                        place.orderId(),
                        place.cooperativeId(),
                        user.subject(),
                        tracking.isEmpty() ? null : tracking);
    }

    /** Handed over to whoever shows the {@code code}. */
    @PostMapping("/lapak/{cooperativeId}/pesanan/{orderId}/serah")
    Mono<Rendering> handOver(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @PathVariable UUID cooperativeId,
            @PathVariable UUID orderId) {
        return step(
                new Place(exchange, once, cooperativeId, orderId),
                "serah",
                typed ->
                        orders.handOver(
                                orderId,
                                cooperativeId,
                                user.subject(),
                                typed.text("code").replaceAll("\\s", "")));
    }

    /** Called off with a {@code reason} that the buyer reads; the money goes back. */
    @PostMapping("/lapak/{cooperativeId}/pesanan/{orderId}/batal")
    Mono<Rendering> cancel(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @PathVariable UUID cooperativeId,
            @PathVariable UUID orderId) {
        return step(
                new Place(exchange, once, cooperativeId, orderId),
                "batal",
                typed ->
                        orders.cancelBySeller(
                                orderId, cooperativeId, user.subject(), typed.text("reason")));
    }

    /** Takes the goods back; the money goes back to the buyer. */
    @PostMapping("/lapak/{cooperativeId}/pesanan/{orderId}/retur-terima")
    Mono<Rendering> acceptReturn(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @PathVariable UUID cooperativeId,
            @PathVariable UUID orderId) {
        return step(
                new Place(exchange, once, cooperativeId, orderId),
                "retur-terima",
                typed -> returns.accept(orderId, cooperativeId, user.subject()));
    }

    /** Does not take the goods back, with a {@code reason} that the buyer reads. */
    @PostMapping("/lapak/{cooperativeId}/pesanan/{orderId}/retur-tolak")
    Mono<Rendering> refuseReturn(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @PathVariable UUID cooperativeId,
            @PathVariable UUID orderId) {
        return step(
                new Place(exchange, once, cooperativeId, orderId),
                "retur-tolak",
                typed ->
                        returns.refuse(
                                orderId, cooperativeId, user.subject(), typed.text("reason")));
    }

    private Mono<Rendering> step(Place place, String news, Function<Typed, Mono<Order>> move) {
        return place.once()
                .step(
                        (typed, id) ->
                                move.apply(typed)
                                        .thenReturn(
                                                Fragments.withNews(typed.back(place.page()), news)),
                        (typed, refusal) -> explain(place, refusal));
    }

    private Mono<Rendering> explain(Place place, Refusal refusal) {
        return pages.order(
                        place.exchange(),
                        place.cooperativeId(),
                        place.orderId(),
                        words.of(refusal, place.exchange()))
                .map(view -> Fragments.mend("cooperative/order", view));
    }
}
