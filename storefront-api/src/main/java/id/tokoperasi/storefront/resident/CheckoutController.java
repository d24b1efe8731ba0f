package id.tokoperasi.storefront.resident;

import id.tokoperasi.access.Idempotency;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.ordering.Basket;
import id.tokoperasi.ordering.Checkout;
import id.tokoperasi.ordering.Checkouts;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.FormWords;
import id.tokoperasi.storefront.web.Fragments;
import id.tokoperasi.storefront.web.Languages;
import id.tokoperasi.storefront.web.Once;
import id.tokoperasi.storefront.web.Shells;
import id.tokoperasi.storefront.web.Typed;
import id.tokoperasi.storefront.web.Visitor;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.util.LinkedHashMap;

/** Address, delivery and payment; then off to where the buyer pays. */
@Controller
class CheckoutController {

    private static final String TEMPLATE = "resident/checkout";

    private final BasketAtHand atHand;
    private final CheckoutPages pages;
    private final Checkouts checkouts;
    private final PaymentViews payments;
    private final Shells shells;
    private final FormWords words;
    private final MessageSource messages;

    CheckoutController(
            BasketAtHand atHand,
            CheckoutPages pages,
            Checkouts checkouts,
            PaymentViews payments,
            Shells shells,
            FormWords words,
            MessageSource messages) {
        this.atHand = atHand;
        this.pages = pages;
        this.checkouts = checkouts;
        this.payments = payments;
        this.shells = shells;
        this.words = words;
        this.messages = messages;
    }

    @GetMapping("/bayar")
    Mono<Rendering> checkout(ServerWebExchange exchange, Visitor visitor) {
        return basket(visitor)
                .flatMap(
                        basket ->
                                shells.district(exchange)
                                        .map(d -> d.code())
                                        .defaultIfEmpty("")
                                        .map(code -> CheckoutForm.fresh(visitor.user(), code))
                                        .flatMap(f -> pages.checkout(exchange, basket, f, none())))
                .map(view -> Fragments.page(TEMPLATE, view))
                .defaultIfEmpty(Fragments.to("/keranjang"));
    }

    private static FormErrors none() {
        return FormErrors.NONE;
    }

    /** Empty when there is nothing to buy. */
    private Mono<Basket> basket(Visitor visitor) {
        return atHand.look(visitor)
                .filter(b -> b.groups().stream().anyMatch(Basket.Group::isBuyable));
    }

    /** The button {@code aksi=hitung} counts again; any other orders and leads to the payment. */
    @PostMapping("/bayar")
    Mono<Rendering> order(ServerWebExchange exchange, Visitor visitor, Once once) {
        return exchange.getFormData()
                .map(Typed::new)
                .flatMap(
                        typed ->
                                typed.text("aksi").equals("hitung")
                                        ? recount(exchange, visitor, CheckoutForm.of(typed))
                                        : order(exchange, visitor, once, CheckoutForm.of(typed)));
    }

    private Mono<Rendering> recount(
            ServerWebExchange exchange, Visitor visitor, CheckoutForm form) {
        return basket(visitor)
                .flatMap(basket -> pages.checkout(exchange, basket, form.counted(), none()))
                .map(view -> Fragments.page(TEMPLATE, view))
                .defaultIfEmpty(Fragments.to("/keranjang"));
    }

    /**
     * The order comes before the look into the basket: the same form sent twice finds it empty, and has
     * to be led to the same payment.
     */
    private Mono<Rendering> order(
            ServerWebExchange exchange, Visitor visitor, Once once, CheckoutForm form) {
        return form.faults().isEmpty()
                ? once.formOutside(attempt -> place(exchange, visitor, form, attempt))
                        .map(Fragments::after)
                        .onErrorResume(Refusal.class, e -> explain(exchange, visitor, form, e))
                : mend(exchange, visitor, form, faults(form, exchange));
    }

    private Mono<String> place(
            ServerWebExchange exchange,
            Visitor visitor,
            CheckoutForm form,
            Idempotency.Try attempt) {
        var buyer = BasketAtHand.buyer(visitor);
        var placed =
                atHand.open(exchange, visitor)
                        .flatMap(basket -> place(visitor, basket, form, attempt));
        return (attempt.resumed()
                        ? checkouts
                                .find(attempt.reference(), buyer)
                                .onErrorResume(Refusal.class, unknown -> placed)
                        : placed)
                .flatMap(checkout -> payments.start(checkout.id(), visitor))
                .delayUntil(path -> atHand.look(visitor).doOnNext(b -> atHand.count(exchange, b)));
    }

    private Mono<Checkout> place(
            Visitor visitor, Basket basket, CheckoutForm form, Idempotency.Try attempt) {
        return pages.complete(basket, form)
                .map(complete -> complete.wish(attempt.reference(), basket.id(), visitor))
                .flatMap(checkouts::place);
    }

    private FormErrors faults(CheckoutForm form, ServerWebExchange exchange) {
        var errors = new LinkedHashMap<String, String>();
        form.faults()
                .forEach(
                        (field, key) ->
                                errors.put(
                                        field,
                                        messages.getMessage(key, null, Languages.of(exchange))));
        return new FormErrors(errors);
    }

    private Mono<Rendering> explain(
            ServerWebExchange exchange, Visitor visitor, CheckoutForm form, Refusal refusal) {
        return switch (refusal.code()) {
            case "basket-empty" -> Mono.just(Fragments.to("/keranjang"));
            // the page itself says what the total was and is
            case "total-changed" -> mend(exchange, visitor, form, FormErrors.NONE);
            case "sign-in-for-more" ->
                    mend(
                            exchange,
                            visitor,
                            form,
                            words.of(refusal, exchange).named("form", "masuk"));
            default ->
                    mend(
                            exchange,
                            visitor,
                            form,
                            words.of(refusal, exchange)
                                    .named("recipient.address", "alamat")
                                    .named("recipient.districtCode", "kecamatan"));
        };
    }

    private Mono<Rendering> mend(
            ServerWebExchange exchange, Visitor visitor, CheckoutForm form, FormErrors errors) {
        return basket(visitor)
                .flatMap(basket -> pages.checkout(exchange, basket, form, errors))
                .map(view -> Fragments.mend(TEMPLATE, view))
                .defaultIfEmpty(Fragments.to("/keranjang"));
    }
}
