package id.tokoperasi.storefront;

import id.tokoperasi.storefront.Samples.Sample;
import id.tokoperasi.storefront.officer.PreviewView;
import id.tokoperasi.storefront.officer.PreviewView.EvidencePart;
import id.tokoperasi.storefront.officer.PreviewView.TaxPart;
import id.tokoperasi.storefront.officer.PreviewView.TaxRow;
import id.tokoperasi.storefront.officer.RulesView;
import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.Shell;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Made-up pages of the procurement channel. */
final class OfficerSamples {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    private OfficerSamples() {}

    static void addTo(Map<String, Function<Shell, Sample>> pages) {
        pages.put("hitung", s -> preview(s, null, null, FormErrors.NONE));
        pages.put(
                "hitung-jawab",
                s -> preview(s, evidence(true), sheet(sheet(null)), FormErrors.NONE));
        pages.put(
                "hitung-tanpa",
                s ->
                        preview(
                                s,
                                evidence(false),
                                new TaxPart(List.of(), 100_000, 100_000, false, List.of(), null),
                                FormErrors.NONE));
        pages.put("hitung-salah", s -> preview(s, null, null, errors()));
        pages.put("aturan", OfficerSamples::rules);
    }

    private static FormErrors errors() {
        var errors = new LinkedHashMap<String, String>();
        errors.put("tanggal", "Isi tanggal, contoh 24-11-2026.");
        errors.put("nilai", "Tulis jumlah dalam rupiah penuh, misalnya 15.000.000");
        return new FormErrors(errors);
    }

    private static Sample preview(
            Shell s, @Nullable EvidencePart evidence, @Nullable TaxPart tax, FormErrors errors) {
        return new Sample(
                "officer/preview",
                new PreviewView(
                        s,
                        "2026-11-24",
                        "15.000.000",
                        one("purchase.kind.GOODS"),
                        one("purchase.method.DIRECT"),
                        one("tax.class.GOODS"),
                        one("tax.paid.TREASURY"),
                        one("tax.platform.UNSETTLED"),
                        true,
                        true,
                        false,
                        evidence,
                        tax,
                        errors));
    }

    private static List<Choice> one(String key) {
        return List.of(new Choice(key.substring(key.lastIndexOf('.') + 1), key, true));
    }

    private static EvidencePart evidence(boolean forms) {
        return new EvidencePart(
                forms
                        ? List.of("contract.form.PURCHASE_PROOF", "contract.form.RECEIPT")
                        : List.of(),
                forms,
                !forms,
                !forms,
                List.of("DOC-PURCHASE-PROOF-MAX", "DOC-RECEIPT-MAX", "PBJ-DIRECT-MAX-GOODS"),
                List.of("Paket harus sudah diumumkan di SiRUP (PBJ-RUP-BEFORE)"));
    }

    private static TaxPart sheet(@Nullable TaxPart other) {
        return new TaxPart(
                List.of(
                        new TaxRow(
                                "tax.name.VAT",
                                13_750_000,
                                1_650_000,
                                "tax.collector.TREASURER",
                                List.of("VAT-RATE", "VAT-ROUND"),
                                "Penjual PKP, dibayar dari kas daerah: bendahara memungut PPN."),
                        new TaxRow(
                                "tax.name.WHT22",
                                15_000_000,
                                225_000,
                                "tax.collector.TREASURER",
                                List.of("WHT22-GOV-RATE"),
                                "Pembelian barang dari kas daerah.")),
                14_775_000,
                16_650_000,
                other != null,
                List.of("Belum pasti apakah layanan ini pemungut (MKT-GOV-COLLECT)"),
                other);
    }

    private static Sample rules(Shell s) {
        var row =
                new RulesView.Row(
                        "PBJ-CATALOGUE-FIRST",
                        "Bila barang yang sesuai kebutuhan, volume, waktu, dan tempat ada di katalog"
                                + " elektronik, e-purchasing wajib",
                        LocalDate.of(2025, 4, 30),
                        null,
                        "Perpres 46/2025 art 50, 70-72",
                        "rules.certainty.MEDIUM",
                        true,
                        null);
        var disputed =
                new RulesView.Row(
                        "MKT-GOV-PKP",
                        "Penjual di sana wajib PKP walau kecil",
                        LocalDate.of(2022, 5, 1),
                        LocalDate.of(2026, 12, 31),
                        "PMK 58/2022",
                        "rules.certainty.CONFLICT",
                        false,
                        "Kepala BPBJ");
        return new Sample(
                "officer/rules",
                new RulesView(
                        s,
                        DAY,
                        DAY.toString(),
                        List.of(
                                new RulesView.Section("rules.section.method", List.of(row, row)),
                                new RulesView.Section("rules.section.tax", List.of(disputed))),
                        FormErrors.NONE));
    }
}
