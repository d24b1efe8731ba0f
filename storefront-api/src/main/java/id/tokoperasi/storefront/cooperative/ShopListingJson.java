package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.catalog.Certificate;
import id.tokoperasi.catalog.ContentUnit;
import id.tokoperasi.catalog.Listing;
import id.tokoperasi.catalog.ListingDraft;
import id.tokoperasi.catalog.ListingStatus;
import id.tokoperasi.catalog.PriceTier;
import id.tokoperasi.catalog.Variant;
import id.tokoperasi.catalog.VariantOption;
import id.tokoperasi.kernel.Money;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A listing as its cooperative sees it; what may be written is {@link Written}. */
record ShopListingJson(
        UUID id,
        String slug,
        ListingStatus status,
        String title,
        String description,
        String categorySlug,
        ContentUnit contentUnit,
        int leadTimeDays,
        @Nullable Integer dailyCapacity,
        List<CertificateJson> certificates,
        List<UUID> pictureIds,
        @Nullable String makerNote,
        @Nullable UUID makerMemberId,
        String originDistrictCode,
        List<VariantJson> variants,
        long soldCount,
        long version,
        @Nullable Instant publishedAt,
        Instant updatedAt) {

    record CertificateJson(
            @NotNull Certificate.Kind kind,
            @Nullable @Size(max = ListingDraft.CERTIFICATE_NUMBER_MAX) String number,
            @Nullable LocalDate validUntil,
            @Nullable @Min(0) @Max(10_000) Integer percentBasisPoints,
            @Nullable LocalDate declaredOn,
            @Nullable @Size(max = ListingDraft.CERTIFICATE_NUMBER_MAX) String declaredBy) {

        static CertificateJson of(Certificate c) {
            return new CertificateJson(
                    c.kind(),
                    c.number(),
                    c.validUntil(),
                    c.percentBasisPoints(),
                    c.declaredOn(),
                    c.declaredBy());
        }

        Certificate toCertificate() {
            return new Certificate(
                    kind, number, validUntil, percentBasisPoints, declaredOn, declaredBy);
        }
    }

    /** A lower price of each for those who buy that many of one variant. */
    record TierJson(
            @Min(2) @Max(ListingDraft.QUANTITY_MAX) int fromQuantity,
            @Min(1) @Max(ListingDraft.PRICE_MAX_RUPIAH) long priceRupiah) {

        static TierJson of(PriceTier tier) {
            return new TierJson(tier.fromQuantity(), tier.price().rupiah());
        }

        PriceTier toTier() {
            return new PriceTier(fromQuantity, Money.rupiah(priceRupiah));
        }
    }

    /** In what a variant differs from the others, and how. */
    record OptionJson(
            @NotNull @Size(min = 1, max = 40) String name,
            @NotNull @Size(min = 1, max = 40) String value) {

        static OptionJson of(VariantOption option) {
            return new OptionJson(option.name(), option.value());
        }

        VariantOption toOption() {
            return new VariantOption(name.strip(), value.strip());
        }
    }

    record VariantJson(
            UUID id,
            String name,
            List<OptionJson> options,
            String sku,
            long priceRupiah,
            List<TierJson> tiers,
            @Nullable Long governmentPriceRupiah,
            int minimumQuantity,
            @Nullable Integer weightStepGrams,
            int weightGrams,
            @Nullable Long netAmount,
            int onHand,
            int reserved) {

        static VariantJson of(Variant v) {
            var government = v.governmentPrice();
            return new VariantJson(
                    v.id(),
                    v.name(),
                    v.options().stream().map(OptionJson::of).toList(),
                    v.sku(),
                    v.price().rupiah(),
                    v.tiers().stream().map(TierJson::of).toList(),
                    government == null ? null : government.rupiah(),
                    v.minimumQuantity(),
                    v.weightStepGrams(),
                    v.weightGrams(),
                    v.netAmount(),
                    v.onHand(),
                    v.reserved());
        }
    }

    /**
     * A variant as written; without an id it is new, without {@code onHand} its stock stays.
     *
     * @param name follows from the options when there are any
     * @param priceRupiah of one piece, or of one step of what is weighed out
     * @param governmentPriceRupiah of one, for offices
     * @param minimumQuantity fewer are not sold in one order; absent: 1
     * @param weightStepGrams what quantities count of what is weighed out; absent: sold by the piece
     */
    record WrittenVariant(
            @Nullable UUID id,
            @NotNull @Size(max = 80) String name,
            @Nullable @Size(max = 3) List<@NotNull @Valid OptionJson> options,
            @NotNull @Size(min = 1, max = 40) String sku,
            @Min(1) @Max(ListingDraft.PRICE_MAX_RUPIAH) long priceRupiah,
            @Nullable @Size(max = 5) List<@NotNull @Valid TierJson> tiers,
            @Nullable @Min(1) @Max(ListingDraft.PRICE_MAX_RUPIAH) Long governmentPriceRupiah,
            @Nullable @Min(1) @Max(ListingDraft.QUANTITY_MAX) Integer minimumQuantity,
            @Nullable @Min(10) @Max(100_000) Integer weightStepGrams,
            @Min(0) @Max(1_000_000) int weightGrams,
            @Nullable @Min(1) @Max(1_000_000_000) Long netAmount,
            @Nullable @Min(0) @Max(1_000_000) Integer onHand) {

        ListingDraft.VariantDraft toDraft() {
            return new ListingDraft.VariantDraft(
                    id,
                    name,
                    options == null
                            ? List.of()
                            : options.stream().map(OptionJson::toOption).toList(),
                    sku,
                    Money.rupiah(priceRupiah),
                    tiers == null ? List.of() : tiers.stream().map(TierJson::toTier).toList(),
                    governmentPriceRupiah == null ? null : Money.rupiah(governmentPriceRupiah),
                    minimumQuantity == null ? 1 : minimumQuantity,
                    weightStepGrams,
                    weightGrams,
                    netAmount,
                    onHand);
        }
    }

    /**
     * What a cooperative writes into a listing.
     *
     * @param dailyCapacity pieces that can be made for one day of dispatch; absent: any number
     * @param makerMemberId of the cooperative's register; named to buyers while the member agrees
     * @param originDistrictCode absent: as it is, or the cooperative's own
     */
    record Written(
            @NotNull @Size(min = 1, max = ListingDraft.TITLE_MAX) String title,
            @NotNull @Size(max = ListingDraft.DESCRIPTION_MAX) String description,
            @NotNull String categorySlug,
            @NotNull ContentUnit contentUnit,
            @Min(0) @Max(365) int leadTimeDays,
            @Nullable @Min(1) @Max(ListingDraft.CAPACITY_MAX) Integer dailyCapacity,
            @NotNull @Size(max = 12) List<@NotNull @Valid CertificateJson> certificates,
            @NotNull @Size(max = 8) List<@NotNull UUID> pictureIds,
            @Nullable @Size(max = 500) String makerNote,
            @Nullable UUID makerMemberId,
            @Nullable @Size(max = 8) String originDistrictCode,
            @NotNull @Size(min = 1, max = 50) List<@NotNull @Valid WrittenVariant> variants) {

        ListingDraft toDraft() {
            return new ListingDraft(
                    title.strip(),
                    description.strip(),
                    categorySlug,
                    contentUnit,
                    leadTimeDays,
                    dailyCapacity,
                    certificates.stream().map(CertificateJson::toCertificate).toList(),
                    pictureIds,
                    makerNote,
                    makerMemberId,
                    originDistrictCode,
                    variants.stream().map(WrittenVariant::toDraft).toList());
        }
    }

    static ShopListingJson of(Listing l) {
        return new ShopListingJson(
                l.id(),
                l.slug(),
                l.status(),
                l.title(),
                l.description(),
                l.categorySlug(),
                l.contentUnit(),
                l.leadTimeDays(),
                l.dailyCapacity(),
                l.certificates().stream().map(CertificateJson::of).toList(),
                l.pictureIds(),
                l.makerNote(),
                l.makerMemberId(),
                l.districtCode(),
                l.variants().stream().map(VariantJson::of).toList(),
                l.soldCount(),
                l.version(),
                l.publishedAt(),
                l.updatedAt());
    }
}
