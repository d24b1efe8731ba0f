package id.tokoperasi.storefront.resident;

import id.tokoperasi.catalog.Shelf;
import id.tokoperasi.catalog.Shelf.Offer;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.ordering.Basket;
import id.tokoperasi.ordering.Baskets;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.FormWords;
import id.tokoperasi.storefront.web.Fragments;
import id.tokoperasi.storefront.web.Once;
import id.tokoperasi.storefront.web.Typed;
import id.tokoperasi.storefront.web.Visitor;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.util.List;
import java.util.UUID;

/** The basket and what puts things in and takes them out. */
@Controller
class BasketController {

    private final BasketAtHand atHand;
    private final Baskets baskets;
    private final BasketPages pages;
    private final ProductPages products;
    private final Shelf shelf;
    private final FormWords words;

    BasketController(
            BasketAtHand atHand,
            Baskets baskets,
            BasketPages pages,
            ProductPages products,
            Shelf shelf,
            FormWords words) {
        this.atHand = atHand;
        this.baskets = baskets;
        this.pages = pages;
        this.products = products;
        this.shelf = shelf;
        this.words = words;
    }

    @GetMapping("/keranjang")
    Mono<Rendering> basket(ServerWebExchange exchange, Visitor visitor) {
        return atHand.look(visitor)
                .doOnNext(basket -> atHand.count(exchange, basket))
                .flatMap(basket -> pages.basket(exchange, basket, removed(exchange)))
                .switchIfEmpty(Mono.defer(() -> pages.empty(exchange)))
                .map(view -> Fragments.page("resident/basket", view));
    }

    /** Without scripts the way back after taking something out is in the address. */
    private static BasketView.@Nullable Removed removed(ServerWebExchange exchange) {
        var typed = new Typed(exchange.getRequest().getQueryParams());
        var variant = typed.id("dihapus");
        return variant.isEmpty()
                ? null
                : new BasketView.Removed(variant.get(), "", typed.count("jumlah").orElse(1));
    }

    /** What an add button stands for. */
    private record Wish(Offer offer, UUID variantId, int quantity) {}

    /**
     * Puts pieces in. Form fields: {@code varian}, or {@code produk} for a listing with one variant;
     * {@code jumlah}; {@code kembali}; {@code harga} as the buyer saw it: another price is shown before
     * anything is put in.
     */
    @PostMapping("/keranjang")
    Mono<Rendering> add(ServerWebExchange exchange, Visitor visitor, Once once) {
        return exchange.getFormData().map(Typed::new).flatMap(t -> add(exchange, visitor, once, t));
    }

    private Mono<Rendering> add(
            ServerWebExchange exchange, Visitor visitor, Once once, Typed typed) {
        return offer(typed)
                .switchIfEmpty(Mono.error(Refusal::unknown))
                .flatMap(
                        offer -> {
                            var variant =
                                    typed.id("varian").or(() -> onlyVariant(offer)).orElse(null);
                            if (variant == null) {
                                return Mono.just(to(exchange, "/produk/" + offer.listing().slug()));
                            }
                            var wish = new Wish(offer, variant, quantity(offer, typed));
                            if (seenOtherwise(wish, typed)) {
                                return product(exchange, wish, typed, FormErrors.NONE);
                            }
                            return put(exchange, visitor, once, wish, typed)
                                    .onErrorResume(
                                            Refusal.class, e -> explain(exchange, wish, typed, e));
                        });
    }

    /** The button of a card asks for one; it gets the smallest order. */
    private static int quantity(Offer offer, Typed typed) {
        int typedQuantity = typed.count("jumlah").orElse(1);
        var only = offer.listing().variants();
        return typed.has("varian") || only.size() != 1
                ? typedQuantity
                : Math.max(typedQuantity, only.getFirst().minimumQuantity());
    }

    private static boolean seenOtherwise(Wish wish, Typed typed) {
        var seen = typed.number("harga");
        return seen.isPresent()
                && wish.offer()
                        .listing()
                        .variant(wish.variantId())
                        .filter(v -> v.price().rupiah() != seen.getAsLong())
                        .isPresent();
    }

    private Mono<Offer> offer(Typed typed) {
        var variant = typed.id("varian");
        return variant.isPresent()
                ? shelf.byVariants(List.of(variant.get()))
                        .flatMap(found -> Mono.justOrEmpty(found.values().stream().findFirst()))
                : Mono.justOrEmpty(typed.id("produk")).flatMap(shelf::byId);
    }

    private static java.util.Optional<UUID> onlyVariant(Offer offer) {
        var variants = offer.listing().variants();
        return variants.size() == 1
                ? java.util.Optional.of(variants.getFirst().id())
                : java.util.Optional.empty();
    }

    private Mono<Rendering> put(
            ServerWebExchange exchange, Visitor visitor, Once once, Wish wish, Typed typed) {
        if (Fragments.wanted(exchange)) {
            return putIn(exchange, visitor, wish)
                    .map(basket -> new Added(wish.offer().listing().title(), basket.pieces()))
                    .map(added -> Fragments.page("bits :: added", added));
        }
        var back = typed.back("");
        return once.form(
                        id ->
                                putIn(exchange, visitor, wish)
                                        .thenReturn(
                                                back.isEmpty()
                                                        ? "/keranjang"
                                                        : back.equals("/keranjang")
                                                                ? back
                                                                : Fragments.withNews(
                                                                        back, "masuk")))
                .map(Fragments::after);
    }

    /** What the button of a card becomes. */
    public record Added(String name, int basketCount) {}

