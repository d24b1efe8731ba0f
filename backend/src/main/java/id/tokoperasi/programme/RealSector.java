package id.tokoperasi.programme;

import id.tokoperasi.cooperative.CooperativeRegister;
import id.tokoperasi.cooperative.CooperativeStatus;
import id.tokoperasi.cooperative.RegisteredCooperative;
import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.ordering.Sales;
import id.tokoperasi.ordering.SalesFigures;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;

/** How far the cooperatives have come from lending to trading, from dated facts alone. */
@Component
public class RealSector {

    private static final int FIRST_YEAR = 2020;
    private static final int LAST_YEAR = 2100;

    private final CooperativeRegister register;
    private final KindRows kinds;
    private final SalesFigures sales;
    private final Targets targets;
    private final OfficeFigures figures;
    private final CallRows calls;
    private final Clock clock;

    RealSector(
            CooperativeRegister register,
            KindRows kinds,
            SalesFigures sales,
            Targets targets,
            OfficeFigures figures,
            CallRows calls,
            Clock clock) {
        this.register = register;
        this.kinds = kinds;
        this.sales = sales;
        this.targets = targets;
        this.figures = figures;
        this.calls = calls;
        this.clock = clock;
    }

    /** A cooperative that has stopped, and what the office has asked of it this year, if anything. */
    public record Stopped(Stand stand, @Nullable Call call) {}

    /** A page of those who have stopped, and how many there are in all. */
    public record StoppedPage(List<Stopped> rows, int total, boolean more) {}

    /** This year, in Jakarta. */
    public int thisYear() {
        return Jakarta.day(clock.instant()).getYear();
    }

    /**
     * Reached against target. A fixed number of statements. Refuses {@code target-year} outside 2020 to
     * 2100.
     */
    public Mono<Progress> progress(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            return Mono.error(Refusal.invalidField("year", "target-year"));
        }
        return Mono.zip(stands(year), targets.of(year), figures.all())
                .map(all -> progress(year, all.getT1(), all.getT2(), all.getT3()));
    }

    private Progress progress(
            int year, List<Stand> stands, Target target, List<OfficeFigure> stated) {
        var steps = Arrays.stream(Step.values()).map(s -> count(s, stands)).toList();
        return new Progress(
                year,
                asOf(year),
                target,
                steps,
                count(stands, s -> s.onlyLends() && !s.isVillage()),
                count(stands, s -> s.check() == null && s.sales().orders() > 0),
                count(stands, s -> s.cooperative().demo()),
                stated);
    }

    private static Progress.Count count(Step step, List<Stand> stands) {
        return new Progress.Count(
                step,
                count(stands, s -> !s.isVillage() && s.reached().includes(step)),
                count(stands, s -> s.isVillage() && s.reached().includes(step)));
    }

    private static long count(List<Stand> stands, Predicate<Stand> which) {
        return stands.stream().filter(which).count();
    }

    /**
     * Those who reached the step before this one and not this one, by name; for {@link Step#REAL_SECTOR}
     * those who only lend. Refuses as unknown for the first step, which nobody stops before.
     *
     * @param after the last one seen, or null from the start
     */
    public Mono<StoppedPage> stoppedBefore(Step step, @Nullable UUID after, int size) {
        if (step == Step.REGISTERED) {
            return Mono.error(Refusal.unknown());
        }
        return Mono.zip(
                        stopped(step),
                        calls.ofYear(step, thisYear()).collectMap(Call::cooperativeId))
                .map(both -> page(both.getT1(), both.getT2(), after, size));
    }

    private static StoppedPage page(
            List<Stand> all, Map<UUID, Call> calls, @Nullable UUID after, int size) {
        var slice = Slices.after(all, s -> s.cooperative().id(), after);
        var rows =
                slice.stream()
                        .limit(size)
                        .map(s -> new Stopped(s, calls.get(s.cooperative().id())))
                        .toList();
        return new StoppedPage(rows, all.size(), slice.size() > size);
    }

    /** All who stopped before a step today, by name. */
    Mono<List<Stand>> stopped(Step step) {
        return stands(thisYear())
                .map(all -> all.stream().filter(s -> s.reached() == step.previous()).toList());
    }

    private Mono<List<Stand>> stands(int year) {
        var day = asOf(year);
        var month = sales.between(Jakarta.startOf(day.withDayOfMonth(1)), Jakarta.endOf(day));
        return Mono.zip(
                        register.all(),
                        kinds.newest(day).collectMap(KindCheck::cooperativeId),
                        month)
                .map(
                        all ->
                                all.getT1().stream()
                                        .filter(c -> !Jakarta.day(c.registeredAt()).isAfter(day))
                                        .map(c -> stand(c, all.getT2(), all.getT3(), day))
                                        .toList());
    }

    private LocalDate asOf(int year) {
        var today = Jakarta.day(clock.instant());
        var end = LocalDate.of(year, 12, 31);
        return end.isBefore(today) ? end : today;
    }

    private static Stand stand(
            RegisteredCooperative c,
            Map<UUID, KindCheck> checks,
            Map<UUID, Sales> sales,
            LocalDate day) {
        var check = checks.get(c.id());
        var sold = Objects.requireNonNullElse(sales.get(c.id()), Sales.NONE);
        return new Stand(c, reached(c, check, sold, day), check, sold);
    }

    private static Step reached(
            RegisteredCooperative c, @Nullable KindCheck check, Sales sold, LocalDate day) {
        if (check == null) {
            return Step.REGISTERED;
        }
        if (!check.sector().counts()) {
            return Step.KIND_CHECKED;
        }
        if (c.status() != CooperativeStatus.VERIFIED
                || c.verifiedAt() == null
                || Jakarta.day(c.verifiedAt()).isAfter(day)) {
            return Step.REAL_SECTOR;
        }
        return sold.orders() == 0 ? Step.VERIFIED : Step.SOLD;
    }
}
