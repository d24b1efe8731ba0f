package id.tokoperasi.storefront;

import id.tokoperasi.storefront.Samples.Sample;
import id.tokoperasi.storefront.cooperative.TrainingOffersView;
import id.tokoperasi.storefront.department.DepartmentShell;
import id.tokoperasi.storefront.department.DistrictView;
import id.tokoperasi.storefront.department.KindView;
import id.tokoperasi.storefront.department.MapView;
import id.tokoperasi.storefront.department.ProgressView;
import id.tokoperasi.storefront.department.StoppedView;
import id.tokoperasi.storefront.department.TrainingFormView;
import id.tokoperasi.storefront.department.TrainingView;
import id.tokoperasi.storefront.department.TrainingsView;
import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.DistrictMap;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.Shell;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Made-up pages of the programme of the dinas. */
final class ProgrammeSamples {

    private static final String LONG =
            "Koperasi Produsen Emping Melinjo Wijayakusumah-Tirtayasa Sejahtera Bersama";
    private static final LocalDate DAY = LocalDate.of(2026, 6, 18);
    private static final List<Choice> SECTORS =
            Stream.of("REAL_SECTOR", "SAVINGS_AND_LOAN", "MIXED")
                    .map(s -> new Choice(s, "sector." + s, s.equals("MIXED")))
                    .toList();

    private ProgrammeSamples() {}

    static void addTo(Map<String, Function<Shell, Sample>> pages) {
        var wrong = FormErrors.of("sold", "Isi jumlah, contoh 25.");
        pages.put("dinas-peta", s -> new Sample("department/map", map(s, 1)));
        pages.put("dinas-peta-kosong", s -> new Sample("department/map", map(s, 0)));
        pages.put("dinas-kecamatan", s -> new Sample("department/district", district(s, true)));
        pages.put(
                "dinas-kecamatan-kosong",
                s -> new Sample("department/district", district(s, false)));
        pages.put(
                "dinas-sektor-riil",
                s -> new Sample("department/real-sector", progress(s, true, FormErrors.NONE)));
        pages.put(
                "dinas-sektor-riil-salah",
                s -> new Sample("department/real-sector", progress(s, false, wrong)));
        pages.put("dinas-berhenti", s -> new Sample("department/stopped", stopped(s, true)));
        pages.put(
                "dinas-berhenti-kosong", s -> new Sample("department/stopped", stopped(s, false)));
        pages.put("dinas-jenis", s -> new Sample("department/kind", kind(s, FormErrors.NONE)));
        pages.put(
                "dinas-jenis-salah",
                s ->
                        new Sample(
                                "department/kind",
                                kind(s, FormErrors.of("source", "Isi sumbernya."))));
        pages.put("dinas-pelatihan", s -> new Sample("department/trainings", trainings(s, true)));
        pages.put(
                "dinas-pelatihan-kosong",
                s -> new Sample("department/trainings", trainings(s, false)));
        pages.put("dinas-acara", s -> new Sample("department/training", training(s, true, false)));
        pages.put(
                "dinas-acara-lewat",
                s -> new Sample("department/training", training(s, false, false)));
        pages.put(
                "dinas-acara-batal",
                s -> new Sample("department/training", training(s, false, true)));
        pages.put(
                "dinas-acara-baru",
                s -> new Sample("department/training-form", form(s, null, FormErrors.NONE)));
        pages.put(
                "dinas-acara-salah",
                s ->
                        new Sample(
                                "department/training-form",
                                form(
                                        s,
                                        UUID.randomUUID(),
                                        FormErrors.of("startsAt", "Isi jam, contoh 09.00."))));
        pages.put("lapak-pelatihan", s -> new Sample("cooperative/trainings", offers(s, true)));
        pages.put(
                "lapak-pelatihan-kosong",
                s -> new Sample("cooperative/trainings", offers(s, false)));
    }

    private static DepartmentShell shell(Shell shell) {
        return new DepartmentShell(shell, true);
    }

    private static MapView map(Shell s, int factor) {
        var places =
                List.of(
                        new DistrictMap.Place("36.04.31", "Cinangka", -6.179, 105.888, 48 * factor),
                        new DistrictMap.Place("36.04.09", "Ciruas", -6.101, 106.243, 36 * factor),
                        new DistrictMap.Place("36.04.15", "Cikande", -6.191, 106.354, 12 * factor),
                        new DistrictMap.Place("36.04.19", "Petir", -6.242, 106.199, 0));
        return new MapView(
                shell(s),
                "terdaftar",
                Stream.of("REGISTERED", "VERIFIED", "SELLING", "REAL_SECTOR")
                        .map(m -> new Choice("x", "map.measure." + m, m.equals("REGISTERED")))
                        .toList(),
                DistrictMap.of(places),
                places.stream()
                        .map(
                                p ->
                                        new MapView.Row(
                                                p.code(),
                                                p.name(),
                                                p.cooperatives(),
                                                p.cooperatives() / 2,
                                                p.cooperatives() / 4,
                                                p.cooperatives() / 3,
                                                p.cooperatives() * 25_000_000L))
                        .toList(),
                new MapView.Row("", "", 96L * factor, 48L * factor, 24L * factor, 32L * factor, 0),
                factor == 0);
    }

