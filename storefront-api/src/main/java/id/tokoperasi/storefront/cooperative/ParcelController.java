package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.ordering.Order;
import id.tokoperasi.ordering.OrderBoard;
import id.tokoperasi.ordering.Orders;
import id.tokoperasi.ordering.Pieces;
import id.tokoperasi.ordering.Shipments;
import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.FormWords;
import id.tokoperasi.storefront.web.Fragments;
import id.tokoperasi.storefront.web.Once;
import id.tokoperasi.storefront.web.Typed;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/** Many orders packed at once, orders that go out in parts, and pieces that cannot be delivered. */
@Controller
class ParcelController {

    private static final String PIECES = "jumlah-";
    private static final String THERE = "ada-";
    private static final int TRACKING_MAX = 120;

    private final SellerBoardPages boards;
    private final SellerOrderPages pages;
    private final Orders orders;
    private final OrderBoard board;
    private final Shipments shipments;
    private final FormWords words;

    ParcelController(
            SellerBoardPages boards,
            SellerOrderPages pages,
            Orders orders,
            OrderBoard board,
            Shipments shipments,
            FormWords words) {
        this.boards = boards;
        this.pages = pages;
        this.orders = orders;
        this.board = board;
        this.shipments = shipments;
        this.words = words;
    }

    /** Packs all orders whose {@code pesanan} is ticked. */
    @PostMapping("/lapak/{cooperativeId}/pesanan/kemas")
    Mono<Rendering> packAll(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @PathVariable UUID cooperativeId) {
        return once.step(
                (typed, id) ->
                        board.packAll(chosen(typed), cooperativeId, user.subject())
                                .thenReturn(
                                        Fragments.withNews(
                                                typed.back("/lapak/" + cooperativeId + "/pesanan"),
                                                "kemas-banyak")),
                (typed, refusal) ->
                        boards.list(exchange, cooperativeId, words.of(refusal, exchange).asWhole())
                                .map(view -> Fragments.mend("cooperative/orders", view)));
    }

    private static List<UUID> chosen(Typed typed) {
        return typed.texts("pesanan").stream()
                .map(Typed::idOf)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    /** One order of one cooperative, and the key of the wish. */
    private record Place(ServerWebExchange exchange, Once once, UUID cooperativeId, UUID orderId) {

        String page() {
            return "/lapak/" + cooperativeId + "/pesanan/" + orderId;
        }
    }

    /** Sends so many of each line as {@code jumlah-…} says, with {@code resi} if there is one. */
    @PostMapping("/lapak/{cooperativeId}/pesanan/{orderId}/kirim-sebagian")
    Mono<Rendering> send(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @PathVariable UUID cooperativeId,
            @PathVariable UUID orderId) {
        return step(
                new Place(exchange, once, cooperativeId, orderId),
                "kirim-sebagian",
                (typed, id) -> {
                    var tracking = typed.text("resi");
                    return tracking.length() > TRACKING_MAX
                            ? Mono.error(Refusal.invalidField("resi", "tracking-too-long"))
                            : shipments.send(
                                    orderId,
                                    cooperativeId,
                                    user.subject(),
                                    typed.number("versi").orElse(0),
                                    pieces(typed),
                                    tracking.isEmpty() ? null : tracking);
                });
    }

    /**
     * Says how many there are of each line, {@code ada-…}; the price of the rest goes back for a {@code
     * reason}. An empty field means that all are there.
     */
    @PostMapping("/lapak/{cooperativeId}/pesanan/{orderId}/kurang")
    Mono<Rendering> giveBack(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @PathVariable UUID cooperativeId,
            @PathVariable UUID orderId) {
        return step(
                new Place(exchange, once, cooperativeId, orderId),
                "kurang",
                (typed, id) ->
                        orders.ofCooperative(orderId, cooperativeId)
                                .map(order -> missing(order, typed))
                                .flatMap(
                                        missing ->
                                                shipments.giveBack(
                                                        id,
                                                        orderId,
                                                        cooperativeId,
                                                        user.subject(),
                                                        typed.number("versi").orElse(0),
                                                        missing,
                                                        typed.text("reason"))));
    }

    /** Refuses {@code pieces-there} when a field says no number, or more than the order has left. */
    private static List<Pieces> missing(Order order, Typed typed) {
        return order.remaining().stream()
                .filter(left -> typed.has(THERE + left.variantId()))
                .map(
                        left -> {
                            int there = typed.count(THERE + left.variantId()).orElse(-1);
                            if (there < 0 || there > left.quantity()) {
                                throw Refusal.invalidField("lines", "pieces-there");
                            }
                            return new Pieces(left.variantId(), left.quantity() - there);
                        })
                .filter(p -> p.quantity() > 0)
                .toList();
    }

    /** A field that says no number, or zero, is left out. */
    private static List<Pieces> pieces(Typed typed) {
        return typed.fields().keySet().stream()
                .filter(name -> name.startsWith(PIECES))
                .flatMap(
                        name ->
                                Typed.idOf(name.substring(PIECES.length())).stream()
                                        .map(id -> new Pieces(id, typed.count(name).orElse(0))))
                .filter(p -> p.quantity() > 0)
                .toList();
    }

    private Mono<Rendering> step(
            Place place, String news, BiFunction<Typed, UUID, Mono<Order>> move) {
        return place.once()
                .step(
                        (typed, id) ->
                                move.apply(typed, id)
                                        .thenReturn(Fragments.withNews(place.page(), news)),
                        (typed, refusal) -> explain(place, refusal));
    }

    private Mono<Rendering> explain(Place place, Refusal refusal) {
        return pages.order(
                        place.exchange(),
                        place.cooperativeId(),
                        place.orderId(),
                        words.of(refusal, place.exchange()).named("reason", "lines"))
                .map(view -> Fragments.mend("cooperative/order", view));
    }
}
