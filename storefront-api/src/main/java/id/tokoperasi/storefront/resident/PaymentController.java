package id.tokoperasi.storefront.resident;

import id.tokoperasi.storefront.web.Fragments;
import id.tokoperasi.storefront.web.Visitor;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.util.UUID;

/** Where the buyer comes back to after paying, or goes to pay. */
@Controller
class PaymentController {

    private final PaymentViews pages;

    PaymentController(PaymentViews pages) {
        this.pages = pages;
    }

    @GetMapping("/bayar/{checkoutId}")
    Mono<Rendering> payment(
            ServerWebExchange exchange,
            Visitor visitor,
            @PathVariable UUID checkoutId,
            @RequestParam(defaultValue = "") String hasil) {
        return pages.payment(exchange, checkoutId, visitor, hasil, 0)
                .map(view -> Fragments.page("resident/payment", view));
    }

    /** The part that says how it stands; it replaces itself while the bank is silent. */
    @GetMapping("/bayar/{checkoutId}/keadaan")
    Mono<Rendering> state(
            ServerWebExchange exchange,
            Visitor visitor,
            @PathVariable UUID checkoutId,
            @RequestParam(defaultValue = "0") int ke) {
        int look = Math.clamp(ke, 0, 1_000);
        return pages.payment(exchange, checkoutId, visitor, "ok", look)
                .map(view -> Fragments.page("resident/payment :: state", view));
    }

    /** To the payment page, as often as one likes; it stays one payment. */
    @PostMapping("/bayar/{checkoutId}")
    Mono<Rendering> start(Visitor visitor, @PathVariable UUID checkoutId) {
        return pages.start(checkoutId, visitor).map(Fragments::to);
    }
}