    private static DistrictView district(Shell s, boolean any) {
        var id = UUID.randomUUID();
        return new DistrictView(
                shell(s),
                "36.04.31",
                "Cinangka",
                any ? 48 : 0,
                any
                        ? List.of(
                                new DistrictView.Row(
                                        id,
                                        LONG,
                                        "/koperasi/x",
                                        "VERIFIED",
                                        s.now(),
                                        "MIXED",
                                        DAY,
                                        "Laporan RAT 2025",
                                        12,
                                        4_250_000),
                                new DistrictView.Row(
                                        id,
                                        "Koperasi Rukun",
                                        null,
                                        "REGISTERED",
                                        s.now(),
                                        null,
                                        null,
                                        "",
                                        0,
                                        0))
                        : List.of(),
                24,
                any ? "/dinas/peta/36.04.31?sesudah=x" : null);
    }

    private static ProgressView progress(Shell s, boolean target, FormErrors errors) {
        return new ProgressView(
                shell(s),
                2026,
                LocalDate.of(2026, 11, 28),
                true,
                List.of(
                        row("REGISTERED", 888, 0, 0),
                        row("KIND_CHECKED", 612, target ? 700 : 0, 276),
                        row("REAL_SECTOR", 341, target ? 400 : 0, 271),
                        row("VERIFIED", 307, target ? 350 : 0, 34),
                        row("SOLD", 213, target ? 250 : 0, 94)),
                271,
                3,
                326,
                9,
                List.of(
                        new ProgressView.Stated(
                                "REGISTERED", 888, LocalDate.of(2022, 7, 12), "Keterangan dinas"),
                        new ProgressView.Stated(
                                "VILLAGE", 326, LocalDate.of(2025, 7, 31), "Keterangan dinas")),
                new ProgressView.Form("700", "400", "350", target ? "250" : "x"),
                1,
                errors);
    }

    private static ProgressView.Row row(String step, int reached, int target, int stopped) {
        return new ProgressView.Row(
                step,
                reached,
                step.equals("REGISTERED") ? 326 : 0,
                target,
                target == 0 ? -1 : reached * 1_000 / target,
                reached * 300 / 888,
                target == 0 ? -1 : target * 300 / 888,
                stopped,
                step.equals("REGISTERED") ? null : "/dinas/sektor-riil/dicek");
    }

    private static StoppedView stopped(Shell s, boolean any) {
        return new StoppedView(
                shell(s),
                "KIND_CHECKED",
                "/dinas/sektor-riil/dicek",
                any ? 276 : 0,
                any
                        ? List.of(
                                new StoppedView.Row(
                                        UUID.randomUUID(),
                                        LONG,
                                        "Cinangka",
                                        true,
                                        s.now(),
                                        s.now(),
                                        "REAL_SECTOR",
                                        null,
                                        null,
                                        "",
                                        4,
                                        null,
                                        "",
                                        null),
                                new StoppedView.Row(
                                        UUID.randomUUID(),
                                        "Koperasi Rukun",
                                        "Ciruas",
                                        false,
                                        s.now(),
                                        null,
                                        "SAVINGS_AND_LOAN",
                                        "SAVINGS_AND_LOAN",
                                        DAY,
                                        "Kunjungan lapangan",
                                        0,
                                        s.now(),
                                        "Kami mulai membuat emping bulan depan.",
                                        "MIXED"))
                        : List.of(),
                24,
                any ? "/dinas/sektor-riil/dicek?sesudah=x" : null,
                any ? FormErrors.of("form", "Pilih paling sedikit satu.") : FormErrors.NONE);
    }

    private static KindView kind(Shell s, FormErrors errors) {
        return new KindView(
                shell(s),
                UUID.randomUUID(),
                LONG,
                "Cinangka",
                errors.any()
                        ? List.of()
                        : List.of(new KindView.Finding("MIXED", DAY, "Laporan RAT 2025")),
                SECTORS,
                "2026-11-28",
                "",
                errors);
    }

    private static TrainingsView trainings(Shell s, boolean any) {
        return new TrainingsView(
                shell(s),
                List.of(
                        new Choice("/dinas/pelatihan", "training.upcoming", true),
                        new Choice("/dinas/pelatihan?keadaan=lewat", "training.past", false)),
                any
                        ? List.of(
                                trainingRow(s, "Foto produk", 18, 0, false),
                                trainingRow(
                                        s, "Urus PIRT untuk makanan kering rumahan", 25, 4, false),
                                trainingRow(s, "Kemasan", 2, 0, true))
                        : List.of(),
                NEEDS.stream().map(n -> new TrainingsView.NeedCount(n, 60, any ? 11 : 0)).toList(),
                24,
                any ? "/dinas/pelatihan?sesudah=x" : null);
    }

