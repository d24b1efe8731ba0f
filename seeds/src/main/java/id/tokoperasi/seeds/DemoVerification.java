package id.tokoperasi.seeds;

import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.CooperativeKind;
import id.tokoperasi.cooperative.CooperativeSector;
import id.tokoperasi.cooperative.CooperativeStatus;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.verification.ApplicationForm;
import id.tokoperasi.verification.Applications;
import id.tokoperasi.verification.Checklist;
import id.tokoperasi.verification.Desk;
import id.tokoperasi.verification.Officer;
import id.tokoperasi.verification.OfficerRole;
import id.tokoperasi.verification.Outcome;
import id.tokoperasi.verification.Verdict;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * Demo cooperatives in several states: one with all papers, one of whose papers runs out soon, one
 * that is suspended, and an application that waits. What was loaded once is left alone.
 */
@Component
class DemoVerification {

    private static final String ACTOR = "seed";
    private static final String RESIDENT = "00000000-0000-4000-8000-000000000001";
    private static final UUID APPLICATION = UUID.fromString("00000000-0000-4000-8000-00000000a001");
    private static final String WHOLE = "koperasi-gerabah-bumi-jaya";
    private static final String ENDING = "koperasi-perajin-tanah-liat-singamerta";

    /** One page that says what it is. */
    private static final byte[] SAMPLE =
            """
            %PDF-1.4
            1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
            2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
            3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>> endobj
            trailer <</Root 1 0 R>>
            %%EOF
            """
                    .getBytes(StandardCharsets.US_ASCII);

    private final Cooperatives cooperatives;
    private final Checklist checklist;
    private final Desk desk;
    private final Applications applications;
    private final Clock clock;

    DemoVerification(
            Cooperatives cooperatives,
            Checklist checklist,
            Desk desk,
            Applications applications,
            Clock clock) {
        this.cooperatives = cooperatives;
        this.checklist = checklist;
        this.desk = desk;
        this.applications = applications;
        this.clock = clock;
    }

    Mono<Loading.Count> load(DemoCooperatives.Shops shops) {
        var today = Jakarta.day(clock.instant());
        var whole = papers(shops.bySlug().get(WHOLE), null);
        var ending = papers(shops.bySlug().get(ENDING), today.plusDays(20));
        return Flux.concat(whole, ending, suspended(shops), application(today))
                .filter(Boolean::booleanValue)
                .count()
                .map(added -> new Loading.Count(4, added.intValue()));
    }

    private Mono<Boolean> papers(@Nullable Cooperative c, @Nullable LocalDate ratUntil) {
        return c == null
                ? Mono.just(false)
                : checklist
                        .of(c.id())
                        .filter(lines -> lines.stream().allMatch(l -> l.item() == null))
                        .flatMapIterable(lines -> lines)
                        .concatMap(line -> accept(c.id(), line.requirement().code(), ratUntil))
                        .count()
                        .map(papers -> papers > 0);
    }

    private Mono<?> accept(UUID cooperative, String requirement, @Nullable LocalDate ratUntil) {
        var paper = new Checklist.Paper("CONTOH", null, SAMPLE);
        var until = requirement.equals("rat") ? ratUntil : null;
        var yes = new Verdict(Outcome.ACCEPT, null, "", until);
        return checklist
                .bring(cooperative, requirement, paper, ACTOR)
                .flatMap(item -> desk.decide(item.id(), item.version(), yes, ACTOR));
    }

    /** The last one by its slug. */
    private Mono<Boolean> suspended(DemoCooperatives.Shops shops) {
        return shops.bySlug().values().stream()
                .max(Comparator.comparing(Cooperative::slug))
                .map(c -> suspend(c.id()))
                .orElse(Mono.just(false));
    }

    private Mono<Boolean> suspend(UUID id) {
        return cooperatives
                .find(id)
                .filter(c -> c.status() == CooperativeStatus.VERIFIED)
                .filter(c -> c.trading().reason() == null && c.version() <= 2)
                .flatMap(
                        c ->
                                cooperatives.suspend(
                                        id, "Contoh: RAT dua tahun tidak diadakan", ACTOR))
                .hasElement();
    }

    private Mono<Boolean> application(LocalDate today) {
        return applications
                .find(APPLICATION, RESIDENT)
                .map(known -> false)
                .onErrorResume(
                        Refusal.class,
                        none ->
                                applications
                                        .start(
                                                APPLICATION,
                                                RESIDENT,
                                                "Rohmah Warga Contoh",
                                                "warga@contoh.example",
                                                form(today))
                                        .flatMap(
                                                a ->
                                                        applications
                                                                .bring(
                                                                        a.id(),
                                                                        RESIDENT,
                                                                        "badan-hukum",
                                                                        new Checklist.Paper(
                                                                                "CONTOH", null,
                                                                                SAMPLE))
                                                                .then(
                                                                        applications.submit(
                                                                                a.id(),
                                                                                RESIDENT,
                                                                                a.version())))
                                        .thenReturn(true));
    }

    private static ApplicationForm form(LocalDate today) {
        var chair =
                new Officer(
                        OfficerRole.CHAIR,
                        "Rohmah Warga Contoh",
                        today.minusYears(1),
                        today.plusYears(4),
                        "",
                        null);
        return new ApplicationForm(
                "Koperasi Aren Mancak (contoh)",
                "CONTOH-9001/BH/0000/2020",
                "",
                "0000360409001",
                "0000003604009001",
                CooperativeSector.REAL,
                CooperativeKind.PRODUCER,
                "36.04.09",
                "Bumi Jaya",
                "Kp. Contoh RT 02 RW 02",
                "+628000009001",
                "koperasi-aren-mancak@koperasi.example",
                2020,
                25,
                "Koperasi ini contoh untuk peragaan, bukan lembaga yang sebenarnya.",
                "Bank Contoh",
                "Koperasi Aren Mancak",
                "0000009001",
                List.of(chair));
    }
}
