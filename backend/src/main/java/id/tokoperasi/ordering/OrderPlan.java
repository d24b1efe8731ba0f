package id.tokoperasi.ordering;

import id.tokoperasi.catalog.CapacityLine;
import id.tokoperasi.catalog.StockLine;
import id.tokoperasi.kernel.Ids;
import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.kernel.Money;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.ordering.PlaceCheckout.Delivery;
import id.tokoperasi.payment.PaymentLine;
import id.tokoperasi.region.District;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** A basket priced for buying: what can be bought now, with the chosen deliveries. */
record OrderPlan(List<Parcel> parcels) {

    /** What comes from one cooperative. */
    record Parcel(Basket.Group group, Delivery delivery, Money fee) {

        List<Basket.Line> lines() {
            return group.lines().stream().filter(l -> l.buyable() > 0).toList();
        }

        Money total() {
            return group.goods().plus(fee);
        }

        /** The order that it becomes. */
        Order placed(
                PlaceCheckout wish,
                UUID paymentId,
                String number,
                @Nullable String pickupCode,
                Instant now,
                Instant expiresAt) {
            return new Order(
                    Ids.next(),
                    number,
                    wish.checkoutId(),
                    paymentId,
                    group.cooperative().id(),
                    wish.buyerSubject(),
                    OrderStatus.PLACED,
                    wish.recipient(),
                    delivery.method(),
                    delivery.note(),
                    pickupCode,
                    null,
                    null,
                    group.goods(),
                    fee,
                    total(),
                    1,
                    now,
                    expiresAt,
                    now,
                    null,
                    Jakarta.endOf(group.readyOn()),
                    0,
                    Money.ZERO,
                    lines().stream().map(Parcel::bought).toList());
        }

        private static Order.Line bought(Basket.Line line) {
            var listing = line.listing();
            return new Order.Line(
                    line.variantId(),
                    listing.id(),
                    listing.slug(),
                    listing.title(),
                    line.variant().label(),
                    line.variant().sku(),
                    listing.pictureIds().isEmpty() ? null : listing.pictureIds().getFirst(),
                    line.price(),
                    line.buyable(),
                    0,
                    0);
        }

        /** What has to be made for it where only so many can be. */
        List<CapacityLine> capacityLines(UUID orderId) {
            return lines().stream()
                    .map(Basket.Line::listing)
                    .filter(listing -> listing.dailyCapacity() != null)
                    .distinct()
                    .map(l -> new CapacityLine(orderId, l.id(), group.readyOn(), group.pieces(l)))
                    .toList();
        }
    }

    /**
     * Refuses {@code basket-empty}, {@code delivery-missing}, {@code address-missing}, {@code
     * delivery-not-offered}, {@code ready-later} when it would be ready later than the buyer has seen.
     */
    static OrderPlan of(Basket basket, PlaceCheckout wish, @Nullable District district) {
        var chosen =
                wish.deliveries().stream()
                        .collect(
                                Collectors.toMap(
                                        Delivery::cooperativeId, d -> d, (first, second) -> first));
        var parcels = new ArrayList<Parcel>();
        for (var group : basket.groups()) {
            if (group.isBuyable()) {
                var delivery = chosen.get(group.cooperative().id());
                if (delivery == null) {
                    throw Refusal.invalid(
                            "delivery-missing", Map.of("cooperativeId", group.cooperative().id()));
                }
                parcels.add(parcel(group, delivery, wish.recipient(), district));
            }
        }
        if (parcels.isEmpty()) {
            throw Refusal.invalid("basket-empty", Map.of());
        }
        return new OrderPlan(parcels);
    }

    private static Parcel parcel(
            Basket.Group group,
            Delivery delivery,
            Recipient recipient,
            @Nullable District district) {
        var address = recipient.address();
        if (delivery.method() == DeliveryMethod.COURIER && (address == null || address.isBlank())) {
            throw Refusal.invalidField("recipient.address", "address-missing");
        }
        if (delivery.method() == DeliveryMethod.COURIER && district == null) {
            throw Refusal.invalidField("recipient.districtCode", "district-missing");
        }
        var readyBy = delivery.readyBy();
        if (readyBy != null && group.readyOn().isAfter(readyBy)) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "ready-later",
                    Map.of(
                            "cooperativeId",
                            group.cooperative().id(),
                            "readyOn",
                            group.readyOn().toString()));
        }
        return new Parcel(
                group, delivery, Deliveries.fee(group.cooperative(), delivery.method(), district));
    }

    Money total() {
        return parcels.stream().map(Parcel::total).reduce(Money.ZERO, Money::plus);
    }

    /** Refuses {@code total-changed} with both figures. */
    OrderPlan expecting(Money expected) {
        if (!total().equals(expected)) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "total-changed",
                    Map.of(
                            "expectedTotalRupiah",
                            expected.rupiah(),
                            "totalRupiah",
                            total().rupiah()));
        }
        return this;
    }

    int pieces() {
        return stockLines().stream().mapToInt(StockLine::quantity).sum();
    }

    List<StockLine> stockLines() {
        return parcels.stream()
                .flatMap(p -> p.lines().stream())
                .map(l -> new StockLine(l.variantId(), l.buyable()))
                .toList();
    }

    /** What the payer reads on the payment page. */
    List<PaymentLine> paymentLines() {
        var lines = new ArrayList<PaymentLine>();
        for (var parcel : parcels) {
            for (var line : parcel.lines()) {
                lines.add(new PaymentLine(nameOf(line), line.price(), line.buyable()));
            }
            if (parcel.fee().compareTo(Money.ZERO) > 0) {
                lines.add(
                        new PaymentLine(
                                "Kurir " + parcel.group().cooperative().name(), parcel.fee(), 1));
            }
        }
        return lines;
    }

    private static String nameOf(Basket.Line line) {
        var variant = line.variant().label();
        return variant.isBlank() ? line.listing().title() : line.listing().title() + ", " + variant;
    }
}
