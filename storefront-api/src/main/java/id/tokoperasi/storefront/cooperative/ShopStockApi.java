package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.catalog.Stock;
import id.tokoperasi.storefront.web.Answers;
import id.tokoperasi.storefront.web.CurrentUser;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

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
    record CountedJson(@Min(0) @Max(1_000_000) int onHand) {}

    record AvailableJson(UUID variantId, int available) {}

    @Answers(problems = "422 stock-below-reserved")
    @PutMapping(path = "/{variantId}", consumes = "application/json")
    Mono<AvailableJson> set(
            @PathVariable UUID cooperativeId,
            @PathVariable UUID variantId,
            @Valid @RequestBody CountedJson counted,
            CurrentUser user) {
        return stock.set(cooperativeId, variantId, counted.onHand(), user.subject())
                .map(available -> new AvailableJson(variantId, available));
    }
}
