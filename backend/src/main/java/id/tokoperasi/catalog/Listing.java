package id.tokoperasi.catalog;

import id.tokoperasi.kernel.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Something a cooperative sells, with its variants and their stock at the moment of reading.
 *
 * @param districtCode where it comes from, home-ministry code
 * @param leadTimeDays days between order and dispatch; 0 is from stock
 * @param dailyCapacity pieces of all variants that can be made for one day of dispatch; null when
 *     nothing but stock limits them
 * @param pictureIds in the order shown; may be empty
 * @param makerMemberId the member who makes it, of the cooperative's register; whether buyers may read
 *     the name is asked there
 * @param variants active ones only, in the order shown
 * @param version goes up with every edit; an edit names the version it has seen
 */
public record Listing(
        UUID id,
        UUID cooperativeId,
        String slug,
        String title,
        String description,
        String categorySlug,
        String districtCode,
        ContentUnit contentUnit,
        int leadTimeDays,
        @Nullable Integer dailyCapacity,
        List<Certificate> certificates,
        List<UUID> pictureIds,
        @Nullable String makerNote,
        @Nullable UUID makerMemberId,
        ListingStatus status,
        List<Variant> variants,
        long soldCount,
        long version,
        @Nullable Instant publishedAt,
        Instant createdAt,
        Instant updatedAt) {

    /** The lowest price of one of an active variant. */
    public Money priceFrom() {
        return variants.stream().map(Variant::price).min(Money::compareTo).orElse(Money.ZERO);
    }

    /** Pieces that can still be sold, of all variants of which the smallest order can be. */
    public int available() {
        return variants.stream().filter(Variant::isInStock).mapToInt(Variant::available).sum();
    }

    public Optional<Variant> variant(UUID variantId) {
        return variants.stream().filter(v -> v.id().equals(variantId)).findFirst();
    }

    /**
     * Price per kilogram, litre or piece, rounded to Rp 100 above Rp 10.000; empty without a net
     * content. What is weighed out contains its step.
     */
    public Optional<Money> unitPrice(Variant variant) {
        var step = variant.weightStepGrams();
        var net = step == null ? variant.netAmount() : Long.valueOf(step);
        if (net == null) {
            return Optional.empty();
        }
        var exact = Math.round((double) variant.price().rupiah() * contentUnit.comparedPer() / net);
        return Optional.of(Money.rupiah(exact > 10_000 ? Math.round(exact / 100.0) * 100 : exact));
    }
}