    private static final List<String> NEEDS =
            List.of(
                    "NOT_VERIFIED",
                    "NO_LISTINGS",
                    "NO_PICTURES",
                    "LISTINGS_INCOMPLETE",
                    "LICENCE_EXPIRING",
                    "NO_MEMBERS",
                    "NO_SALES");

    private static TrainingsView.Row trainingRow(
            Shell s, String title, int taken, int waiting, boolean cancelled) {
        return new TrainingsView.Row(
                UUID.randomUUID(), title, "Baros", s.now(), taken, 25, waiting, cancelled);
    }

    private static TrainingView training(Shell s, boolean open, boolean cancelled) {
        return new TrainingView(
                shell(s),
                UUID.randomUUID(),
                "Urus PIRT untuk makanan kering rumahan",
                "Bawa HP dan satu produk.",
                "Aula kecamatan, Jalan Raya Petir 12",
                "Petir",
                s.now(),
                s.now().plus(Duration.ofHours(3)),
                25,
                2,
                25,
                4,
                List.of("NO_PICTURES", "LICENCE_EXPIRING"),
                "7F3K2M",
                cancelled,
                cancelled ? "Aula banjir" : "",
                open,
                !open && !cancelled,
                3,
                cancelled
                        ? List.of()
                        : List.of(
                                person("Emi Suhaemi", true, !open),
                                person("Raden Ayu Sarinah Kusumaningrum", true, false),
                                person("Budi", false, false)),
                open
                        ? List.of(
                                new TrainingView.Suggested(
                                        UUID.randomUUID(),
                                        LONG,
                                        "Petir",
                                        List.of("NO_PICTURES", "LICENCE_EXPIRING"),
                                        false),
                                new TrainingView.Suggested(
                                        UUID.randomUUID(),
                                        "Koperasi Rukun",
                                        "Kopo",
                                        List.of("NO_PICTURES"),
                                        true))
                        : List.of(),
                open ? 2 : 0,
                open || cancelled
                        ? List.of()
                        : List.of(
                                new TrainingView.Change(LONG, 1, 4, 12, 20, 1_250_000, 2_400_000)),
                false,
                s.now(),
                open ? FormErrors.of("form", "Pilih paling sedikit satu.") : FormErrors.NONE);
    }

    private static TrainingView.Person person(String name, boolean seated, boolean attended) {
        return new TrainingView.Person(
                UUID.randomUUID(), name, "+6281234567890", LONG, seated, attended);
    }

    private static TrainingFormView form(Shell s, UUID trainingId, FormErrors errors) {
        return new TrainingFormView(
                shell(s),
                trainingId,
                1,
                "Foto produk",
                "",
                "Aula kecamatan",
                List.of(new Choice("36.04.19", "Petir", true)),
                "2026-12-09",
                "09:00",
                "",
                "12:00",
                "25",
                "2",
                NEEDS.stream()
                        .map(n -> new Choice(n, "need." + n, n.equals("NO_PICTURES")))
                        .toList(),
                errors);
    }

    private static TrainingOffersView offers(Shell s, boolean any) {
        var calls =
                Stream.of("KIND_CHECKED", "REAL_SECTOR", "VERIFIED", "SOLD")
                        .map(
                                step ->
                                        new TrainingOffersView.Call(
                                                UUID.randomUUID(),
                                                step,
                                                s.now(),
                                                step.equals("SOLD")
                                                        ? "Kami sedang memotret produk."
                                                        : "",
                                                step.equals("SOLD") ? s.now() : null))
                        .toList();
        return new TrainingOffersView(
                Samples.lapak(s),
                true,
                any ? calls : List.of(),
                SECTORS,
                any
                        ? List.of(
                                offer(s, "Foto produk", 7, true, false, false),
                                offer(
                                        s,
                                        "Urus PIRT untuk makanan kering rumahan",
                                        0,
                                        true,
                                        false,
                                        false),
                                offer(s, "Kemasan", 3, false, true, false),
                                offer(s, "Ekspor", 3, false, false, true))
                        : List.of(),
                any ? FormErrors.of("form", "Kode hadir tidak cocok.") : FormErrors.NONE);
    }

    private static TrainingOffersView.Row offer(
            Shell s, String title, int free, boolean open, boolean attends, boolean cancelled) {
        return new TrainingOffersView.Row(
                UUID.randomUUID(),
                title,
                "Bawa HP dan satu produk.",
                "Aula kecamatan, Jalan Raya Petir 12",
                "Petir",
                s.now(),
                s.now().plus(Duration.ofHours(3)),
                free,
                free == 0 ? 4 : 0,
                2,
                free == 7,
                open,
                attends,
                true,
                cancelled,
                cancelled ? "Aula banjir" : "",
                free == 7
                        ? List.of()
                        : List.of(
                                new TrainingOffersView.Person(
                                        UUID.randomUUID(), "Emi Suhaemi", free > 0, attends),
                                new TrainingOffersView.Person(
                                        UUID.randomUUID(), "Raden Ayu Sarinah", true, false)));
    }
}
