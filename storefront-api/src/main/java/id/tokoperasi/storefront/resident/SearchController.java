package id.tokoperasi.storefront.resident;

import id.tokoperasi.browse.Browse;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.search.Suggestions;
import id.tokoperasi.storefront.web.Fragments;
import id.tokoperasi.storefront.web.Typed;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriUtils;

import reactor.core.publisher.Mono;

import java.nio.charset.StandardCharsets;

/** Search results and suggestions. */
@Controller
class SearchController {

    private final SearchPages pages;
    private final Browse browse;

    SearchController(SearchPages pages, Browse browse) {
        this.pages = pages;
        this.browse = browse;
    }

    /** All results, the results alone for a changed filter, or the next ones. */
    @GetMapping("/cari")
    Mono<Rendering> results(ServerWebExchange exchange) {
        var wish = SearchWish.of(new Typed(exchange.getRequest().getQueryParams()));
        return pages.results(exchange, wish)
                .map(view -> Fragments.page(template(exchange), view))
                .onErrorResume(
                        Refusal.class,
                        // a mistyped figure or a cursor of another search: start over without it
                        refusal -> Mono.just(Fragments.to(startOver(wish, refusal))));
    }

    private static String template(ServerWebExchange exchange) {
        if (Fragments.wanted(exchange, "lagi")) {
            return "resident/search-more";
        }
        return Fragments.wanted(exchange, "cari")
                ? "resident/search :: results"
                : "resident/search";
    }

    private static String startOver(SearchWish wish, Refusal refusal) {
        return wish.after().isEmpty() || !refusal.code().equals("bad-cursor")
                ? "/cari"
                : wish.href();
    }

    /** The list under the search field; empty while the index is away. */
    @GetMapping("/saran")
    Mono<Rendering> suggestions(@RequestParam(defaultValue = "") String q) {
        return browse.suggest(q).map(found -> Fragments.page("resident/suggestions", view(found)));
    }

    private static SuggestionsView view(Suggestions found) {
        return new SuggestionsView(found.items().stream().map(SearchController::view).toList());
    }

    private static SuggestionsView.Suggestion view(Suggestions.Suggestion item) {
        var slug = UriUtils.encode(item.slug(), StandardCharsets.UTF_8);
        return switch (item.kind()) {
            case PRODUCT ->
                    new SuggestionsView.Suggestion(
                            item.label(), "/produk/" + slug, "suggest.product", "bag");
            case CATEGORY ->
                    new SuggestionsView.Suggestion(
                            item.label(), "/cari?kategori=" + slug, "suggest.category", "list");
            case COOPERATIVE ->
                    new SuggestionsView.Suggestion(
                            item.label(), "/koperasi/" + slug, "suggest.cooperative", "shop");
        };
    }
}
