package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.catalog.Certificate;
import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.Picture;
import id.tokoperasi.storefront.web.Typed;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The form of a listing, new or kept.
 *
 * @param review where it stands; null for a new one
 * @param listingId null for a new one
 * @param version what the form was read from; sent back so that nobody overwrites another's edit
 * @param score null for a new one
 * @param makers members who agree to be named, and the one who is chosen
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
        SellingTerms terms,
        List<Choice> makers,
        List<Choice> districts,
        @Nullable ScoreView score,
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
            String stock,
            SellingTerms.OfVariant terms) {}

    /**
     * A certificate as typed; {@code kind} names its fields.
     *
     * @param percent of local content, for TKDN
     * @param declaredOn day of a self-declaration, for PDN
     * @param declaredBy who declares it
     */
    public record CertificateForm(
            String kind,
            String labelKey,
            boolean held,
            String number,
            String validUntil,
            String percent,
            String declaredOn,
            String declaredBy) {

        static CertificateForm none(Certificate.Kind kind) {
            return new CertificateForm(
                    kind.name(), "listing.paper." + kind, false, "", "", "", "", "");
        }

        static CertificateForm of(Certificate c) {
            var percent = c.percentBasisPoints();
            return new CertificateForm(
                    c.kind().name(),
                    "listing.paper." + c.kind(),
                    true,
                    orEmpty(c.number()),
                    orEmpty(c.validUntil()),
                    percent == null ? "" : BigDecimal.valueOf(percent, 2).toPlainString(),
                    orEmpty(c.declaredOn()),
                    orEmpty(c.declaredBy()));
        }

        static CertificateForm of(Typed typed, Certificate.Kind kind) {
            return new CertificateForm(
                    kind.name(),
                    "listing.paper." + kind,
                    typed.has("ada-" + kind),
                    typed.text("nomor-" + kind),
                    typed.text("sampai-" + kind),
                    typed.text("persen-" + kind),
                    typed.text("pada-" + kind),
                    typed.text("oleh-" + kind));
        }

        private static String orEmpty(@Nullable Object value) {
            return value == null ? "" : value.toString();
        }

        /** Adds what cannot be read, by field. */
        void addFaults(Map<String, String> faults) {
            if (held && !percent.isEmpty() && basisPoints() == null) {
                faults.put("persen-" + kind, "form.percent");
            }
        }

        /** In hundredths of a percent; null when nothing was typed, or no percentage. */
        @Nullable Integer basisPoints() {
            var typed = percent.replace(',', '.').replace("%", "").strip();
            if (!typed.matches("\\d{1,3}(\\.\\d{1,2})?")) {
                return null;
            }
            int points = new BigDecimal(typed).movePointRight(2).intValueExact();
            return points > 10_000 ? null : points;
        }
    }

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
