package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.catalog.Listings;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.FormWords;
import id.tokoperasi.storefront.web.Fragments;
import id.tokoperasi.storefront.web.Once;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.util.UUID;

/** The buttons of a listing: on sale, off sale, no longer asking, put away, brought back. */
@Controller
class ListingMoveController {

    private static final String EDITOR = "cooperative/listing";

    private final ListingPages pages;
    private final Listings listings;
    private final FormWords words;

    ListingMoveController(ListingPages pages, Listings listings, FormWords words) {
        this.pages = pages;
        this.listings = listings;
        this.words = words;
    }

    @PostMapping("/lapak/{cooperativeId}/produk/{listingId}/tayang")
    Mono<Rendering> publish(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @PathVariable UUID cooperativeId,
            @PathVariable UUID listingId) {
        return move(exchange, user, once, cooperativeId, listingId, listings::publish, "terbit");
    }

    @PostMapping("/lapak/{cooperativeId}/produk/{listingId}/tarik")
    Mono<Rendering> withdraw(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @PathVariable UUID cooperativeId,
            @PathVariable UUID listingId) {
        return move(exchange, user, once, cooperativeId, listingId, listings::withdraw, "tarik");
    }

    @PostMapping("/lapak/{cooperativeId}/produk/{listingId}/batal-ajukan")
    Mono<Rendering> takeBack(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @PathVariable UUID cooperativeId,
            @PathVariable UUID listingId) {
        return move(
                exchange, user, once, cooperativeId, listingId, listings::takeBack, "batal-ajukan");
    }

    @PostMapping("/lapak/{cooperativeId}/produk/{listingId}/arsip")
    Mono<Rendering> archive(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @PathVariable UUID cooperativeId,
            @PathVariable UUID listingId) {
        return move(exchange, user, once, cooperativeId, listingId, listings::archive, "arsip");
    }

    @PostMapping("/lapak/{cooperativeId}/produk/{listingId}/buka-arsip")
    Mono<Rendering> restore(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @PathVariable UUID cooperativeId,
            @PathVariable UUID listingId) {
        return move(
                exchange, user, once, cooperativeId, listingId, listings::restore, "buka-arsip");
    }

    private Mono<Rendering> move(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            UUID cooperative,
            UUID listing,
            ListingStep step,
            String news) {
        var editor = "/lapak/" + cooperative + "/produk/" + listing;
        return once.step(
                (typed, id) ->
                        step.take(
                                        cooperative,
                                        listing,
                                        typed.number("versi").orElse(0),
                                        user.subject())
                                .map(
                                        now ->
                                                Fragments.withNews(
                                                        typed.back(editor),
                                                        ListingPages.news(now, news))),
                (typed, refusal) -> explain(exchange, cooperative, listing, refusal));
    }

    private Mono<Rendering> explain(
            ServerWebExchange exchange, UUID cooperative, UUID listing, Refusal refusal) {
        var first = refusal.kind() == Refusal.Kind.STALE || refusal.kind() == Refusal.Kind.CONFLICT;
        return pages.editor(exchange, cooperative, listing, words.of(refusal, exchange))
                .map(
                        view ->
                                first
                                        ? Fragments.conflict(EDITOR, view)
                                        : Fragments.mend(EDITOR, view));
    }
}
