package id.tokoperasi.storefront;

import id.tokoperasi.bulk.Tally;
import id.tokoperasi.storefront.Samples.Sample;
import id.tokoperasi.storefront.cooperative.ExportView;
import id.tokoperasi.storefront.cooperative.ImportView;
import id.tokoperasi.storefront.cooperative.ImportsView;
import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.Shell;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Made-up pages of imports and exports. */
final class ImportSamples {

    private static final String LONG_NAME =
            "daftar-barang-koperasi-produsen-emping-melinjo-cikolelet-november-2026-benar-benar-akhir.csv";

    private ImportSamples() {}

    static void addTo(Map<String, Function<Shell, Sample>> pages) {
        pages.put("lapak-impor", s -> new Sample("cooperative/imports", list(s, true)));
        pages.put("lapak-impor-kosong", s -> new Sample("cooperative/imports", list(s, false)));
        pages.put("lapak-impor-kolom", s -> new Sample("cooperative/import", one(s, 1, null)));
        pages.put("lapak-impor-diuji", s -> new Sample("cooperative/import", one(s, 2, null)));
        pages.put("lapak-impor-hasil", s -> new Sample("cooperative/import", one(s, 3, null)));
        pages.put("lapak-impor-selesai", s -> new Sample("cooperative/import", one(s, 5, null)));
        pages.put(
                "lapak-impor-gagal",
                s -> new Sample("cooperative/import", one(s, 1, "Berkas XLSX ini rusak.")));
        pages.put("lapak-ekspor", s -> new Sample("cooperative/export", export(s, false)));
        pages.put("lapak-ekspor-jalan", s -> new Sample("cooperative/export", export(s, true)));
    }

    private static ImportsView list(Shell s, boolean any) {
        var kinds =
                List.of(
                        new ImportsView.Kind("produk", "import.kind.LISTINGS"),
                        new ImportsView.Kind("stok", "import.kind.STOCK"),
                        new ImportsView.Kind("anggota", "import.kind.MEMBERS"));
        var row =
                new ImportsView.Row(
                        UUID.randomUUID(),
                        LONG_NAME,
                        "import.kind.LISTINGS",
                        "import.state.trial.DONE",
                        3_000,
                        s.now());
        return new ImportsView(
                Samples.lapak(s),
                kinds,
                any ? List.of(row) : List.of(),
                any ? FormErrors.NONE : FormErrors.of("form", "Berkas ini kosong."));
    }

    private static ImportView one(Shell s, int step, String failed) {
        var columns = List.of(new Choice("0", "kode", true), new Choice("1", "harga jual", false));
        return new ImportView(
                Samples.lapak(s),
                UUID.randomUUID(),
                LONG_NAME,
                "import.kind.LISTINGS",
                "CSV, windows-1252, ;",
                step,
                step == 2,
                62,
                1_860,
                3_000,
                new Tally(3_001, 2_900, 60, 8, 32),
                failed,
                false,
                List.of(
                        new ImportView.Field("sku", "SKU", true, columns),
                        new ImportView.Field("parentSku", "SKU induk", false, columns)),
                step == 3 || step == 5
                        ? List.of(
                                new ImportView.Wrong(41, "Harga", "Kolom ini wajib diisi."),
                                new ImportView.Wrong(77, "", "Baris ini mengulang baris 12."))
                        : List.of(),
                step == 3,
                FormErrors.NONE);
    }

    private static ExportView export(Shell s, boolean running) {
        return new ExportView(
                Samples.lapak(s),
                UUID.randomUUID(),
                "produk.xlsx",
                running,
                running ? 0 : 1_240,
                running ? null : s.now(),
                null);
    }
}
