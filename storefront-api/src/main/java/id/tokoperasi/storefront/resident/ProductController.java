package id.tokoperasi.storefront.resident;

import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.Fragments;
import id.tokoperasi.storefront.web.Typed;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

/** Products and the cooperatives that sell them. */
@Controller
class ProductController {

    private final ProductPages products;
    private final CooperativePages cooperatives;

    ProductController(ProductPages products, CooperativePages cooperatives) {
        this.products = products;
        this.cooperatives = cooperatives;
    }

    @GetMapping("/produk/{slug}")
    Mono<Rendering> product(ServerWebExchange exchange, @PathVariable String slug) {
        var typed = new Typed(exchange.getRequest().getQueryParams());
        return products.product(exchange, slug, typed, FormErrors.NONE)
                .map(view -> Fragments.page("resident/product", view));
    }

    @GetMapping("/koperasi/{slug}")
    Mono<Rendering> cooperative(
            ServerWebExchange exchange,
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String sesudah) {
        var template =
                Fragments.wanted(exchange, "lagi")
                        ? "resident/cooperative-more"
                        : "resident/cooperative";
        return cooperatives
                .profile(exchange, slug, sesudah)
                .map(view -> Fragments.page(template, view));
    }
}
