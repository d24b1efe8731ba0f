package id.tokoperasi.storefront;

import id.tokoperasi.storefront.cooperative.ListingEditorView.CertificateForm;
import id.tokoperasi.storefront.cooperative.ListingEditorView.VariantForm;
import id.tokoperasi.storefront.cooperative.ScoreView;
import id.tokoperasi.storefront.cooperative.SellingTerms;
import id.tokoperasi.storefront.web.Choice;

import java.util.List;

/** Selling terms as they stand in the editor. */
final class TermsSamples {

    private static final String MEMBER = "01930000-0000-7000-8000-000000000077";

    private TermsSamples() {}

    static SellingTerms empty() {
        return new SellingTerms("", "", "", List.of("", "", ""));
    }

    static SellingTerms terms() {
        return new SellingTerms("40", MEMBER, "36.04.31", List.of("Rasa", "Ukuran", ""));
    }

    static List<Choice> makers() {
        return List.of(
                new Choice(MEMBER, "Sarinah (014)", true),
                new Choice("01930000-0000-7000-8000-000000000078", "Rukmini (021)", false));
    }

    static List<Choice> districts() {
        return List.of(
                new Choice("36.04.31", "Cinangka", true), new Choice("36.04.09", "Ciruas", false));
    }

    static ScoreView score() {
        return new ScoreView(
                60,
                List.of(
                        new ScoreView.Improvement("listing.improve.SHORT_DESCRIPTION", "", 20),
                        new ScoreView.Improvement(
                                "listing.improve.PAPERS_MISSING", "PIRT, Halal", 15),
                        new ScoreView.Improvement("listing.improve.MAKER_MISSING", "", 5)));
    }

    static List<VariantForm> variants(boolean filled) {
        var some =
                new SellingTerms.OfVariant(
                        "",
                        "5",
                        "39.000",
                        filled ? List.of("asin", "500 g", "") : List.of("", "", ""),
                        List.of(
                                new SellingTerms.Tier("10", "40.000"),
                                new SellingTerms.Tier("", "")));
        var none =
                new SellingTerms.OfVariant(
                        "", "", "", List.of("", "", ""), List.of(new SellingTerms.Tier("", "")));
        return List.of(
                new VariantForm(
                        "01930000-0000-7000-8000-000000000001",
                        "500 g",
                        "EMP-500",
                        "42.500",
                        "550",
                        "500",
                        "64",
                        some),
                new VariantForm("", "", "", "", "", "", "", none));
    }

    static List<CertificateForm> papers() {
        return List.of(
                paper("HALAL", true, "ID36110000123456", "2030-01-01", "", ""),
                paper("PIRT", false, "", "", "", ""),
                paper("PDN", true, "", "", "2026-03-18", "Emi Suhaemi, ketua"),
                paper("TKDN", true, "41/2026", "2029-05-31", "", ""));
    }

    private static CertificateForm paper(
            String kind, boolean held, String number, String until, String on, String by) {
        return new CertificateForm(
                kind,
                "listing.paper." + kind,
                held,
                number,
                until,
                kind.equals("TKDN") ? "41.25" : "",
                on,
                by);
    }
}
