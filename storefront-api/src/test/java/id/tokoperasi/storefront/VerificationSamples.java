package id.tokoperasi.storefront;

import id.tokoperasi.storefront.Samples.Sample;
import id.tokoperasi.storefront.cooperative.ApplicationView;
import id.tokoperasi.storefront.cooperative.ApplicationsView;
import id.tokoperasi.storefront.cooperative.VerificationView;
import id.tokoperasi.storefront.department.DepartmentShell;
import id.tokoperasi.storefront.department.DeskView;
import id.tokoperasi.storefront.department.PaperView;
import id.tokoperasi.storefront.department.QueueView;
import id.tokoperasi.storefront.department.RequirementView;
import id.tokoperasi.storefront.department.RequirementsView;
import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.PaperLine;
import id.tokoperasi.storefront.web.Shell;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Made-up pages about applications and papers. */
final class VerificationSamples {

    private static final String LONG_NAME =
            "Koperasi Produsen Perajin Anyaman Pandan dan Bambu Kadugenep Mandiri Sejahtera";
    private static final LocalDate DAY = LocalDate.of(2026, 12, 24);

    private VerificationSamples() {}

    static void addTo(Map<String, Function<Shell, Sample>> pages) {
        var wrong = FormErrors.of("form", "Berkas ini rusak atau tidak utuh. Coba unggah lagi.");
        pages.put("lapak-verifikasi", s -> papers(s, "VERIFIED", "NOTHING", FormErrors.NONE));
        pages.put("lapak-verifikasi-habis", s -> papers(s, "VERIFIED", "NO_SALES", wrong));
        pages.put(
                "lapak-verifikasi-henti",
                s -> papers(s, "SUSPENDED", "NO_NEW_LISTINGS", FormErrors.NONE));
        pages.put("lapak-verifikasi-keluar", s -> papers(s, "LEFT", "NOTHING", FormErrors.NONE));
        pages.put("daftar", s -> new Sample("cooperative/applications", applications(s)));
        for (var state :
                List.of("DRAFT", "SUBMITTED", "RETURNED", "ACCEPTED", "REJECTED", "WITHDRAWN")) {
            pages.put(
                    "daftar-" + state.toLowerCase(),
                    s -> new Sample("cooperative/application", application(s, state, true)));
        }
        pages.put(
                "daftar-baru",
                s -> new Sample("cooperative/application", application(s, "DRAFT", false)));
        office(pages);
    }

    private static void office(Map<String, Function<Shell, Sample>> pages) {
        pages.put(
                "dinas-tugas",
                s ->
                        new Sample(
                                "department/desk",
                                new DeskView(
                                        shell(s),
                                        List.of(
                                                new DeskView.Task("/a", "dinas.task_papers", 14),
                                                new DeskView.Task(
                                                        "/b", "dinas.task_expired", 2)))));
        pages.put("dinas-verifikasi", s -> new Sample("department/queue", queue(s, true)));
        pages.put("dinas-verifikasi-kosong", s -> new Sample("department/queue", queue(s, false)));
        pages.put("dinas-berkas", s -> new Sample("department/paper", paper(s, false, "")));
        pages.put("dinas-pendaftaran", s -> new Sample("department/paper", paper(s, true, "")));
        pages.put(
                "dinas-berkas-dipegang",
                s -> new Sample("department/paper", paper(s, false, "Ani")));
        pages.put(
                "dinas-syarat",
                s ->
                        new Sample(
                                "department/requirements",
                                new RequirementsView(
                                        shell(s),
                                        List.of(
                                                new RequirementsView.Row(
                                                        "rat",
                                                        "Berita acara RAT",
                                                        true,
                                                        true,
                                                        12,
                                                        "NO_NEW_LISTINGS"),
                                                new RequirementsView.Row(
                                                        "foto",
                                                        "Foto tempat usaha",
                                                        false,
                                                        false,
                                                        0,
                                                        "NOTHING")))));
        pages.put("dinas-syarat-ubah", s -> new Sample("department/requirement", kept(s, 3)));
        pages.put("dinas-syarat-baru", s -> new Sample("department/requirement", kept(s, 0)));
    }

    private static DepartmentShell shell(Shell s) {
        return new DepartmentShell(s, true);
    }

    private static PaperLine line(Shell s, String code, String state, String tone, boolean files) {
        var bad = tone.equals("bad") || tone.equals("warn");
        return new PaperLine(
                code,
                "Berita acara rapat anggota tahunan " + code,
                "Ditandatangani pengurus dan pengawas.",
                state,
                tone,
                !code.equals("foto"),
                tone.equals("ok"),
                tone.equals("line") ? "" : "AHU-0001234.AH.01.26.TAHUN 2019",
                tone.equals("ok") ? DAY : null,
                bad ? "paper.reason.UNREADABLE" : null,
                bad ? "Foto halaman dua buram, mohon ulangi." : "",
                files
                        ? List.of(
                                new PaperLine.File(UUID.randomUUID(), true, 1_240, s.now()),
                                new PaperLine.File(UUID.randomUUID(), false, 310, s.now()))
                        : List.of());
    }

    private static List<PaperLine> lines(Shell s) {
        return List.of(
                line(s, "akta", "ACCEPTED", "ok", true),
                line(s, "nib", "WAITING", "brand", true),
                line(s, "rat", "REJECTED", "bad", true),
                line(s, "ulang", "ASKED_AGAIN", "warn", true),
                line(s, "habis", "EXPIRED", "bad", true),
                line(s, "bebas", "WAIVED", "ok", false),
                line(s, "foto", "MISSING", "line", false));
    }

