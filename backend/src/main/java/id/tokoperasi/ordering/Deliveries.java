package id.tokoperasi.ordering;

import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.kernel.Money;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.region.District;
import id.tokoperasi.region.Districts;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What delivery costs: nothing when collected, the cooperative's rate by distance otherwise. */
@Component
public class Deliveries {

    private final Districts districts;

    Deliveries(Districts districts) {
        this.districts = districts;
    }

    /**
     * The ways open to a buyer, cheapest first; empty when the cooperative neither hands out nor brings.
     *
     * @param district where the buyer is; null leaves the courier out
     */
    public static List<DeliveryOption> options(
            Cooperative cooperative, @Nullable District district) {
        var options = new ArrayList<DeliveryOption>();
        if (cooperative.delivery().pickup()) {
            options.add(new DeliveryOption(DeliveryMethod.PICKUP, Money.ZERO));
        }
        if (cooperative.delivery().courier() && district != null) {
            var fee = cooperative.delivery().courierFee(cooperative.place(), district.centre());
            options.add(new DeliveryOption(DeliveryMethod.COURIER, fee));
        }
        return List.copyOf(options);
    }

    /** Refuses {@code delivery-not-offered}; the courier needs a district. */
    static Money fee(Cooperative cooperative, DeliveryMethod method, @Nullable District district) {
        return options(cooperative, district).stream()
                .filter(o -> o.method() == method)
                .map(DeliveryOption::fee)
                .findFirst()
                .orElseThrow(
                        () ->
                                Refusal.invalid(
                                        "delivery-not-offered",
                                        Map.of(
                                                "cooperativeId",
                                                cooperative.id(),
                                                "method",
                                                method)));
    }

    /** Empty when the recipient named no district; refuses {@code district-unknown}. */
    Mono<District> districtOf(Recipient recipient) {
        return Mono.justOrEmpty(recipient.districtCode())
                .flatMap(
                        code ->
                                districts
                                        .byCode(code)
                                        .onErrorMap(
                                                Refusal.class,
                                                e ->
                                                        Refusal.invalidField(
                                                                "recipient.districtCode",
                                                                "district-unknown")));
    }
}
