package id.tokoperasi.procurement;

import id.tokoperasi.audit.Audit;
import id.tokoperasi.audit.Decision;
import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.kernel.Transactions;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Needs of the offices, from the plan line to the order. */
@Component
public class Packages {

    private static final String SERIES = "package";

    private final PackageRows rows;
    private final PlanLines planLines;
    private final EvidenceRules evidence;
    private final Numbers numbers;
    private final Audit audit;
    private final Transactions transactions;
    private final Clock clock;

    Packages(
            PackageRows rows,
            PlanLines planLines,
            EvidenceRules evidence,
            Numbers numbers,
            Audit audit,
            Transactions transactions,
            Clock clock) {
        this.rows = rows;
        this.planLines = planLines;
        this.evidence = evidence;
        this.numbers = numbers;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Opens a package with the next number of the office and the year of the order. Refuses as {@link
     * PackageDraft#check} does, as unknown when the plan line is another office's, {@code plan-line-year}
     * when it is of another year, {@code plan-line-kind} when it plans another kind, and {@code
     * plan-line-overdrawn} when nothing is left of it.
     *
     * @param id the same for a repeated call
     */
    public Mono<PurchasePackage> open(UUID id, UUID agencyId, PackageDraft need, String actor) {
        var now = clock.instant();
        return checked(agencyId, need)
                .flatMap(
                        line ->
                                transactions.run(
                                        () ->
                                                rows.byId(id, agencyId)
                                                        .switchIfEmpty(
                                                                Mono.defer(
                                                                        () ->
                                                                                write(
                                                                                        id, line,
                                                                                        need, actor,
                                                                                        now)))));
    }

    private Mono<PurchasePackage> write(
            UUID id, PlanLine line, PackageDraft need, String actor, Instant now) {
        var agencyId = line.agencyId();
        return numbers.next(agencyId, SERIES, line.year())
                .map(n -> String.format(Locale.ROOT, "PKT-%d-%05d", line.year(), n))
                .flatMap(
                        number ->
                                rows.insert(id, agencyId, number, need, line.balance(), actor, now)
                                        .then(
                                                record(
                                                        id,
                                                        agencyId,
                                                        actor,
                                                        "package-opened",
                                                        Map.of("number", number),
                                                        now)))
                .then(Mono.defer(() -> rows.byId(id, agencyId)));
    }

    private Mono<PlanLine> checked(UUID agencyId, PackageDraft need) {
        return Mono.fromRunnable(need::check)
                .then(planLines.find(need.planLineId(), agencyId))
                .doOnNext(
                        line -> {
                            if (line.year() != need.orderOn().getYear()) {
                                throw Refusal.invalidField("planLineId", "plan-line-year");
                            }
                            if (line.kind() != need.kind()) {
                                throw Refusal.invalidField("kind", "plan-line-kind");
                            }
                            if (line.balance().rupiah() <= 0) {
                                throw Refusal.invalid(
                                        "plan-line-overdrawn", Map.of("balanceRupiah", 0L));
                            }
                        });
    }

    /** Writes a draft anew; refuses as {@link #open} does, and as stale when the version has moved on. */
    public Mono<PurchasePackage> edit(
            UUID id, UUID agencyId, long seenVersion, PackageDraft need, String actor) {
        var now = clock.instant();
        return find(id, agencyId)
                .doOnNext(p -> requireState(p, PackageState.DRAFT))
                .then(checked(agencyId, need))
                .flatMap(
                        line ->
                                transactions.run(
                                        () ->
                                                rows.update(
                                                                id,
                                                                agencyId,
                                                                seenVersion,
                                                                need,
                                                                line.balance())
                                                        .switchIfEmpty(Mono.error(Refusal::stale))
                                                        .then(
                                                                record(
                                                                        id,
                                                                        agencyId,
                                                                        actor,
                                                                        "package-edited",
                                                                        Map.of(),
                                                                        now))
                                                        .then(
                                                                Mono.defer(
                                                                        () ->
                                                                                rows.byId(
                                                                                        id,
                                                                                        agencyId)))));
    }

    private static void requireState(PurchasePackage p, PackageState state) {
        if (p.state() != state) {
            throw Refusal.conflict("package-state");
        }
    }

    /** Gives a draft up. Refuses {@code package-state}, {@code reason-missing}, and as stale. */
    public Mono<PurchasePackage> cancel(
            UUID id, UUID agencyId, long seenVersion, String reason, String actor) {
        var now = clock.instant();
        var why = reason.strip();
        if (why.isEmpty() || why.length() > 500) {
            return Mono.error(Refusal.invalidField("reason", "reason-missing"));
        }
        return find(id, agencyId)
                .doOnNext(p -> requireState(p, PackageState.DRAFT))
                .then(
                        transactions.run(
                                () ->
                                        rows.move(
                                                        id,
                                                        agencyId,
                                                        seenVersion,
                                                        PackageState.DRAFT,
                                                        PackageState.CANCELLED,
                                                        why)
                                                .switchIfEmpty(Mono.error(Refusal::stale))
                                                .then(
                                                        record(
                                                                id,
                                                                agencyId,
                                                                actor,
                                                                "package-cancelled",
                                                                Map.of("reason", why),
                                                                now))))
                .then(Mono.defer(() -> find(id, agencyId)));
    }

    /**
     * Notes what the national catalogue has. Refuses {@code catalogue-check} when a word is missing or too
     * long, or the day is to come, and {@code package-state} for what is no draft.
     */
    public Mono<Void> check(UUID id, UUID agencyId, CatalogueCheck check, String actor) {
        var now = clock.instant();
        var whole =
                !check.searched().isEmpty()
                        && check.searched().length() <= 300
                        && check.reason().length() <= 1_000
                        && (check.result() == CatalogueCheck.Result.NOT_FOUND
                                || !check.reason().isEmpty())
                        && !check.checkedOn().isAfter(Jakarta.day(now));
        if (!whole) {
            return Mono.error(Refusal.invalidField("result", "catalogue-check"));
        }
        return find(id, agencyId)
                .doOnNext(p -> requireState(p, PackageState.DRAFT))
                .flatMap(
                        p ->
                                transactions.run(
                                        () ->
                                                rows.addCheck(id, check, actor, now)
                                                        .then(
                                                                record(
                                                                        id,
                                                                        agencyId,
                                                                        actor,
                                                                        "catalogue-checked",
                                                                        Map.of(
                                                                                "result",
                                                                                check.result()
                                                                                        .name()),
                                                                        now))));
    }

    /** The checks of a package, newest first; none for another office's. */
    public Flux<CatalogueCheck> checks(UUID id, UUID agencyId) {
        return rows.checks(id, agencyId);
    }

    /** Refuses as unknown what is not that office's. */
    public Mono<PurchasePackage> find(UUID id, UUID agencyId) {
        return rows.byId(id, agencyId).switchIfEmpty(Mono.error(Refusal::unknown));
    }

    /**
     * An office's packages, newest first.
     *
     * @param state only these; null for all
     * @param before id of the last one seen, or null from the newest
     * @param size 1 to 101
     */
    public Flux<PurchasePackage> page(
            UUID agencyId, @Nullable PackageState state, @Nullable UUID before, int size) {
        return rows.page(agencyId, state, before, size);
    }

    /**
     * What to mind before ordering: the plan not announced, the catalogue not checked, no estimate where
     * one is needed or too few sources, more than is left. Warnings never block.
     */
    public Mono<List<PackageWarning>> warnings(PurchasePackage p) {
        var need = p.need();
        var value = need.estimate() != null ? need.estimate() : need.reference();
        var purchase =
                new EvidenceCase(
                        need.kind(),
                        need.method(),
                        need.orderOn(),
                        value == null ? p.ceiling() : value);
        return Mono.zip(
                        planLines.find(need.planLineId(), p.agencyId()),
                        checks(p.id(), p.agencyId()).hasElements(),
                        evidence.assess(purchase))
                .map(all -> warnings(p, all.getT1(), all.getT2(), all.getT3()));
    }

    private static List<PackageWarning> warnings(
            PurchasePackage p, PlanLine line, boolean checked, Evidence evidence) {
        var need = p.need();
        var warnings = new ArrayList<PackageWarning>();
        if (line.announcedOn() == null) {
            warnings.add(new PackageWarning("not-announced", List.of("PBJ-RUP-BEFORE")));
        }
        if (!checked && need.method() == PurchaseMethod.DIRECT) {
            warnings.add(new PackageWarning("catalogue-unchecked", List.of("PBJ-CATALOGUE-FIRST")));
        }
        if (evidence.ownersEstimateNeeded() && need.estimate() == null) {
            warnings.add(new PackageWarning("estimate-missing", List.of("PBJ-HPS-EXEMPT")));
        }
        if (need.estimate() != null && need.sources().size() < 2) {
            warnings.add(new PackageWarning("too-few-sources", List.of("PBJ-HPS-SOURCES")));
        }
        if (need.estimate() != null && need.estimate().compareTo(line.balance()) > 0) {
            warnings.add(new PackageWarning("over-balance", List.of()));
        }
        if (!evidence.directPurchaseAllowed() && need.method() == PurchaseMethod.DIRECT) {
            warnings.add(new PackageWarning("above-direct", evidence.ruleIds()));
        }
        return List.copyOf(warnings);
    }

    private Mono<Void> record(
            UUID id,
            UUID agencyId,
            String actor,
            String operation,
            Map<String, String> after,
            Instant now) {
        return audit.record(
                Decision.of(
                        "package:" + id,
                        actor,
                        "PROCUREMENT_OFFICER",
                        agencyId,
                        operation,
                        Map.of(),
                        after),
                now);
    }
}
