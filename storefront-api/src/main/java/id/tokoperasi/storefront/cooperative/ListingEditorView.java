package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.Picture;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/**
 * The form of a listing, new or kept.
 *
 * @param review where it stands; null for a new one
 * @param listingId null for a new one
 * @param version what the form was read from; sent back so that nobody overwrites another's edit
 * @param variants at least one; the last may be empty, for a further variant
 * @param units in what the content is counted; labels are message keys
 */
public record ListingEditorView(
        LapakShell lapak,
        @Nullable ListingReviewView review,
        @Nullable UUID listingId,
        long version,
        String statusKey,
        String statusTone,
        boolean published,
        String publicHref,
        String title,
        String description,
        List<CategoryGroup> categories,
        List<Choice> units,
        String leadTimeDays,
        String makerNote,
        List<VariantForm> variants,
        List<CertificateForm> certificates,
        List<KeptPicture> pictures,
        int pictureLimit,
        FormErrors errors)
        implements LapakView {

    /** Leaves of the category tree under one branch. */
    public record CategoryGroup(String name, List<Choice> leaves) {}

    /** One variant as typed; an empty id is a new one. */
    public record VariantForm(
            String id,
            String name,
            String sku,
            String price,
            String weight,
            String net,
            String stock) {}

    /** A certificate as typed; {@code kind} names its fields. */
    public record CertificateForm(
            String kind, String labelKey, boolean held, String number, String validUntil) {}

    /** A picture that is stored. */
    public record KeptPicture(UUID pictureId, Picture picture, boolean first) {}

    /** True for a form that creates. */
    public boolean fresh() {
        return listingId == null;
    }

    /** Whether it can be put on sale, or asked for. */
    public boolean publishable() {
        return review == null || review.publishable();
    }

    /** Whether it can be written. */
    public boolean editable() {
        return review == null || review.editable();
    }
}
