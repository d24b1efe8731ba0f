package id.tokoperasi.storefront.resident;

import id.tokoperasi.storefront.web.Fragments;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

/** The home page. */
@Controller
class HomeController {

    private final HomePages pages;

    HomeController(HomePages pages) {
        this.pages = pages;
    }

    @GetMapping("/")
    Mono<Rendering> home(ServerWebExchange exchange) {
        return pages.home(exchange).map(view -> Fragments.page("resident/home", view));
    }
}
