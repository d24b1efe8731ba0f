package id.tokoperasi.ordering;

import id.tokoperasi.catalog.Capacity;
import id.tokoperasi.catalog.Listing;
import id.tokoperasi.catalog.Shelf.Offer;
import id.tokoperasi.catalog.Variant;
import id.tokoperasi.kernel.Jakarta;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Of what is wanted, what can be bought now, at what price and for which day. */
record BasketNow(Map<UUID, Offer> offers, Capacity.Taken taken, Instant now) {

    /** Goods from stock are sent or ready by the end of the next day. */
    private static final int SEND_WITHIN_DAYS = 1;

    Basket basket(UUID id, List<BasketRows.Row> rows) {
        var sellers = new LinkedHashMap<UUID, Offer>();
        var lines = new HashMap<UUID, List<Basket.Line>>();
        var left = new HashMap<UUID, Integer>();
        for (var row : rows) {
            offerOf(row.variantId())
                    .ifPresent(
                            offer -> {
                                var seller = offer.cooperative().id();
                                sellers.putIfAbsent(seller, offer);
                                lines.computeIfAbsent(seller, key -> new ArrayList<>())
                                        .add(line(row, offer, left));
                            });
        }
        return new Basket(
                id,
                sellers.entrySet().stream()
                        .map(e -> group(e.getValue(), lines.getOrDefault(e.getKey(), List.of())))
                        .toList());
    }

    /** A variant that is off its listing cannot be told from the listing's active ones: it is dropped. */
    private Optional<Offer> offerOf(UUID variantId) {
        return offers.values().stream()
                .filter(o -> o.listing().variant(variantId).isPresent())
                .findFirst();
    }

    private Basket.Group group(Offer offer, List<Basket.Line> lines) {
        return new Basket.Group(offer.cooperative(), List.copyOf(lines), readyOn(lines));
    }

    private LocalDate readyOn(List<Basket.Line> lines) {
        int days = SEND_WITHIN_DAYS;
        var pieces = new HashMap<Listing, Integer>();
        for (var line : lines) {
            if (line.buyable() > 0) {
                days = Math.max(days, line.listing().leadTimeDays());
                pieces.merge(line.listing(), line.buyable(), Integer::sum);
            }
        }
        return taken.earliest(pieces, Jakarta.day(now).plusDays(days));
    }

    /**
     * @param left pieces of a limited listing that can still be made for the same day, after the lines
     *     before
     */
    private static Basket.Line line(BasketRows.Row row, Offer offer, Map<UUID, Integer> left) {
        var listing = offer.listing();
        var variant = listing.variant(row.variantId()).orElseThrow();
        var capacity = listing.dailyCapacity();
        int makeable =
                capacity == null
                        ? row.quantity()
                        : left.computeIfAbsent(listing.id(), id -> capacity);
        var problem = problem(row, offer, variant, makeable);
        int buyable = buyable(row, variant, makeable, problem);
        left.computeIfPresent(listing.id(), (id, before) -> before - buyable);
        return new Basket.Line(
                row.variantId(),
                listing,
                variant,
                row.quantity(),
                buyable,
                variant.priceFor(buyable == 0 ? row.quantity() : buyable),
                row.priceSeen(),
                problem);
    }

    private static int buyable(
            BasketRows.Row row, Variant variant, int makeable, Basket.@Nullable Problem problem) {
        return switch (problem) {
            case null -> row.quantity();
            case NOT_ENOUGH, OVER_CAPACITY -> {
                int most = Math.min(row.quantity(), Math.min(variant.available(), makeable));
                yield most < variant.minimumQuantity() ? 0 : most;
            }
            case GONE, SELLER_PAUSED, SOLD_OUT, BELOW_MINIMUM -> 0;
        };
    }

    private static Basket.@Nullable Problem problem(
            BasketRows.Row row, Offer offer, Variant variant, int makeable) {
        if (!offer.cooperative().sells()) {
            return Basket.Problem.SELLER_PAUSED;
        }
        if (!offer.onSale()) {
            return Basket.Problem.GONE;
        }
        if (!variant.isInStock()) {
            return Basket.Problem.SOLD_OUT;
        }
        if (row.quantity() < variant.minimumQuantity()) {
            return Basket.Problem.BELOW_MINIMUM;
        }
        if (makeable < Math.min(row.quantity(), variant.available())) {
            return Basket.Problem.OVER_CAPACITY;
        }
        return variant.available() < row.quantity() ? Basket.Problem.NOT_ENOUGH : null;
    }
}
