package id.tokoperasi.storefront;

import id.tokoperasi.storefront.Samples.Sample;
import id.tokoperasi.storefront.department.DepartmentShell;
import id.tokoperasi.storefront.department.ModerationView;
import id.tokoperasi.storefront.department.RequestView;
import id.tokoperasi.storefront.department.ReviewModesView;
import id.tokoperasi.storefront.department.ReviewRulesView;
import id.tokoperasi.storefront.web.ChangeWords;
import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.Shell;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Made-up pages about moderation. */
final class ModerationSamples {

    private static final String LONG_TITLE =
            "Emping melinjo manis pedas Cikolelet kemasan keluarga hemat isi dua kilogram";

    private static final FormErrors MUTE =
            FormErrors.of(
                    "answer", "Tulis jawaban supaya koperasi tahu apa yang perlu diperbaiki.");

    private ModerationSamples() {}

    static void addTo(Map<String, Function<Shell, Sample>> pages) {
        pages.put(
                "dinas-moderasi",
                s -> new Sample("department/moderation", inbox(s, true, FormErrors.NONE)));
        pages.put(
                "dinas-moderasi-kosong",
                s -> new Sample("department/moderation", inbox(s, false, FormErrors.NONE)));
        pages.put(
                "dinas-moderasi-salah",
                s -> new Sample("department/moderation", inbox(s, true, MUTE)));
        pages.put(
                "dinas-permintaan",
                s -> new Sample("department/request", request(s, true, false, FormErrors.NONE)));
        pages.put(
                "dinas-permintaan-baru",
                s -> new Sample("department/request", request(s, true, true, MUTE)));
        pages.put(
                "dinas-permintaan-putus",
                s -> new Sample("department/request", request(s, false, false, FormErrors.NONE)));
        pages.put(
                "dinas-aturan",
                s -> new Sample("department/review-rules", rules(s, false, FormErrors.NONE)));
        pages.put(
                "dinas-aturan-berubah",
                s ->
                        new Sample(
                                "department/review-rules",
                                rules(
                                        s,
                                        true,
                                        FormErrors.of(
                                                "usualDays", "Hari kerja antara 1 dan 60."))));
        pages.put("dinas-pengaturan", s -> new Sample("department/review-modes", modes(s, true)));
        pages.put(
                "dinas-pengaturan-kosong",
                s -> new Sample("department/review-modes", modes(s, false)));
    }

    private static DepartmentShell shell(Shell shell) {
        return new DepartmentShell(shell, true);
    }

    private static List<Choice> answers() {
        return List.of(
                new Choice("Foto kurang jelas. Mohon ganti.", "Foto buram", false),
                new Choice("Nomor PIRT belum lengkap.", "PIRT belum lengkap", false));
    }

    private static List<ChangeWords.Line> lines() {
        return List.of(
                new ChangeWords.Line("Nama produk", "Emping manis", LONG_TITLE),
                new ChangeWords.Line("Harga, 250 g (EMP-250)", "Rp 25.000", "Rp 27.500"),
                new ChangeWords.Line("Varian baru, 1 kg (EMP-1000)", "", "Rp 98.000"));
    }

    private static ModerationView inbox(Shell s, boolean any, FormErrors errors) {
        return new ModerationView(
                shell(s),
                List.of(
                        new Choice("/a", "Semua 9", true),
                        new Choice("/b", "Terbit pertama 2", false),
                        new Choice("/c", "Perubahan 5", false),
                        new Choice("/d", "Sesudah tayang 2", false)),
                any
                        ? List.of(
                                row(LONG_TITLE, "review.kind.CHANGE", 3, lines()),
                                row("Kopi Padarincang", "review.kind.PUBLICATION", 0, List.of()))
                        : List.of(),
                answers(),
                "",
                any && !errors.any()
                        ? List.of(
                                "2 diputuskan, 1 tidak",
                                "Pengajuan ini sudah diputuskan atau diganti.")
                        : List.of(),
                any ? "/dinas/moderasi?jenis=&lewat=x" : null,
                errors);
    }

    private static ModerationView.Row row(
            String title, String kindKey, long days, List<ChangeWords.Line> lines) {
        return new ModerationView.Row(
                UUID.randomUUID(),
                title,
                "Koperasi Produsen Melinjo Cikolelet Sejahtera Bersama",
                kindKey,
                days,
                lines,
                List.of("Nama produk berubah", "Harga, 250 g (EMP-250) naik 10%, batasnya 8%"));
    }

    private static RequestView request(Shell s, boolean open, boolean fresh, FormErrors errors) {
        return new RequestView(
                shell(s),
                UUID.randomUUID(),
                LONG_TITLE,
                "Koperasi Produsen Melinjo Cikolelet",
                fresh ? "review.kind.PUBLICATION" : "review.kind.CHANGE",
                open ? "review.state.OPEN" : "review.state.CHANGES_ASKED",
                open,
                s.now(),
                open ? 2 : 1,
                fresh ? List.of() : lines(),
                fresh
                        ? List.of(
                                new ChangeWords.Line("Nama produk", "", LONG_TITLE),
                                new ChangeWords.Line("Harga, 250 g", "", "Rp 25.000"))
                        : List.of(),
                List.of(),
                List.of("belum pernah tayang"),
                answers(),
                "",
                open ? "" : "Foto kurang jelas. Mohon ganti.",
                open ? null : s.now(),
                "/dinas/jejak?tentang=listing:x",
                errors);
    }

    private static ReviewRulesView rules(Shell s, boolean changed, FormErrors errors) {
        return new ReviewRulesView(
                shell(s),
                3,
                "8",
                "50",
                "2",
                List.of(
                        new Choice("title", "listing.field.title", true),
                        new Choice("description", "listing.field.description", false)),
                modes(),
                List.of(
                        new ReviewRulesView.Words(
                                UUID.randomUUID(), "Foto buram", "Foto kurang jelas.", 1)),
                changed,
                errors);
    }

    private static List<Choice> modes() {
        return List.of(
                new Choice("ALL", "review.mode.ALL", false),
                new Choice("RISKY", "review.mode.RISKY", true),
                new Choice("TRUSTED", "review.mode.TRUSTED", false));
    }

    private static ReviewModesView modes(Shell s, boolean any) {
        return new ReviewModesView(
                shell(s),
                any ? "" : "tani",
                any
                        ? List.of(
                                new ReviewModesView.Row(
                                        UUID.randomUUID(),
                                        "Koperasi Produsen Melinjo Cikolelet Sejahtera Bersama",
                                        "Cikolelet",
                                        modes(),
                                        true,
                                        2))
                        : List.of(),
                any ? "/dinas/moderasi-koperasi?lewat=x" : null,
                FormErrors.NONE);
    }
}