    private Mono<Basket> putIn(ServerWebExchange exchange, Visitor visitor, Wish wish) {
        var subject = BasketAtHand.subject(visitor);
        return atHand.open(exchange, visitor)
                .flatMap(
                        basket ->
                                baskets.put(
                                        basket.id(),
                                        subject,
                                        wish.variantId(),
                                        wanted(basket, wish.variantId()) + wish.quantity()))
                .doOnNext(basket -> atHand.count(exchange, basket));
    }

    private static int wanted(Basket basket, UUID variantId) {
        return basket.groups().stream()
                .flatMap(g -> g.lines().stream())
                .filter(l -> l.variantId().equals(variantId))
                .mapToInt(Basket.Line::wanted)
                .findFirst()
                .orElse(0);
    }

    /** The product page says why; from a card one is led there. */
    private Mono<Rendering> explain(
            ServerWebExchange exchange, Wish wish, Typed typed, Refusal refusal) {
        if (refusal.kind() == Refusal.Kind.UNKNOWN) {
            return Mono.error(refusal);
        }
        var slug = wish.offer().listing().slug();
        if (Fragments.wanted(exchange) || !typed.back("").isEmpty()) {
            return Mono.just(to(exchange, "/produk/" + slug));
        }
        var errors = words.of(refusal, exchange).named("quantity", "jumlah");
        return product(exchange, wish, typed, errors);
    }

    private Mono<Rendering> product(
            ServerWebExchange exchange, Wish wish, Typed typed, FormErrors errors) {
        return products.product(exchange, wish.offer().listing().slug(), typed, errors)
                .map(view -> Fragments.mend("resident/product", view));
    }

    private static Rendering to(ServerWebExchange exchange, String path) {
        if (Fragments.wanted(exchange)) {
            exchange.getResponse().getHeaders().set("HX-Redirect", path);
        }
        return Fragments.to(path);
    }

    /**
     * Changes a line. Form fields: {@code jumlah}; {@code langkah} of a plus or minus button; {@code
     * hapus} takes it out; {@code semula} is the number the page was made with: when another device has
     * changed it since, nothing is changed and the basket is shown as it is.
     */
    @PostMapping("/keranjang/{variantId}")
    Mono<Rendering> change(
            ServerWebExchange exchange, Visitor visitor, @PathVariable UUID variantId) {
        return exchange.getFormData()
                .map(Typed::new)
                .flatMap(
                        typed ->
                                atHand.look(visitor)
                                        .switchIfEmpty(Mono.error(Refusal::unknown))
                                        .flatMap(
                                                b ->
                                                        change(
                                                                exchange, visitor, b, variantId,
                                                                typed)));
    }

    private Mono<Rendering> change(
            ServerWebExchange exchange,
            Visitor visitor,
            Basket basket,
            UUID variantId,
            Typed typed) {
        var subject = BasketAtHand.subject(visitor);
        int before = wanted(basket, variantId);
        int after =
                typed.count("jumlah").orElse(before)
                        + ("-1".equals(typed.text("langkah")) ? -1 : 0)
                        + ("1".equals(typed.text("langkah")) ? 1 : 0);
        boolean remove = typed.has("hapus") || after < 1;
        var seen = typed.count("semula");
        if (seen.isPresent() && seen.getAsInt() != before && after != before) {
            return changedElsewhere(exchange, basket);
        }
        var changed =
                remove
                        ? baskets.remove(basket.id(), subject, variantId)
                        : baskets.put(basket.id(), subject, variantId, after)
                                .onErrorResume(
                                        Refusal.class,
                                        e -> asManyAsThereAre(basket, subject, variantId, e));
        return changed.doOnNext(now -> atHand.count(exchange, now))
                .flatMap(
                        now ->
                                Fragments.wanted(exchange, "keranjang")
                                        ? pages.basket(
                                                        exchange,
                                                        now,
                                                        remove
                                                                ? taken(basket, variantId, before)
                                                                : null)
                                                .map(
                                                        view ->
                                                                Fragments.page(
                                                                        "resident/basket-part",
                                                                        view))
                                        : Mono.just(Fragments.to(path(remove, variantId, before))));
    }

    private Mono<Rendering> changedElsewhere(ServerWebExchange exchange, Basket basket) {
        var template =
                Fragments.wanted(exchange, "keranjang")
                        ? "resident/basket-part"
                        : "resident/basket";
        return pages.basket(exchange, basket, null)
                .map(view -> Fragments.conflict(template, view.withChange()));
    }

    private static String path(boolean remove, UUID variantId, int before) {
        return remove
                ? "/keranjang?dihapus=" + variantId + "&jumlah=" + Math.max(before, 1)
                : "/keranjang";
    }

    private static BasketView.@Nullable Removed taken(Basket basket, UUID variantId, int quantity) {
        return basket.groups().stream()
                .flatMap(g -> g.lines().stream())
                .filter(l -> l.variantId().equals(variantId))
                .findFirst()
                .map(l -> new BasketView.Removed(variantId, l.listing().title(), quantity))
                .orElse(null);
    }

    /** Fewer are left than asked for: those are taken, and the line shows the number. */
    private Mono<Basket> asManyAsThereAre(
            Basket basket, @Nullable String subject, UUID variantId, Refusal refusal) {
        if (refusal.facts().get("available") instanceof Integer left && left > 0) {
            return baskets.put(basket.id(), subject, variantId, left);
        }
        return switch (refusal.code()) {
            case "below-minimum", "out-of-stock", "not-on-sale", "quantity-range" ->
                    baskets.view(basket.id(), subject);
            default -> Mono.error(refusal);
        };
    }
}
