package id.tokoperasi.storefront.resident;

import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.ordering.Basket;
import id.tokoperasi.ordering.Baskets;
import id.tokoperasi.ordering.Deliveries;
import id.tokoperasi.ordering.DeliveryMethod;
import id.tokoperasi.ordering.DeliveryOption;
import id.tokoperasi.region.District;
import id.tokoperasi.region.Districts;
import id.tokoperasi.storefront.web.Answers;
import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.Once;
import id.tokoperasi.storefront.web.Visitor;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Baskets. A guest's basket answers to whoever knows its id, a person's to that person alone. */
@RestController
@RequestMapping(path = "/api/v1/baskets", produces = "application/json")
class BasketApi {

    private final Baskets baskets;
    private final Districts districts;

    BasketApi(Baskets baskets, Districts districts) {
        this.baskets = baskets;
        this.districts = districts;
    }

    /**
     * @param priceRupiah of each at that quantity
     */
    record LineJson(
            UUID variantId,
            UUID listingId,
            String slug,
            String title,
            String variantName,
            @Nullable Integer weightStepGrams,
            int minimumQuantity,
            long priceRupiah,
            long priceSeenRupiah,
            int quantity,
            int buyable,
            long totalRupiah,
            Basket.@Nullable Problem problem) {

        static LineJson of(Basket.Line l) {
            return new LineJson(
                    l.variantId(),
                    l.listing().id(),
                    l.listing().slug(),
                    l.listing().title(),
                    l.variant().name(),
                    l.variant().weightStepGrams(),
                    l.variant().minimumQuantity(),
                    l.price().rupiah(),
                    l.priceSeen().rupiah(),
                    l.wanted(),
                    l.buyable(),
                    l.total().rupiah(),
                    l.problem());
        }
    }

    record DeliveryJson(DeliveryMethod method, long feeRupiah) {

        static DeliveryJson of(DeliveryOption option) {
            return new DeliveryJson(option.method(), option.fee().rupiah());
        }
    }

    /**
     * @param readyOn the last day on which it is sent or ready, were it ordered now
     */
    record GroupJson(
            UUID cooperativeId,
            String cooperativeName,
            List<LineJson> lines,
            LocalDate readyOn,
            long goodsRupiah,
            List<DeliveryJson> deliveries) {}

    /**
     * @param deliveries ways open to the buyer; the courier's fee needs {@code ?district=}
     */
    record BasketJson(UUID id, List<GroupJson> groups, long goodsRupiah) {

        static BasketJson of(Basket basket, @Nullable District district) {
            return new BasketJson(
                    basket.id(),
                    basket.groups().stream().map(g -> group(g, district)).toList(),
                    basket.goods().rupiah());
        }

        private static GroupJson group(Basket.Group g, @Nullable District district) {
            return new GroupJson(
                    g.cooperative().id(),
                    g.cooperative().name(),
                    g.lines().stream().map(LineJson::of).toList(),
                    g.readyOn(),
                    g.goods().rupiah(),
                    Deliveries.options(g.cooperative(), district).stream()
                            .map(DeliveryJson::of)
                            .toList());
        }
    }

    record OpenedJson(UUID id) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ResponseEntity<OpenedJson>> open(Visitor visitor, Once once) {
        return once.json(
                null,
                id ->
                        baskets.open(subject(visitor))
                                .map(
                                        basket ->
                                                ResponseEntity.created(
                                                                URI.create(
                                                                        "/api/v1/baskets/"
                                                                                + basket))
                                                        .body(new OpenedJson(basket))));
    }

    @Answers(problems = "422 district-unknown")
    @GetMapping("/{basketId}")
    Mono<BasketJson> view(
            @PathVariable UUID basketId,
            @RequestParam(required = false) @Nullable String district,
            Visitor visitor) {
        return Mono.zip(baskets.view(basketId, subject(visitor)), district(district))
                .map(both -> BasketJson.of(both.getT1(), both.getT2().orElse(null)));
    }

    private Mono<Optional<District>> district(@Nullable String code) {
        return code == null
                ? Mono.just(Optional.empty())
                : districts
                        .byCode(code)
                        .map(Optional::of)
                        .onErrorMap(
                                Refusal.class,
                                e -> Refusal.invalidField("district", "district-unknown"));
    }

    record QuantityJson(@Min(1) @Max(Baskets.QUANTITY_MAX) int quantity) {}

    /** Makes the basket hold this many pieces of the variant; repeating changes nothing. */
    @Answers(
            problems = {
                "409 not-on-sale",
                "422 basket-full",
                "422 below-minimum",
                "422 out-of-stock",
                "422 over-capacity"
            })
    @PutMapping(path = "/{basketId}/lines/{variantId}", consumes = "application/json")
    Mono<BasketJson> put(
            @PathVariable UUID basketId,
            @PathVariable UUID variantId,
            @Valid @RequestBody QuantityJson wanted,
            Visitor visitor) {
        return baskets.put(basketId, subject(visitor), variantId, wanted.quantity())
                .map(basket -> BasketJson.of(basket, null));
    }

    @DeleteMapping("/{basketId}/lines/{variantId}")
    Mono<BasketJson> remove(
            @PathVariable UUID basketId, @PathVariable UUID variantId, Visitor visitor) {
        return baskets.remove(basketId, subject(visitor), variantId)
                .map(basket -> BasketJson.of(basket, null));
    }

    private static @Nullable String subject(Visitor visitor) {
        CurrentUser user = visitor.user();
        return user == null ? null : user.subject();
    }
}
