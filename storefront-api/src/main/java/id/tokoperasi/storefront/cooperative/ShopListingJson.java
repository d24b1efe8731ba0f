package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.catalog.Certificate;
import id.tokoperasi.catalog.ContentUnit;
import id.tokoperasi.catalog.Listing;
import id.tokoperasi.catalog.ListingDraft;
import id.tokoperasi.catalog.ListingStatus;
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
        List<CertificateJson> certificates,
        List<UUID> pictureIds,
        @Nullable String makerNote,
        List<VariantJson> variants,
        long soldCount,
        long version,
        @Nullable Instant publishedAt,
        Instant updatedAt) {

    record CertificateJson(
            @NotNull Certificate.Kind kind,
            @Nullable @Size(max = ListingDraft.CERTIFICATE_NUMBER_MAX) String number,
            @Nullable LocalDate validUntil,
            @Nullable @Min(0) @Max(10_000) Integer percentBasisPoints) {

        static CertificateJson of(Certificate c) {
            return new CertificateJson(
                    c.kind(), c.number(), c.validUntil(), c.percentBasisPoints());
        }

        Certificate toCertificate() {
            return new Certificate(kind, number, validUntil, percentBasisPoints);
        }
    }

    record VariantJson(
            UUID id,
            String name,
            String sku,
            long priceRupiah,
            int weightGrams,
            @Nullable Long netAmount,
            int onHand,
            int reserved) {}

    /** A variant as written; without an id it is new, without {@code onHand} its stock stays. */
    record WrittenVariant(
            @Nullable UUID id,
            @NotNull @Size(max = 80) String name,
            @NotNull @Size(min = 1, max = 40) String sku,
            @Min(1) @Max(ListingDraft.PRICE_MAX_RUPIAH) long priceRupiah,
            @Min(0) @Max(1_000_000) int weightGrams,
            @Nullable @Min(1) @Max(1_000_000_000) Long netAmount,
            @Nullable @Min(0) @Max(1_000_000) Integer onHand) {

        ListingDraft.VariantDraft toDraft() {
            return new ListingDraft.VariantDraft(
                    id, name, sku, Money.rupiah(priceRupiah), weightGrams, netAmount, onHand);
        }
    }

    /** What a cooperative writes into a listing. */
    record Written(
            @NotNull @Size(min = 1, max = ListingDraft.TITLE_MAX) String title,
            @NotNull @Size(max = ListingDraft.DESCRIPTION_MAX) String description,
            @NotNull String categorySlug,
            @NotNull ContentUnit contentUnit,
            @Min(0) @Max(365) int leadTimeDays,
            @NotNull @Size(max = 12) List<@NotNull @Valid CertificateJson> certificates,
            @NotNull @Size(max = 8) List<@NotNull UUID> pictureIds,
            @Nullable @Size(max = 500) String makerNote,
            @NotNull @Size(min = 1, max = 50) List<@NotNull @Valid WrittenVariant> variants) {

        ListingDraft toDraft() {
            return new ListingDraft(
                    title.strip(),
                    description.strip(),
                    categorySlug,
                    contentUnit,
                    leadTimeDays,
                    certificates.stream().map(CertificateJson::toCertificate).toList(),
                    pictureIds,
                    makerNote,
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
                l.certificates().stream().map(CertificateJson::of).toList(),
                l.pictureIds(),
                l.makerNote(),
                l.variants().stream()
                        .map(
                                v ->
                                        new VariantJson(
                                                v.id(),
                                                v.name(),
                                                v.sku(),
                                                v.price().rupiah(),
                                                v.weightGrams(),
                                                v.netAmount(),
                                                v.onHand(),
                                                v.reserved()))
                        .toList(),
                l.soldCount(),
                l.version(),
                l.publishedAt(),
                l.updatedAt());
    }
}
