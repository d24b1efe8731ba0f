package id.tokoperasi.programme;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.audit.Audit;
import id.tokoperasi.audit.AuditEntry;
import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.kernel.Ids;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** The way from lending to trading, and the map: counts of dated facts. */
class RealSectorTests {

    @TempDir private Path media;
    private Regency regency;
    private RealSector realSector;
    private int year;

    @BeforeEach
    void open() {
        regency = new Regency(media);
        realSector = regency.get(RealSector.class);
        year = realSector.thisYear();
    }

    @AfterEach
    void close() {
        regency.close();
    }

    private Cooperative[] five() {
        var unknown = regency.registers("Koperasi Belum Dicek");
        var lending = regency.registers("Koperasi Simpan Pinjam");
        regency.checks(lending, Sector.SAVINGS_AND_LOAN);
        var mixed = regency.registers("Koperasi Campuran");
        regency.checks(mixed, Sector.MIXED);
        var verified = regency.verified("Koperasi Terverifikasi");
        regency.checks(verified, Sector.REAL_SECTOR);
        var sold = regency.verified("Koperasi Terjual");
        regency.checks(sold, Sector.REAL_SECTOR);
        regency.sells(sold, regency.clock.instant(), 75_000, "COMPLETED");
        return new Cooperative[] {unknown, lending, mixed, verified, sold};
    }

    @Test
    void eachStepCountsThoseWhoReachedItAndAllBefore() {
        five();
        var village =
                regency.registers("Koperasi Desa Merah Putih Cikolelet", Regency.CIRUAS, 2025);
        regency.checks(village, Sector.REAL_SECTOR);
        var before = regency.backend.statements();
        var progress = realSector.progress(year).block();
        assertThat(regency.backend.statements() - before).isEqualTo(5);
        assertThat(progress.steps())
                .extracting(Progress.Count::reached)
                .containsExactly(5L, 4L, 3L, 2L, 1L);
        assertThat(progress.steps())
                .extracting(Progress.Count::village)
                .as("counted apart")
                .containsExactly(1L, 1L, 1L, 0L, 0L);
        assertThat(progress.onlyLending()).isEqualTo(1);
        assertThat(progress.asOf()).isEqualTo(regency.today());
    }

    @Test
    void whoSellsBeforeAnybodyLookedIsNamedAndNotCounted() {
        var shop = regency.verified("Koperasi Laku");
        regency.sells(shop, regency.clock.instant(), 10_000, "PAID");
        var progress = realSector.progress(year).block();
        assertThat(progress.at(Step.SOLD).reached()).isZero();
        assertThat(progress.sellingUnchecked()).isEqualTo(1);
        regency.sells(shop, regency.clock.instant().minus(Duration.ofDays(40)), 1_000, "PAID");
        regency.checks(shop, Sector.REAL_SECTOR);
        assertThat(realSector.progress(year).block().at(Step.SOLD).reached()).isEqualTo(1);
    }

    @Test
    void aPastYearIsSeenAsItStoodAtItsEnd() {
        five();
        regency.clock.advance(Duration.ofDays(400));
        var late = regency.registers("Koperasi Baru");
        regency.checks(late, Sector.REAL_SECTOR);
        var then = realSector.progress(year).block();
        assertThat(then.asOf()).isEqualTo(LocalDate.of(year, 12, 31));
        assertThat(then.at(Step.REGISTERED).reached()).isEqualTo(5);
        assertThat(then.at(Step.VERIFIED).reached()).isEqualTo(2);
        assertThat(realSector.progress(year - 1).block().at(Step.REGISTERED).reached()).isZero();
        assertThat(
                        realSector
                                .progress(realSector.thisYear())
                                .block()
                                .at(Step.REAL_SECTOR)
                                .reached())
                .isEqualTo(4);
        Regency.refused(() -> realSector.progress(1999).block(), "target-year");
    }

    @Test
    void aTargetIsOnRecordAndNobodyOverwritesAnother() {
        var targets = regency.get(Targets.class);
        assertThat(targets.of(year).block()).isEqualTo(Target.unset(year));
        var first = targets.put(new Target(year, 600, 340, 300, 200, 0), Regency.DINA).block();
        assertThat(first.version()).isEqualTo(1);
        Regency.refused(
                () -> targets.put(new Target(year, 1, 1, 1, 1, 0), "other").block(),
                "version-changed");
        targets.put(new Target(year, 700, 340, 300, 200, 1), Regency.DINA).block();
        Regency.refused(
                () -> targets.put(new Target(year, 10, 11, 5, 5, 2), Regency.DINA).block(),
                "target-order");
        Regency.refused(
                () -> targets.put(new Target(1990, 10, 9, 5, 5, 0), Regency.DINA).block(),
                "target-year");
        assertThat(realSector.progress(year).block().target().of(Step.KIND_CHECKED)).isEqualTo(700);
        assertThat(operations("target:" + year)).containsExactly("target-set", "target-set");
    }

    private List<String> operations(String subject) {
        return regency.get(Audit.class)
                .of(subject, null, 9)
                .map(AuditEntry::operation)
                .collectList()
                .block();
    }

