package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.catalog.Certificate;
import id.tokoperasi.catalog.ListingDraft;
import id.tokoperasi.kernel.Money;
import id.tokoperasi.storefront.web.Typed;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The way from the form, or from what is kept, into the catalogue. */
final class ListingDrafts {

    private ListingDrafts() {}

    /**
     * The draft of a form in which nothing is wrong.
     *
     * @param kept what the cooperative wrote last, or null; its pictures stay, and papers that the form does
     *     not show
     */
    static ListingDraft of(ListingForm form, @Nullable ListingDraft kept) {
        var drafts = new ArrayList<ListingDraft.VariantDraft>();
        for (int i = 0; i < form.variants().size(); i++) {
            drafts.add(variant(form, i));
        }
        var papers = new ArrayList<Certificate>();
        form.certificates().stream()
                .filter(ListingEditorView.CertificateForm::held)
                .map(ListingDrafts::certificate)
                .forEach(papers::add);
        if (kept != null) {
            kept.certificates().stream()
                    .filter(c -> !ListingForm.PAPERS.contains(c.kind()))
                    .forEach(papers::add);
        }
        return new ListingDraft(
                form.title(),
                form.description(),
                form.categorySlug(),
                form.unit(),
                count(form.leadTimeDays()),
                form.terms().capacity(),
                papers,
                kept == null ? List.of() : kept.pictureIds(),
                form.makerNote().isEmpty() ? null : form.makerNote(),
                Typed.idOf(form.terms().makerMemberId()).orElse(null),
                form.terms().originDistrictCode().isEmpty()
                        ? null
                        : form.terms().originDistrictCode(),
                drafts);
    }

    private static ListingDraft.VariantDraft variant(ListingForm form, int index) {
        var row = form.variants().get(index);
        var price = ListingForm.number(row.price());
        return new ListingDraft.VariantDraft(
                Typed.idOf(row.id()).orElse(null),
                row.name(),
                row.terms().named(form.terms().optionNames()),
                row.sku().isEmpty() ? sku(form.title(), index) : row.sku(),
                Money.rupiah(price == null ? 0 : price),
                row.terms().priceTiers(),
                row.terms().government(),
                row.terms().minimum(),
                row.terms().step(),
                count(row.weight()),
                ListingForm.number(row.net()),
                row.stock().isEmpty() ? null : count(row.stock()));
    }

    /** A short name for a variant that was given none, unlikely to be taken. */
    private static String sku(String title, int index) {
        var letters = title.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        var start = letters.substring(0, Math.min(letters.length(), 10));
        return start + "-" + UUID.randomUUID().toString().substring(0, 6) + "-" + (index + 1);
    }

    private static Certificate certificate(ListingEditorView.CertificateForm form) {
        return new Certificate(
                Certificate.Kind.valueOf(form.kind()),
                form.number().isEmpty() ? null : form.number(),
                date(form.validUntil()),
                form.basisPoints(),
                date(form.declaredOn()),
                form.declaredBy().isEmpty() ? null : form.declaredBy());
    }

    private static @Nullable LocalDate date(String typed) {
        try {
            return typed.isEmpty() ? null : LocalDate.parse(typed);
        } catch (DateTimeParseException notADate) {
            return null;
        }
    }

    private static int count(String typed) {
        var number = ListingForm.number(typed);
        return number == null ? 0 : (int) Math.min(number, Integer.MAX_VALUE);
    }
}
