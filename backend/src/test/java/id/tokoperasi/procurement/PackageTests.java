package id.tokoperasi.procurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.tokoperasi.catalog.TaxClass;
import id.tokoperasi.kernel.Ids;
import id.tokoperasi.kernel.Money;
import id.tokoperasi.rules.Rules;
import id.tokoperasi.testing.BackendContext;
import id.tokoperasi.testing.SeededRules;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import reactor.core.publisher.Flux;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

class PackageTests {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
    private static final String OFFICER = "rina";

    private static BackendContext context;
    private static Packages packages;
    private static PlanLines lines;

    private UUID agency;
    private PlanLine line;

    @BeforeAll
    static void open() {
        context = BackendContext.of("procurement").start();
        packages = context.get(Packages.class);
        lines = context.get(PlanLines.class);
        context.get(Rules.class).put(SeededRules.on(DAY).all()).block();
    }

    @AfterAll
    static void close() {
        context.close();
    }

    @BeforeEach
    void newOffice() {
        agency = UUID.randomUUID();
        context.get(Agencies.class)
                .put(List.of(new Agency(agency, "CONTOH-" + agency, "Bagian Umum", null, "high")))
                .block();
        line = line(null);
    }

    private PlanLine line(@Nullable LocalDate announced) {
        var code = announced == null ? "58214730" : "58214731";
        var draft =
                new PlanLineDraft(
                        code,
                        "Perlengkapan seminar",
                        "5.1.02.01.01.0024",
                        null,
                        PurchaseKind.GOODS,
                        "PAD",
                        Money.rupiah(60_000_000),
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2026, 12, 31),
                        announced,
                        true,
                        true);
        lines.put(agency, 2026, List.of(draft), OFFICER).block();
        return lines.page(agency, 2026, code, null, 1).blockFirst();
    }

    private PackageDraft need(PlanLine from, @Nullable Money estimate, int sources) {
        return new PackageDraft(
                from.id(),
                "Tas seminar anyaman",
                PurchaseKind.GOODS,
                PurchaseMethod.DIRECT,
                DAY,
                DAY.plusDays(14),
                "Setda, Ciruas",
                null,
                estimate,
                List.of(
                        new PackageDraft.Item(
                                "Tas anyaman pandan",
                                "Ukuran 30 x 40 cm, tali kain",
                                350,
                                "buah",
                                TaxClass.GOODS)),
                IntStream.range(0, sources)
                        .mapToObj(
                                i ->
                                        new PackageDraft.PriceSource(
                                                "Sumber " + i, DAY, Money.rupiah(45_000_000 + i)))
                        .toList());
    }

    private PurchasePackage opened() {
        return packages.open(Ids.next(), agency, need(line, null, 0), OFFICER).block();
    }

    @Test
    void aPackageKeepsWhatIsNeeded() {
        var need = need(line, Money.rupiah(46_500_000), 2);
        var id = UUID.randomUUID();

        var first = packages.open(id, agency, need, OFFICER).block();
        var again = packages.open(id, agency, need, OFFICER).block();

        assertThat(first.number()).isEqualTo("PKT-2026-00001");
        assertThat(first.need()).isEqualTo(need);
        assertThat(first.ceiling()).isEqualTo(Money.rupiah(60_000_000));
        assertThat(again).isEqualTo(first);
    }

    @Test
    void twoHundredPackagesAtOnceAreNumberedWithoutGapOrDouble() {
        var refused = need(line, Money.rupiah(-1), 0);
        var numbers =
                Flux.range(0, 200)
                        .flatMap(
                                i ->
                                        packages.open(
                                                        UUID.randomUUID(),
                                                        agency,
                                                        i % 10 == 0 ? refused : need(line, null, 0),
                                                        OFFICER)
                                                .map(PurchasePackage::number)
                                                .onErrorComplete(),
                                200)
                        .collectSortedList()
                        .block();

        assertThat(numbers)
                .isEqualTo(
                        IntStream.rangeClosed(1, 180)
                                .mapToObj("PKT-2026-%05d"::formatted)
                                .toList());
    }

    @Test
    void onlyTheVersionThatWasSeenIsChanged() {
        var p = opened();
        var changed = need(line, Money.rupiah(46_500_000), 3);

        var edited = packages.edit(p.id(), agency, p.version(), changed, OFFICER).block();

        assertThat(edited.need()).isEqualTo(changed);
        assertThat(edited.version()).isEqualTo(p.version() + 1);
        assertThatThrownBy(
                        () -> packages.edit(p.id(), agency, p.version(), changed, OFFICER).block())
                .hasMessageContaining("version-changed");
        assertThatThrownBy(
                        () ->
                                packages.edit(
                                                p.id(),
                                                UUID.randomUUID(),
                                                edited.version(),
                                                changed,
                                                OFFICER)
                                        .block())
                .hasMessageContaining("not-found");
    }

    @Test
    void aPackageNeedsAPlanLineOfItsOfficeItsYearAndItsKind() {
        var other = UUID.randomUUID();
        assertThatThrownBy(
                        () ->
                                packages.open(
                                                UUID.randomUUID(),
                                                other,
                                                need(line, null, 0),
                                                OFFICER)
                                        .block())
                .hasMessageContaining("not-found");
        var n = need(line, null, 0);
        var nextYear =
                new PackageDraft(
                        n.planLineId(),
                        n.title(),
                        n.kind(),
                        n.method(),
                        LocalDate.of(2027, 1, 1),
                        LocalDate.of(2027, 1, 2),
                        n.place(),
                        null,
                        null,
                        n.items(),
                        n.sources());
        assertThatThrownBy(
                        () -> packages.open(UUID.randomUUID(), agency, nextYear, OFFICER).block())
                .hasMessageContaining("plan-line-year");
    }

    @Test
    void whatIsMissingIsWarnedOfAndNothingIsBlocked() {
        var p = opened();
        assertThat(codes(p))
                .containsExactly("not-announced", "catalogue-unchecked", "estimate-missing");

        packages.check(
                        p.id(),
                        agency,
                        new CatalogueCheck(
                                DAY.minusDays(400),
                                "tas anyaman",
                                CatalogueCheck.Result.UNFIT,
                                "Stok hanya 20"),
                        OFFICER)
                .block();
        var announced = line(LocalDate.of(2026, 1, 15));
        var better = need(announced, Money.rupiah(61_000_000), 1);
        var edited = packages.edit(p.id(), agency, p.version(), better, OFFICER).block();
        assertThat(codes(edited)).containsExactly("too-few-sources", "over-balance");

        var good = need(announced, Money.rupiah(46_500_000), 2);
        var last = packages.edit(p.id(), agency, edited.version(), good, OFFICER).block();
        assertThat(codes(last)).isEmpty();
    }

    private static List<String> codes(PurchasePackage p) {
        return packages.warnings(p).block().stream().map(PackageWarning::code).toList();
    }

    @Test
    void whoeverDoesNotBuyFromTheCatalogueSaysWhy() {
        var p = opened();
        assertThatThrownBy(
                        () ->
                                packages.check(
                                                p.id(),
                                                agency,
                                                new CatalogueCheck(
                                                        DAY.minusDays(400),
                                                        "tas",
                                                        CatalogueCheck.Result.FOUND,
                                                        " "),
                                                OFFICER)
                                        .block())
                .hasMessageContaining("catalogue-check");
        assertThat(packages.checks(p.id(), agency).collectList().block()).isEmpty();
    }

    @Test
    void aCancelledPackageStaysAsItIs() {
        var p = opened();
        var cancelled =
                packages.cancel(p.id(), agency, p.version(), "Acara batal", OFFICER).block();

        assertThat(cancelled.state()).isEqualTo(PackageState.CANCELLED);
        assertThat(cancelled.cancelledBecause()).isEqualTo("Acara batal");
        assertThatThrownBy(
                        () ->
                                packages.edit(
                                                p.id(),
                                                agency,
                                                cancelled.version(),
                                                p.need(),
                                                OFFICER)
                                        .block())
                .hasMessageContaining("package-state");
    }

    @Test
    void theBoardShowsTheNewestFirstInOneStatement() {
        var first = opened();
        var second = opened();
        var before = context.statements();

        var page = packages.page(agency, PackageState.DRAFT, null, 10).collectList().block();

        assertThat(context.statements() - before).isEqualTo(1);
        assertThat(page).extracting(PurchasePackage::id).containsExactly(second.id(), first.id());
        assertThat(packages.page(agency, null, second.id(), 10).collectList().block())
                .extracting(PurchasePackage::id)
                .containsExactly(first.id());
    }
}