    @Test
    void aFindingHasASourceAndADayAndStandsForEver() {
        var checks = regency.get(KindChecks.class);
        var shop = regency.registers("Koperasi");
        var today = regency.today();
        Regency.refused(
                () -> checks.record(Ids.next(), shop.id(), Sector.MIXED, today, " ", "d").block(),
                "check-source-missing");
        var tomorrow = today.plusDays(1);
        Regency.refused(
                () ->
                        checks.record(Ids.next(), shop.id(), Sector.MIXED, tomorrow, "RAT", "d")
                                .block(),
                "check-date");
        Regency.refused(
                () ->
                        checks.record(
                                        Ids.next(),
                                        UUID.randomUUID(),
                                        Sector.MIXED,
                                        today,
                                        "RAT",
                                        "d")
                                .block(),
                "not-found");
        checks.record(
                        Ids.next(),
                        shop.id(),
                        Sector.SAVINGS_AND_LOAN,
                        today.minusDays(9),
                        "RAT",
                        "d")
                .block();
        regency.checks(shop, Sector.REAL_SECTOR);
        assertThat(checks.of(shop.id()).map(KindCheck::sector).collectList().block())
                .containsExactly(Sector.REAL_SECTOR, Sector.SAVINGS_AND_LOAN);
        assertThat(operations("cooperative:" + shop.id()))
                .containsExactly("kind-checked", "kind-checked");
    }

    @Test
    void whoStoppedIsAskedOnceAYearAndAnswersOnce() {
        var all = five();
        var calls = regency.get(Calls.class);
        var before = regency.backend.statements();
        var stopped = realSector.stoppedBefore(Step.KIND_CHECKED, null, 10).block();
        assertThat(regency.backend.statements() - before).isEqualTo(4);
        assertThat(stopped.rows())
                .singleElement()
                .satisfies(s -> assertThat(s.stand().cooperative().id()).isEqualTo(all[0].id()));
        assertThat(names(Step.REAL_SECTOR)).containsExactly("Koperasi Simpan Pinjam");
        assertThat(names(Step.VERIFIED)).containsExactly("Koperasi Campuran");
        assertThat(names(Step.SOLD)).containsExactly("Koperasi Terverifikasi");
        var everybody = Arrays.stream(all).map(Cooperative::id).toList();
        assertThat(calls.call(Step.KIND_CHECKED, everybody, "d").block()).isEqualTo(1);
        assertThat(calls.call(Step.KIND_CHECKED, everybody, "d").block()).isZero();
        regency.backend.drain();
        assertThat(regency.called.events()).hasSize(1);
        Regency.refused(() -> calls.call(Step.SOLD, List.of(), "d").block(), "nobody-chosen");
        var call = calls.of(all[0]).block().getFirst();
        Regency.refused(
                () -> calls.answer(call.id(), all[1].id(), "Kami", Sector.MIXED, "m").block(),
                "not-found");
        Regency.refused(
                () -> calls.answer(call.id(), all[0].id(), "Kami", null, "m").block(),
                "answer-sector");
        calls.answer(call.id(), all[0].id(), "Kami membuat emping", Sector.REAL_SECTOR, "m")
                .block();
        Regency.refused(
                () -> calls.answer(call.id(), all[0].id(), "Lagi", Sector.MIXED, "m").block(),
                "call-answered");
        assertThat(realSector.stoppedBefore(Step.KIND_CHECKED, null, 10).block().rows())
                .singleElement()
                .satisfies(s -> assertThat(s.call().claimedSector()).isEqualTo(Sector.REAL_SECTOR));
    }

    private List<String> names(Step step) {
        return realSector.stoppedBefore(step, null, 10).block().rows().stream()
                .map(s -> s.stand().cooperative().name())
                .toList();
    }

    @Test
    void whatIsDoneIsNoLongerAsked() {
        var calls = regency.get(Calls.class);
        var shop = regency.registers("Koperasi");
        regency.checks(shop, Sector.REAL_SECTOR);
        calls.call(Step.VERIFIED, List.of(shop.id()), "d").block();
        assertThat(calls.of(shop).block()).hasSize(1);
        var verified = regency.get(Cooperatives.class).verify(shop.id()).block();
        assertThat(calls.of(verified).block()).isEmpty();
    }

    @Test
    void pagesOfThoseWhoStoppedFollowEachOther() {
        for (int i = 0; i < 7; i++) {
            regency.registers("Koperasi " + i);
        }
        var first = realSector.stoppedBefore(Step.KIND_CHECKED, null, 5).block();
        assertThat(first.total()).isEqualTo(7);
        assertThat(first.more()).isTrue();
        var last = first.rows().getLast().stand().cooperative().id();
        var second = realSector.stoppedBefore(Step.KIND_CHECKED, last, 5).block();
        assertThat(second.rows())
                .extracting(s -> s.stand().cooperative().name())
                .containsExactly("Koperasi 5", "Koperasi 6");
        assertThat(second.more()).isFalse();
    }

    @Test
    void theMapCountsEveryDistrictByState() {
        five();
        var map = regency.get(DistrictFigures.class);
        var before = regency.backend.statements();
        var counts = map.all().block();
        assertThat(regency.backend.statements() - before).isLessThanOrEqualTo(4);
        assertThat(counts)
                .extracting(c -> c.district().name())
                .containsExactly("Cinangka", "Ciruas");
        var cinangka = counts.getFirst();
        assertThat(cinangka.registered()).isEqualTo(5);
        assertThat(cinangka.verified()).isEqualTo(2);
        assertThat(cinangka.selling()).isEqualTo(1);
        assertThat(cinangka.realSector()).isEqualTo(3);
        assertThat(cinangka.sales().rupiah()).isEqualTo(75_000);
        assertThat(counts.getLast().registered()).isZero();
        var page = map.in(Regency.CINANGKA, null, 3).block();
        assertThat(page.rows()).hasSize(3);
        assertThat(page.total()).isEqualTo(5);
        assertThat(page.more()).isTrue();
        assertThat(map.in(Regency.CIRUAS, null, 3).block().rows()).isEmpty();
        regency.clock.advance(Duration.ofDays(31));
        assertThat(map.all().block().getFirst().selling()).as("a month later").isZero();
    }
}
