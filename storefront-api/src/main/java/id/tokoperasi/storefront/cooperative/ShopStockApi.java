package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.catalog.Stock;
import id.tokoperasi.storefront.web.CurrentUser;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;

import java.util.UUID;

/** A cooperative's own shelf. */
@RestController
@RequestMapping(path = "/api/v1/seller/{cooperativeId}/stock", produces = "application/json")
class ShopStockApi {

    private final Stock stock;

    ShopStockApi(Stock stock) {
        this.stock = stock;
    }

    /** Pieces on the shelf, held ones included, after counting them. */
    record CountedJson(int onHand) {}

    record AvailableJson(UUID variantId, int available) {}

    @PutMapping(path = "/{variantId}", consumes = "application/json")
    Mono<AvailableJson> set(
            @PathVariable UUID cooperativeId,
            @PathVariable UUID variantId,
            @RequestBody CountedJson counted,
            CurrentUser user) {
        return stock.set(cooperativeId, variantId, counted.onHand(), user.subject())
                .map(available -> new AvailableJson(variantId, available));
    }
}
