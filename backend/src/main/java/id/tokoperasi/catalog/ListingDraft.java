package id.tokoperasi.catalog;

import id.tokoperasi.kernel.Money;
import id.tokoperasi.kernel.Refusal;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a cooperative writes into a listing; fields as in {@link Listing}.
 *
 * @param variants 1 to 50, SKUs unique within the cooperative
 * @param pictureIds at most 8, the cooperative's own
 */
public record ListingDraft(
        String title,
        String description,
        String categorySlug,
        ContentUnit contentUnit,
        int leadTimeDays,
        List<Certificate> certificates,
        List<UUID> pictureIds,
        @Nullable String makerNote,
        List<VariantDraft> variants) {

    /** Letters in a title, at most. */
    public static final int TITLE_MAX = 150;

    /** Letters in a description, at most. */
    public static final int DESCRIPTION_MAX = 5_000;

    /** Letters in the number of a paper, at most. */
    public static final int CERTIFICATE_NUMBER_MAX = 120;

    /** The highest price of one piece: Rp 10 miliar. */
    public static final long PRICE_MAX_RUPIAH = 10_000_000_000L;

    /**
     * One variant as written.
     *
     * @param id null for a new one; a variant of the listing that is left out is taken off it
     * @param onHand pieces now on the shelf; null leaves the count as it is (0 for a new one)
     */
    public record VariantDraft(
            @Nullable UUID id,
            String name,
            String sku,
            Money price,
            int weightGrams,
            @Nullable Long netAmount,
            @Nullable Integer onHand) {

        static VariantDraft of(Variant v) {
            return new VariantDraft(
                    v.id(), v.name(), v.sku(), v.price(), v.weightGrams(), v.netAmount(), null);
        }
    }

    /** What is in a listing now; without counts of stock, so that writing it leaves them alone. */
    public static ListingDraft of(Listing listing) {
        return new ListingDraft(
                listing.title(),
                listing.description(),
                listing.categorySlug(),
                listing.contentUnit(),
                listing.leadTimeDays(),
                listing.certificates(),
                listing.pictureIds(),
                listing.makerNote(),
                listing.variants().stream().map(VariantDraft::of).toList());
    }

    /** The same with other pictures. */
    public ListingDraft withPictures(List<UUID> others) {
        return new ListingDraft(
                title,
                description,
                categorySlug,
                contentUnit,
                leadTimeDays,
                certificates,
                others,
                makerNote,
                variants);
    }

    /** Refuses what no listing may hold, naming the field. */
    void check(CategoryTree categories) {
        refuseIf(title.isBlank(), "title", "title-missing");
        refuseIf(title.length() > TITLE_MAX, "title", "title-too-long");
        refuseIf(description.length() > DESCRIPTION_MAX, "description", "description-too-long");
        refuseIf(
                categories.find(categorySlug).filter(Category::isLeaf).isEmpty(),
                "categorySlug",
                "category-unknown");
        refuseIf(leadTimeDays < 0 || leadTimeDays > 365, "leadTimeDays", "lead-time-range");
        refuseIf(certificates.size() > 12, "certificates", "certificates-too-many");
        refuseIf(
                certificates.stream().anyMatch(ListingDraft::hasLongNumber),
                "certificates",
                "certificate-number-too-long");
        refuseIf(pictureIds.size() > 8, "pictureIds", "pictures-too-many");
        refuseIf(makerNote != null && makerNote.length() > 500, "makerNote", "maker-note-too-long");
        refuseIf(variants.isEmpty() || variants.size() > 50, "variants", "variants-count");
        var skus = new HashSet<String>();
        for (int i = 0; i < variants.size(); i++) {
            check(variants.get(i), "variants[" + i + "].", skus);
        }
    }

    private static boolean hasLongNumber(Certificate certificate) {
        var number = certificate.number();
        return number != null && number.length() > CERTIFICATE_NUMBER_MAX;
    }

    private static void check(VariantDraft variant, String at, HashSet<String> skus) {
        var price = variant.price().rupiah();
        refuseIf(price <= 0 || price > PRICE_MAX_RUPIAH, at + "priceRupiah", "price-range");
        refuseIf(variant.name().length() > 80, at + "name", "variant-name-too-long");
        refuseIf(variant.sku().isBlank() || variant.sku().length() > 40, at + "sku", "sku-length");
        refuseIf(!skus.add(variant.sku()), at + "sku", "sku-taken");
        refuseIf(
                variant.weightGrams() < 0 || variant.weightGrams() > 1_000_000,
                at + "weightGrams",
                "weight-range");
        var net = variant.netAmount();
        refuseIf(net != null && (net <= 0 || net > 1_000_000_000), at + "netAmount", "net-range");
        var onHand = variant.onHand();
        refuseIf(
                onHand != null && (onHand < 0 || onHand > 1_000_000), at + "onHand", "stock-range");
    }

    private static void refuseIf(boolean wrong, String field, String code) {
        if (wrong) {
            throw Refusal.invalid(code, Map.of("field", field));
        }
    }
}
