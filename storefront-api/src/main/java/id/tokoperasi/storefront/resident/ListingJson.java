package id.tokoperasi.storefront.resident;

import id.tokoperasi.catalog.Certificate;
import id.tokoperasi.catalog.ContentUnit;
import id.tokoperasi.catalog.Listing;
import id.tokoperasi.catalog.Shelf.Offer;
import id.tokoperasi.catalog.Variant;
import id.tokoperasi.kernel.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A listing as buyers get it.
 *
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
        List<CertificateJson> certificates,
        List<String> pictures,
        @Nullable String makerNote,
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
            @Nullable Integer percentBasisPoints) {

        static CertificateJson of(Certificate c) {
            return new CertificateJson(
                    c.kind(), c.number(), c.validUntil(), c.percentBasisPoints());
        }
    }

    record VariantJson(
            UUID id,
            String name,
            String sku,
            long priceRupiah,
            @Nullable Long unitPriceRupiah,
            int weightGrams,
            @Nullable Long netAmount,
            int available) {

        static VariantJson of(Listing listing, Variant v) {
            return new VariantJson(
                    v.id(),
                    v.name(),
                    v.sku(),
                    v.price().rupiah(),
                    listing.unitPrice(v).map(Money::rupiah).orElse(null),
                    v.weightGrams(),
                    v.netAmount(),
                    v.available());
        }
    }

    static ListingJson of(Offer offer) {
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
                l.certificates().stream().map(CertificateJson::of).toList(),
                l.pictureIds().stream().map(id -> "/gambar/" + id + "/1280").toList(),
                l.makerNote(),
                new SellerJson(c.id(), c.slug(), c.name(), c.districtCode(), c.demo()),
                l.variants().stream().map(v -> VariantJson.of(l, v)).toList(),
                l.soldCount(),
                l.version(),
                l.publishedAt());
    }
}
