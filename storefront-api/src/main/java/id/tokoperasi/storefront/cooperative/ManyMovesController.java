package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.catalog.Listings;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.Fragments;
import id.tokoperasi.storefront.web.Once;
import id.tokoperasi.storefront.web.Typed;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.Optional;
import java.util.UUID;

/** Publishes or withdraws the chosen rows of the list of listings, each by itself. */
@Controller
class ManyMovesController {

    /** Rows of one page, and some. */
    private static final int MOST = 100;

    private final Listings listings;

    ManyMovesController(Listings listings) {
        this.listings = listings;
    }

    /** A listing as it was shown. */
    private record Seen(UUID id, long version) {

        /** {@code id:version}. */
        static Optional<Seen> of(String chosen) {
            var colon = chosen.indexOf(':');
            var version = Typed.read(chosen.substring(colon + 1));
            return colon < 0 || version.isEmpty()
                    ? Optional.empty()
                    : Typed.idOf(chosen.substring(0, colon))
                            .map(id -> new Seen(id, version.getAsLong()));
        }
    }

    /** The list then tells how many went, and why others did not. */
    @PostMapping("/lapak/{cooperativeId}/produk/banyak")
    Mono<Rendering> move(
            ServerWebExchange exchange,
            CurrentUser user,
            Once once,
            @PathVariable UUID cooperativeId) {
        return exchange.getFormData()
                .map(Typed::new)
                .flatMap(
                        typed ->
                                once.formOutside(
                                        attempt -> move(cooperativeId, typed, user.subject())))
                .map(Fragments::after);
    }

    /** Of each an empty text when it went, else the code of the refusal. */
    private Mono<String> move(UUID cooperativeId, Typed typed, String actor) {
        var chosen = typed.texts("pilih").stream().limit(MOST).map(Seen::of);
        var back = typed.back("/lapak/" + cooperativeId + "/produk");
        ListingStep step =
                typed.text("langkah").equals("tarik") ? listings::withdraw : listings::publish;
        return Flux.fromStream(chosen.flatMap(Optional::stream))
                .concatMap(
                        seen ->
                                step.take(cooperativeId, seen.id(), seen.version(), actor)
                                        .thenReturn("")
                                        .onErrorResume(Refusal.class, no -> Mono.just(no.code())))
                .collectList()
                .map(codes -> ManyMoves.path(back, codes));
    }
}
