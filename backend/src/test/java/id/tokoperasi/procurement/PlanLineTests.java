package id.tokoperasi.procurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.tokoperasi.kernel.Money;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.testing.BackendContext;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

class PlanLineTests {

    private static final String ACCOUNT = "5.1.02.01.01.0024";
    private static final String OFFICER = "officer";

    private static BackendContext context;
    private static PlanLines lines;
    private static Agencies agencies;

    private UUID agency;

    @BeforeAll
    static void open() {
        context = BackendContext.of("procurement").start();
        lines = context.get(PlanLines.class);
        agencies = context.get(Agencies.class);
    }

    @AfterAll
    static void close() {
        context.close();
    }

    @BeforeEach
    void newOffice() {
        agency = UUID.randomUUID();
        agencies.put(List.of(new Agency(agency, "CONTOH-" + agency, "Bagian Umum", null, "high")))
                .block();
    }

    private static PlanLineDraft draft(String code, long ceiling) {
        return new PlanLineDraft(
                code,
                "Perlengkapan seminar",
                ACCOUNT,
                null,
                PurchaseKind.GOODS,
                "APBD-DAU",
                Money.rupiah(ceiling),
                LocalDate.of(2026, 2, 1),
                LocalDate.of(2026, 11, 30),
                LocalDate.of(2026, 1, 15),
                true,
                true);
    }

    private PlanWritten put(PlanLineDraft draft) {
        return lines.put(agency, 2026, List.of(draft), OFFICER)
                .block()
                .get(new PlanLines.Codes(draft.planCode(), draft.accountCode()));
    }

    private PlanLine line(String code, long ceiling) {
        put(draft(code, ceiling));
        return lines.page(agency, 2026, code, null, 10).blockFirst();
    }

    private PlanLine again(PlanLine line) {
        return lines.find(line.id(), line.agencyId()).block();
    }

    private void commit(PlanLine line, long rupiah, UUID order) {
        lines.commit(line.id(), agency, Money.rupiah(rupiah), order, OFFICER).block();
    }

    @Test
    void writingThePlanTwiceChangesNothing() {
        assertThat(put(draft("58214730", 60_000_000))).isEqualTo(PlanWritten.CREATED);
        assertThat(put(draft("58214730", 60_000_000))).isEqualTo(PlanWritten.SAME);
        assertThat(put(draft("58214730", 65_000_000))).isEqualTo(PlanWritten.CHANGED);
        assertThat(
                        context.one(
                                Long.class,
                                """
                                select sum(amount_rupiah)::bigint from procurement.plan_movements m
                                  join procurement.plan_lines p on p.id = m.plan_line_id
                                 where agency_id = :agency
                                """,
                                Map.of("agency", agency)))
                .isEqualTo(65_000_000);
    }

    @Test
    void aCeilingIsNotLoweredBelowWhatIsPromised() {
        var line = line("1", 60_000_000);
        commit(line, 50_000_000, UUID.randomUUID());

        assertThat(put(draft("1", 49_999_999))).isEqualTo(PlanWritten.TOO_LOW);
        assertThat(put(draft("1", 50_000_000))).isEqualTo(PlanWritten.CHANGED);
        assertThat(again(line).balance()).isEqualTo(Money.ZERO);
    }

    @Test
    void twoHundredOfficersNeverOverdrawALine() {
        var line = line("1", 10_000_000);

        var done =
                Flux.range(0, 200)
                        .flatMap(
                                i ->
                                        lines.commit(
                                                        line.id(),
                                                        agency,
                                                        Money.rupiah(300_000),
                                                        UUID.randomUUID(),
                                                        OFFICER + i)
                                                .thenReturn(true)
                                                .onErrorResume(
                                                        Refusal.class,
                                                        r -> {
                                                            assertThat(r.code())
                                                                    .isEqualTo(
                                                                            "plan-line-overdrawn");
                                                            return Mono.just(false);
                                                        }),
                                200)
                        .filter(Boolean::booleanValue)
                        .count()
                        .block();

        assertThat(done).isEqualTo(33);
        assertThat(again(line).committed()).isEqualTo(Money.rupiah(9_900_000));
        assertThat(
                        context.one(
                                Long.class,
                                """
                                select count(*) from procurement.plan_movements
                                 where plan_line_id = :line and kind = 'COMMITTED'
                                """,
                                Map.of("line", line.id())))
                .isEqualTo(33);
    }

    @Test
    void oneOrderPromisesOnceHoweverOftenItIsSent() {
        var line = line("1", 10_000_000);
        var order = UUID.randomUUID();

        Flux.range(0, 20)
                .flatMap(
                        i ->
                                lines.commit(
                                        line.id(), agency, Money.rupiah(6_000_000), order, OFFICER))
                .blockLast();

        assertThat(again(line).committed()).isEqualTo(Money.rupiah(6_000_000));
    }

