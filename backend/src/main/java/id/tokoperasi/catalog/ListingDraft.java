package id.tokoperasi.catalog;

import id.tokoperasi.kernel.Money;
import id.tokoperasi.kernel.Refusal;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a cooperative writes into a listing; fields as in {@link Listing}.
 *
 * @param originDistrictCode where it comes from; null leaves it as it is, and is the cooperative's own
 *     district for a new one
 * @param variants 1 to 50, SKUs unique within the cooperative; options by the same names in all of them
 * @param pictureIds at most 8, the cooperative's own
 */
public record ListingDraft(
        String title,
        String description,
        String categorySlug,
        ContentUnit contentUnit,
        int leadTimeDays,
        @Nullable Integer dailyCapacity,
        List<Certificate> certificates,
        List<UUID> pictureIds,
        @Nullable String makerNote,
        @Nullable UUID makerMemberId,
        @Nullable String originDistrictCode,
        List<VariantDraft> variants) {

    /** Letters in a title, at most. */
    public static final int TITLE_MAX = 150;

    /** Letters in a description, at most. */
    public static final int DESCRIPTION_MAX = 5_000;

    /** Letters in the number of a paper, and in the name of who declares something, at most. */
    public static final int CERTIFICATE_NUMBER_MAX = 120;

    /** The highest price of one piece: Rp 10 miliar. */
    public static final long PRICE_MAX_RUPIAH = 10_000_000_000L;

    /** Pieces of one variant in one order, at most. */
    public static final int QUANTITY_MAX = 999;

    /** Pieces that can be made for one day, at most. */
    public static final int CAPACITY_MAX = 100_000;

    /** A listing from the cooperative's own district, of which any number can be made. */
    public ListingDraft(
            String title,
            String description,
            String categorySlug,
            ContentUnit contentUnit,
            int leadTimeDays,
            List<Certificate> certificates,
            List<UUID> pictureIds,
            @Nullable String makerNote,
            List<VariantDraft> variants) {
        this(
                title,
                description,
                categorySlug,
                contentUnit,
                leadTimeDays,
                null,
                certificates,
                pictureIds,
                makerNote,
                null,
                null,
                variants);
    }

    /**
     * One variant as written.
     *
     * @param id null for a new one; a variant of the listing that is left out is taken off it
     * @param name follows from the options when there are any
     * @param minimumQuantity 0 is 1
     * @param options at most 3
     * @param tiers at most 5, of rising quantity and falling price
     * @param onHand pieces now on the shelf; null leaves the count as it is (0 for a new one)
     */
    public record VariantDraft(
            @Nullable UUID id,
            String name,
            List<VariantOption> options,
            String sku,
            Money price,
            List<PriceTier> tiers,
            @Nullable Money governmentPrice,
            int minimumQuantity,
            @Nullable Integer weightStepGrams,
            int weightGrams,
            @Nullable Long netAmount,
            @Nullable Integer onHand) {

        public VariantDraft {
            name = options.isEmpty() ? name : nameOf(options);
            minimumQuantity = minimumQuantity == 0 ? 1 : minimumQuantity;
        }

        /** A variant sold by the piece at one price, from the first piece on. */
        public VariantDraft(
                @Nullable UUID id,
                String name,
                String sku,
                Money price,
                int weightGrams,
                @Nullable Long netAmount,
                @Nullable Integer onHand) {
            this(
                    id,
                    name,
                    List.of(),
                    sku,
                    price,
                    List.of(),
                    null,
                    1,
                    null,
                    weightGrams,
                    netAmount,
                    onHand);
        }

        private static String nameOf(List<VariantOption> options) {
            return options.stream().map(VariantOption::value).collect(Collectors.joining(", "));
        }

        /** What a variant is now; without its count, so that writing it leaves that alone. */
        public static VariantDraft of(Variant v) {
            return new VariantDraft(
                    v.id(),
                    v.name(),
                    v.options(),
                    v.sku(),
                    v.price(),
                    v.tiers(),
                    v.governmentPrice(),
                    v.minimumQuantity(),
                    v.weightStepGrams(),
                    v.weightGrams(),
                    v.netAmount(),
                    null);
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
                listing.dailyCapacity(),
                listing.certificates(),
                listing.pictureIds(),
                listing.makerNote(),
                listing.makerMemberId(),
                listing.districtCode(),
                listing.variants().stream().map(VariantDraft::of).toList());
    }

    /** The same with other pictures. */
    public ListingDraft withPictures(List<UUID> others) {
        return with(others, originDistrictCode, variants);
    }

    /** The same with other variants. */
    public ListingDraft withVariants(List<VariantDraft> others) {
        return with(pictureIds, originDistrictCode, others);
    }

    /** The same, from there when it does not say from where. */
    ListingDraft fromUnlessSaid(String districtCode) {
        return originDistrictCode == null ? with(pictureIds, districtCode, variants) : this;
    }

    private ListingDraft with(
            List<UUID> pictures, @Nullable String origin, List<VariantDraft> others) {
        return new ListingDraft(
                title,
                description,
                categorySlug,
                contentUnit,
                leadTimeDays,
                dailyCapacity,
                certificates,
                pictures,
                makerNote,
                makerMemberId,
                origin,
                others);
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
        refuseIf(
                dailyCapacity != null && (dailyCapacity < 1 || dailyCapacity > CAPACITY_MAX),
                "dailyCapacity",
                "daily-capacity-range");
        refuseIf(certificates.size() > 12, "certificates", "certificates-too-many");
        certificates.forEach(ListingDraft::check);
        refuseIf(pictureIds.size() > 8, "pictureIds", "pictures-too-many");
        refuseIf(makerNote != null && makerNote.length() > 500, "makerNote", "maker-note-too-long");
        VariantRules.check(this);
    }

    private static void check(Certificate certificate) {
        refuseIf(
                isLong(certificate.number()) || isLong(certificate.declaredBy()),
                "certificates",
                "certificate-number-too-long");
        var percent = certificate.percentBasisPoints();
        refuseIf(
                percent != null && (percent < 0 || percent > 10_000),
                "certificates",
                "certificate-percent-range");
    }

    private static boolean isLong(@Nullable String text) {
        return text != null && text.length() > CERTIFICATE_NUMBER_MAX;
    }

    static void refuseIf(boolean wrong, String field, String code) {
        if (wrong) {
            throw Refusal.invalidField(field, code);
        }
    }
}
