package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.Fragments;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.util.UUID;

/** The way into the seller centre and its first page. */
@Controller
class TodayController {

    private final TodayPages pages;

    TodayController(TodayPages pages) {
        this.pages = pages;
    }

    /** Whoever works for one cooperative goes straight to it, unless they want to change. */
    @GetMapping("/lapak")
    Mono<Rendering> choose(ServerWebExchange exchange, CurrentUser user) {
        return pages.choose(exchange, user)
                .map(
                        view ->
                                view.workplaces().size() == 1
                                        ? Fragments.to(
                                                "/lapak/"
                                                        + view.workplaces()
                                                                .getFirst()
                                                                .cooperativeId())
                                        : Fragments.page("cooperative/choose", view));
    }

    @GetMapping("/lapak/{cooperativeId}")
    Mono<Rendering> today(ServerWebExchange exchange, @PathVariable UUID cooperativeId) {
        return pages.today(exchange, cooperativeId)
                .map(view -> Fragments.page("cooperative/today", view));
    }
}