    @Test
    void whatIsAcceptedIsSpentAndTheRestIsFree() {
        var line = line("1", 10_000_000);
        var order = UUID.randomUUID();
        var handover = UUID.randomUUID();
        commit(line, 6_000_000, order);

        for (int i = 0; i < 2; i++) {
            lines.spend(line.id(), Money.rupiah(4_000_000), handover, OFFICER).block();
            lines.release(line.id(), Money.rupiah(2_000_000), order, OFFICER).block();
        }

        var now = again(line);
        assertThat(now.committed()).isEqualTo(Money.ZERO);
        assertThat(now.spent()).isEqualTo(Money.rupiah(4_000_000));
        assertThat(now.balance()).isEqualTo(Money.rupiah(6_000_000));
    }

    @Test
    void moreThanIsPromisedCannotBeSpent() {
        var line = line("1", 10_000_000);
        commit(line, 1_000_000, UUID.randomUUID());

        assertThatThrownBy(
                        () ->
                                lines.spend(
                                                line.id(),
                                                Money.rupiah(1_000_001),
                                                UUID.randomUUID(),
                                                OFFICER)
                                        .block())
                .hasMessageContaining("commitment-too-small");
        assertThat(again(line).spent()).isEqualTo(Money.ZERO);
        assertThat(again(line).committed()).isEqualTo(Money.rupiah(1_000_000));
    }

    @Test
    void openPromisesGoOnInTheNextYearAndTheRestDoesNot() {
        var line = line("1", 10_000_000);
        var order = UUID.randomUUID();
        commit(line, 6_000_000, order);

        assertThat(lines.carryOver(agency, 2026, OFFICER).block()).isEqualTo(1);
        assertThat(lines.carryOver(agency, 2026, OFFICER).block()).isZero();

        assertThat(again(line).committed()).isEqualTo(Money.ZERO);
        var next = lines.page(agency, 2027, null, null, 10).blockFirst();
        assertThat(next.planCode()).isEqualTo("1-L");
        assertThat(next.carriedFrom()).isEqualTo(line.id());
        assertThat(next.balance()).isEqualTo(Money.ZERO);

        lines.spend(line.id(), Money.rupiah(6_000_000), UUID.randomUUID(), OFFICER).block();
        assertThat(again(next).spent()).isEqualTo(Money.rupiah(6_000_000));
        assertThat(again(line).spent()).isEqualTo(Money.ZERO);
    }

    @Test
    void anotherOfficesLineIsUnknown() {
        var line = line("1", 10_000_000);
        var other = UUID.randomUUID();

        assertThatThrownBy(() -> lines.find(line.id(), other).block())
                .hasMessageContaining("not-found");
        assertThatThrownBy(
                        () ->
                                lines.commit(
                                                line.id(),
                                                other,
                                                Money.rupiah(1),
                                                UUID.randomUUID(),
                                                OFFICER)
                                        .block())
                .hasMessageContaining("not-found");
        assertThat(again(line).committed()).isEqualTo(Money.ZERO);
    }

    @ParameterizedTest
    @CsvSource({
        "'',5.1.02.01.01.0024,0,2026-01-01,plan-code",
        "1,5.1.2.1.1.24,0,2026-01-01,account-code",
        "1,5.1.02.01.01.0024,-1,2026-01-01,plan-ceiling",
        "1,5.1.02.01.01.0024,0,2026-12-31,plan-dates"
    })
    void refusesLinesThatCannotBe(
            String code, String account, long ceiling, LocalDate start, String refusal) {
        var draft =
                new PlanLineDraft(
                        code,
                        "Nasi kotak",
                        account,
                        null,
                        PurchaseKind.GOODS,
                        "PAD",
                        Money.rupiah(ceiling),
                        start,
                        LocalDate.of(2026, 12, 30),
                        null,
                        true,
                        true);
        assertThatThrownBy(() -> lines.put(agency, 2026, List.of(draft), OFFICER).block())
                .hasMessageContaining(refusal);
    }

    @Test
    void aBudgetIsWrittenOnceAndRecorded() {
        var budgets = context.get(Budgets.class);
        var total = new Budgets.Line(agency, Money.rupiah(96_400_000_000L), "DPA 2026");

        assertThat(budgets.put(2026, List.of(total), OFFICER, "DEPARTMENT_OFFICER").block())
                .isEqualTo(1);
        assertThat(budgets.put(2026, List.of(total), OFFICER, "DEPARTMENT_OFFICER").block())
                .isZero();

        assertThat(budgets.of(2026, List.of(agency)).blockFirst().goodsAndServices())
                .isEqualTo(Money.rupiah(96_400_000_000L));
        assertThat(
                        context.one(
                                Long.class,
                                "select count(*) from audit.entries where subject = :s",
                                Map.of("s", "budget:" + agency + ".2026")))
                .isEqualTo(1);
    }
}
