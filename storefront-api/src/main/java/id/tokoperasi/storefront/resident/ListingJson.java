package id.tokoperasi.storefront.resident;

import id.tokoperasi.catalog.Certificate;
import id.tokoperasi.catalog.ContentUnit;
import id.tokoperasi.catalog.Listing;
import id.tokoperasi.catalog.PriceTier;
import id.tokoperasi.catalog.Shelf.Offer;
import id.tokoperasi.catalog.Variant;
import id.tokoperasi.catalog.VariantOption;
import id.tokoperasi.kernel.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A listing as buyers get it.
 *
 * @param districtCode where it comes from
 * @param dailyCapacity pieces that can be made for one day of dispatch; absent: any number
 * @param certificates those that hold today
 * @param makerName the member who makes it, while the member agrees to be named
 * @param pictures paths in the widest form; replace the last part by 320 or 640 for smaller ones
 */
record ListingJson(
        UUID id,
        String slug,
        String title,
        String description,
        String categorySlug,
        String districtCode,
        ContentUnit contentUnit,
        int leadTimeDays,
        @Nullable Integer dailyCapacity,
        List<CertificateJson> certificates,
        List<String> pictures,
        @Nullable String makerNote,
        @Nullable String makerName,
        SellerJson cooperative,
        List<VariantJson> variants,
        long soldCount,
        long version,
        @Nullable Instant publishedAt) {

    record SellerJson(UUID id, String slug, String name, String districtCode, boolean demo) {}

    record CertificateJson(
            Certificate.Kind kind,
            @Nullable String number,
            @Nullable LocalDate validUntil,
            @Nullable Integer percentBasisPoints,
            @Nullable LocalDate declaredOn,
            @Nullable String declaredBy) {

        static CertificateJson of(Certificate c) {
            return new CertificateJson(
                    c.kind(),
                    c.number(),
                    c.validUntil(),
                    c.percentBasisPoints(),
                    c.declaredOn(),
                    c.declaredBy());
        }
    }

    record TierJson(int fromQuantity, long priceRupiah) {

        static TierJson of(PriceTier tier) {
            return new TierJson(tier.fromQuantity(), tier.price().rupiah());
        }
    }

    record OptionJson(String name, String value) {

        static OptionJson of(VariantOption option) {
            return new OptionJson(option.name(), option.value());
        }
    }

    /**
     * @param priceRupiah of one piece, or of one step of what is weighed out
     * @param tiers lower prices of each for those who buy that many
     * @param weightStepGrams what quantities count of what is weighed out
     */
    record VariantJson(
            UUID id,
            String name,
            List<OptionJson> options,
            String sku,
            long priceRupiah,
            List<TierJson> tiers,
            int minimumQuantity,
            @Nullable Integer weightStepGrams,
            @Nullable Long unitPriceRupiah,
            int weightGrams,
            @Nullable Long netAmount,
            int available) {

        static VariantJson of(Listing listing, Variant v) {
            return new VariantJson(
                    v.id(),
                    v.name(),
                    v.options().stream().map(OptionJson::of).toList(),
                    v.sku(),
                    v.price().rupiah(),
                    v.tiers().stream().map(TierJson::of).toList(),
                    v.minimumQuantity(),
                    v.weightStepGrams(),
                    listing.unitPrice(v).map(Money::rupiah).orElse(null),
                    v.weightGrams(),
                    v.netAmount(),
                    v.available());
        }
    }

    static ListingJson of(Offer offer, List<Certificate> inForce, @Nullable String makerName) {
        var l = offer.listing();
        var c = offer.cooperative();
        return new ListingJson(
                l.id(),
                l.slug(),
                l.title(),
                l.description(),
                l.categorySlug(),
                l.districtCode(),
                l.contentUnit(),
                l.leadTimeDays(),
                l.dailyCapacity(),
                inForce.stream().map(CertificateJson::of).toList(),
                l.pictureIds().stream().map(id -> "/gambar/" + id + "/1280").toList(),
                l.makerNote(),
                makerName,
                new SellerJson(c.id(), c.slug(), c.name(), c.districtCode(), c.demo()),
                l.variants().stream().map(v -> VariantJson.of(l, v)).toList(),
                l.soldCount(),
                l.version(),
                l.publishedAt());
    }
}
