package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.catalog.Certificate;
import id.tokoperasi.catalog.ContentUnit;
import id.tokoperasi.catalog.Listing;
import id.tokoperasi.catalog.ListingDraft;
import id.tokoperasi.storefront.web.Typed;
import id.tokoperasi.storefront.web.Words;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A listing as it stands in the form: empty, as kept, or as it was sent. */
record ListingForm(
        String title,
        String categorySlug,
        String description,
        String makerNote,
        ContentUnit unit,
        String leadTimeDays,
        SellingTerms terms,
        List<ListingEditorView.VariantForm> variants,
        List<ListingEditorView.CertificateForm> certificates) {

    private static final int VARIANTS_MAX = 50;

    /** The papers that the form offers, in its order. */
    static final List<Certificate.Kind> PAPERS =
            List.of(
                    Certificate.Kind.HALAL,
                    Certificate.Kind.PIRT,
                    Certificate.Kind.MD,
                    Certificate.Kind.SNI,
                    Certificate.Kind.ORGANIC,
                    Certificate.Kind.PDN,
                    Certificate.Kind.TKDN,
                    Certificate.Kind.NON_HALAL);

    private static final ListingEditorView.VariantForm EMPTY =
            new ListingEditorView.VariantForm(
                    "", "", "", "", "", "", "", SellingTerms.OfVariant.NONE);

    /** An empty form with one variant. */
    static ListingForm empty() {
        return new ListingForm(
                "",
                "",
                "",
                "",
                ContentUnit.GRAM,
                "0",
                SellingTerms.NONE,
                List.of(EMPTY),
                papers(List.of()));
    }

    /**
     * The form of a listing that is kept.
     *
     * @param written what the cooperative wrote last; of a change that waits, or as it is kept
     */
    static ListingForm of(Listing kept, ListingDraft written) {
        var maker = written.makerNote();
        return new ListingForm(
                written.title(),
                written.categorySlug(),
                written.description(),
                maker == null ? "" : maker,
                written.contentUnit(),
                String.valueOf(written.leadTimeDays()),
                SellingTerms.of(written),
                written.variants().stream().map(v -> variant(kept, v)).toList(),
                papers(written.certificates()));
    }

    private static ListingEditorView.VariantForm variant(
            Listing kept, ListingDraft.VariantDraft variant) {
        var id = variant.id();
        var net = variant.netAmount();
        return new ListingEditorView.VariantForm(
                id == null ? "" : id.toString(),
                variant.name(),
                variant.sku(),
                Words.ID.number(variant.price().rupiah()),
                String.valueOf(variant.weightGrams()),
                net == null ? "" : String.valueOf(net),
                stock(kept, variant),
                SellingTerms.OfVariant.of(variant));
    }

    private static String stock(Listing kept, ListingDraft.VariantDraft variant) {
        var id = variant.id();
        var onHand = variant.onHand();
        return id == null
                ? onHand == null ? "" : String.valueOf(onHand)
                : kept.variant(id).map(v -> String.valueOf(v.onHand())).orElse("");
    }

    private static List<ListingEditorView.CertificateForm> papers(List<Certificate> held) {
        return PAPERS.stream()
                .map(
                        kind ->
                                held.stream()
                                        .filter(c -> c.kind() == kind)
                                        .findFirst()
                                        .map(ListingEditorView.CertificateForm::of)
                                        .orElse(ListingEditorView.CertificateForm.none(kind)))
                .toList();
    }

    /** What was sent. */
    static ListingForm of(Typed typed) {
        var variants = new ArrayList<ListingEditorView.VariantForm>();
        for (int i = 0; i < VARIANTS_MAX && typed.fields().containsKey(at(i) + "name"); i++) {
            variants.add(
                    new ListingEditorView.VariantForm(
                            typed.text(at(i) + "id"),
                            typed.text(at(i) + "name"),
                            typed.text(at(i) + "sku"),
                            typed.text(at(i) + "priceRupiah"),
                            typed.text(at(i) + "weightGrams"),
                            typed.text(at(i) + "netAmount"),
                            typed.text(at(i) + "onHand"),
                            SellingTerms.OfVariant.of(typed, at(i))));
        }
        var unit = typed.text("contentUnit");
        return new ListingForm(
                typed.text("title"),
                typed.text("categorySlug"),
                typed.text("description"),
                typed.text("makerNote"),
                Arrays.stream(ContentUnit.values())
                        .filter(u -> u.name().equals(unit))
                        .findFirst()
                        .orElse(ContentUnit.PIECE),
                typed.text("leadTimeDays"),
                SellingTerms.of(typed),
                written(variants),
                PAPERS.stream()
                        .map(kind -> ListingEditorView.CertificateForm.of(typed, kind))
                        .toList());
    }

    private static String at(int variant) {
        return "variants[" + variant + "].";
    }

    /** The same form with room for another variant. */
    ListingForm withAnother() {
        var more = new ArrayList<>(variants);
        more.add(EMPTY);
        return new ListingForm(
                title,
                categorySlug,
                description,
                makerNote,
                unit,
                leadTimeDays,
                terms,
                more,
                certificates);
    }

    /** Variants that anything was typed for; an untouched empty one is no variant. */
    private static List<ListingEditorView.VariantForm> written(
            List<ListingEditorView.VariantForm> variants) {
        return variants.stream()
                .filter(
                        v ->
                                !v.id().isEmpty()
                                        || !v.name().isEmpty()
                                        || !v.price().isEmpty()
                                        || !v.sku().isEmpty()
                                        || !v.stock().isEmpty()
                                        || v.terms().hasOptions())
                .toList();
    }

    /** Field to message key of what cannot be read; the catalogue's own rules come after. */
    Map<String, String> faults() {
        var faults = new LinkedHashMap<String, String>();
        if (title.isEmpty()) {
            faults.put("title", "form.title");
        }
        if (categorySlug.isEmpty()) {
            faults.put("categorySlug", "form.category");
        }
        if (!leadTimeDays.isEmpty() && number(leadTimeDays) == null) {
            faults.put("leadTimeDays", "form.number");
        }
        terms.addFaults(faults);
        var rows = variants;
        if (rows.isEmpty()) {
            faults.put(at(0) + "priceRupiah", "form.price");
        }
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            var price = number(row.price());
            if (price == null || price <= 0) {
                faults.put(at(i) + "priceRupiah", "form.price");
            }
            if (!row.stock().isEmpty() && number(row.stock()) == null) {
                faults.put(at(i) + "onHand", "form.number");
            }
            if (!row.net().isEmpty() && number(row.net()) == null) {
                faults.put(at(i) + "netAmount", "form.number");
            }
            if (!row.weight().isEmpty() && number(row.weight()) == null) {
                faults.put(at(i) + "weightGrams", "form.number");
            }
            row.terms().addFaults(faults, at(i));
        }
        certificates.forEach(paper -> paper.addFaults(faults));
        return faults;
    }

    /** What a field says, or null when it is no whole number. */
    static @Nullable Long number(String typed) {
        var read = Typed.read(typed);
        return read.isPresent() ? read.getAsLong() : null;
    }
}
