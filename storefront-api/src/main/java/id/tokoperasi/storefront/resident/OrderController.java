package id.tokoperasi.storefront.resident;

import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.ordering.Order;
import id.tokoperasi.ordering.Orders;
import id.tokoperasi.ordering.Returns;
import id.tokoperasi.ordering.ShortParts;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.FormWords;
import id.tokoperasi.storefront.web.Fragments;
import id.tokoperasi.storefront.web.Once;
import id.tokoperasi.storefront.web.Typed;
import id.tokoperasi.storefront.web.Visitor;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.util.UUID;

/** The buyer's orders; a guest's open to the browser that placed them. */
@Controller
class OrderController {

    private final OrderPages pages;
    private final Orders orders;
    private final Returns returns;
    private final ShortParts shortParts;
    private final FormWords words;

    OrderController(
            OrderPages pages,
            Orders orders,
            Returns returns,
            ShortParts shortParts,
            FormWords words) {
        this.pages = pages;
        this.orders = orders;
        this.returns = returns;
        this.shortParts = shortParts;
        this.words = words;
    }

    @GetMapping("/pesanan")
    Mono<Rendering> orders(ServerWebExchange exchange, Visitor visitor) {
        var template =
                Fragments.wanted(exchange, "lagi") ? "resident/orders-more" : "resident/orders";
        return pages.orders(exchange, visitor).map(view -> Fragments.page(template, view));
    }

    @GetMapping("/pesanan/{number}")
    Mono<Rendering> order(
            ServerWebExchange exchange, Visitor visitor, @PathVariable String number) {
        return pages.order(exchange, number, visitor, FormErrors.NONE)
                .map(view -> Fragments.page("resident/order", view));
    }

    /** Calls it off; money that came goes back by itself. */
    @PostMapping("/pesanan/{number}/batal")
    Mono<Rendering> cancel(Visitor visitor, Once once, @PathVariable String number) {
        return pages.idOf(number, visitor)
                .flatMap(
                        id ->
                                once.formOutside(
                                        attempt ->
                                                orders.cancelByBuyer(
                                                                id, BasketAtHand.buyer(visitor))
                                                        .thenReturn(page(number, "batal"))))
                .map(Fragments::after);
    }

    /** The buyer has the goods. */
    @PostMapping("/pesanan/{number}/terima")
    Mono<Rendering> receive(Visitor visitor, Once once, @PathVariable String number) {
        return pages.idOf(number, visitor)
                .flatMap(
                        id ->
                                once.form(
                                        key ->
                                                orders.receive(id, BasketAtHand.buyer(visitor))
                                                        .thenReturn(page(number, "terima"))))
                .map(Fragments::after);
    }

    /** Asks the cooperative to take the goods back, with a {@code reason} that it reads. */
    @PostMapping("/pesanan/{number}/kembalikan")
    Mono<Rendering> askReturn(
            ServerWebExchange exchange, Visitor visitor, Once once, @PathVariable String number) {
        return Mono.zip(pages.idOf(number, visitor), exchange.getFormData().map(Typed::new))
                .flatMap(
                        all ->
                                once.form(
                                        key ->
                                                returns.ask(
                                                                all.getT1(),
                                                                BasketAtHand.buyer(visitor),
                                                                all.getT2().text("reason"))
                                                        .thenReturn(page(number, "retur"))))
                .map(Fragments::after)
                .onErrorResume(
                        Refusal.class, refusal -> explain(exchange, number, visitor, refusal));
    }

    /** Does without the part that there is of what came short; {@code kekurangan} says which. */
    @PostMapping("/pesanan/{number}/tolak-bagian")
    Mono<Rendering> refusePart(
            ServerWebExchange exchange, Visitor visitor, Once once, @PathVariable String number) {
        return Mono.zip(pages.idOf(number, visitor), exchange.getFormData().map(Typed::new))
                .flatMap(
                        all ->
                                once.form(
                                        key ->
                                                refusePart(key, all.getT1(), all.getT2(), visitor)
                                                        .thenReturn(page(number, "tolak"))))
                .map(Fragments::after)
                .onErrorResume(
                        Refusal.class, refusal -> explain(exchange, number, visitor, refusal));
    }

    private Mono<Order> refusePart(UUID key, UUID orderId, Typed typed, Visitor visitor) {
        return Mono.justOrEmpty(typed.id("kekurangan"))
                .switchIfEmpty(Mono.error(Refusal::unknown))
                .flatMap(
                        shortage ->
                                shortParts.refuse(
                                        key, orderId, shortage, BasketAtHand.buyer(visitor)));
    }

    private Mono<Rendering> explain(
            ServerWebExchange exchange, String number, Visitor visitor, Refusal refusal) {
        return refusal.kind() == Refusal.Kind.UNKNOWN
                ? Mono.error(refusal)
                : pages.order(exchange, number, visitor, words.of(refusal, exchange))
                        .map(view -> Fragments.mend("resident/order", view));
    }

    private static String page(String number, String news) {
        return Fragments.withNews("/pesanan/" + number, news);
    }
}