    private static Sample papers(Shell s, String status, String limit, FormErrors errors) {
        var closed = limit.equals("NO_SALES");
        return new Sample(
                "cooperative/verification",
                new VerificationView(
                        Samples.lapak(s),
                        true,
                        status,
                        limit,
                        "Izin usaha dicabut.",
                        closed ? DAY : null,
                        closed ? DAY.plusDays(9) : null,
                        lines(s),
                        2,
                        "rat",
                        errors));
    }

    private static ApplicationsView applications(Shell s) {
        return new ApplicationsView(
                s,
                List.of(
                        new ApplicationsView.Row(UUID.randomUUID(), LONG_NAME, "DRAFT", s.now()),
                        new ApplicationsView.Row(UUID.randomUUID(), "", "REJECTED", s.now())));
    }

    private static List<Choice> choices(String key, String... names) {
        return Stream.of(names).map(n -> new Choice(n, key + n, n.equals(names[0]))).toList();
    }

    private static List<Choice> sectors() {
        return choices("application.sector.", "REAL", "SAVINGS_AND_LOAN", "MIXED");
    }

    private static List<Choice> kinds() {
        return choices("cooperative.kind.", "PRODUCER", "CONSUMER", "MARKETING", "SERVICE");
    }

    private static ApplicationView application(Shell s, String state, boolean kept) {
        var roles = choices("application.role.", "CHAIR", "SECRETARY", "TREASURER", "SUPERVISOR");
        var open = state.equals("DRAFT") || state.equals("RETURNED");
        var errors =
                state.equals("RETURNED")
                        ? new FormErrors(
                                Map.of("nib", "NIB berisi 13 angka.", "kind", "Pilih jenisnya."))
                        : FormErrors.NONE;
        return new ApplicationView(
                s,
                kept ? UUID.randomUUID() : null,
                kept ? 4 : 0,
                state,
                open,
                state.equals("RETURNED") || state.equals("REJECTED") ? "Nomor NIB keliru." : "",
                kept ? Map.of("name", LONG_NAME, "nib", "912", "village", "Kadugenep") : Map.of(),
                kept ? "1234" : "",
                sectors(),
                kinds(),
                List.of(new Choice("36.04.09", "Ciruas", kept)),
                List.of(
                        new ApplicationView.Row(
                                roles,
                                kept ? "Sarinah" : "",
                                kept ? "2025-01-02" : "",
                                kept ? "2030-01-01" : "",
                                kept ? "••••0001" : ""),
                        new ApplicationView.Row(roles, "", "", "", "")),
                kept ? lines(s) : List.of(),
                errors);
    }

    private static List<Choice> reasons() {
        return choices(
                "paper.reason.",
                "UNREADABLE",
                "WRONG_PAPER",
                "DATA_DIFFERS",
                "INCOMPLETE",
                "RUN_OUT",
                "NOT_NEEDED",
                "OTHER");
    }

    private static QueueView queue(Shell s, boolean any) {
        return new QueueView(
                shell(s),
                any ? 1_014 : 0,
                any ? 3 : 0,
                choices(
                        "paper.state.",
                        "WAITING",
                        "ASKED_AGAIN",
                        "REJECTED",
                        "EXPIRED",
                        "ACCEPTED",
                        "WAIVED"),
                List.of(new Choice("rat", "Berita acara RAT", false)),
                "WAITING",
                any
                        ? List.of(
                                row(LONG_NAME, "FIRST", 3, ""),
                                row("Koperasi Aren Mancak", "RENEWAL", 1, "Ani Rahmawati"),
                                row("Koperasi Gerabah Bumi Jaya", "AGAIN", 0, ""))
                        : List.of(),
                any,
                reasons(),
                any ? "/dinas/verifikasi?sesudah=x" : null,
                25,
                FormErrors.NONE);
    }

    private static QueueView.Row row(String name, String asked, long days, String holder) {
        return new QueueView.Row(
                UUID.randomUUID(), name, "Berita acara RAT", asked, "WAITING", days, holder, false);
    }

    private static PaperView paper(Shell s, boolean form, String holder) {
        var files =
                List.of(
                        new PaperLine.File(UUID.randomUUID(), true, 1_240, s.now()),
                        new PaperLine.File(UUID.randomUUID(), false, 310, s.now()));
        return new PaperView(
                shell(s),
                UUID.randomUUID(),
                UUID.randomUUID(),
                3,
                LONG_NAME,
                form ? "Formulir pendaftaran" : "Berita acara RAT",
                "WAITING",
                "RENEWAL",
                s.now(),
                2,
                "AHU-0001234",
                DAY,
                DAY,
                "Foto buram.",
                form,
                List.of(
                        new PaperView.Line("application.nib", "9120001234567"),
                        new PaperView.Line("application.role.CHAIR", "Sarinah, NIK ••••0001")),
                form ? List.of() : files,
                lines(s),
                holder,
                holder.isEmpty() ? null : s.now(),
                false,
                holder.isEmpty()
                        ? choices("dinas.outcome.", "ACCEPT", "ASK_AGAIN", "REJECT", "WAIVE")
                        : List.of(),
                reasons(),
                "2026-12-24",
                form ? "" : "VERIFIED",
                FormErrors.NONE);
    }

    private static RequirementView kept(Shell s, long version) {
        var errors =
                version == 0 ? FormErrors.of("code", "Kode ini sudah dipakai.") : FormErrors.NONE;
        return new RequirementView(
                shell(s),
                version,
                Map.of("code", "rat", "name", "Berita acara RAT", "duty", "ya"),
                sectors(),
                kinds(),
                choices("paper.limit.", "NOTHING", "NO_NEW_LISTINGS", "NO_SALES"),
                errors);
    }
}
