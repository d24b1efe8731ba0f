package id.tokoperasi.programme;

import id.tokoperasi.audit.Audit;
import id.tokoperasi.audit.Decision;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.kernel.Transactions;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/** The office's yearly targets; every change stands in the record of decisions. */
@Component
public class Targets {

    private final TargetRows rows;
    private final Audit audit;
    private final Transactions transactions;
    private final Clock clock;

    Targets(TargetRows rows, Audit audit, Transactions transactions, Clock clock) {
        this.rows = rows;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What is set for a year; {@link Target#unset} when nothing is. */
    public Mono<Target> of(int year) {
        return rows.of(year).defaultIfEmpty(Target.unset(year));
    }

    /**
     * Sets a year's target. Refuses what {@link Target#check} does, and as stale when {@link
     * Target#version()} has moved on.
     */
    public Mono<Target> put(Target target, String actor) {
        var now = clock.instant();
        return Mono.fromRunnable(target::check)
                .then(of(target.year()))
                .flatMap(
                        before ->
                                transactions.run(
                                        () ->
                                                rows.put(target, now)
                                                        .switchIfEmpty(Mono.error(Refusal::stale))
                                                        .delayUntil(
                                                                after ->
                                                                        record(
                                                                                before, after,
                                                                                actor, now))));
    }

    private Mono<Void> record(Target before, Target after, String actor, Instant now) {
        return audit.record(
                Decision.of(
                        "target:" + after.year(),
                        actor,
                        "DEPARTMENT_OFFICER",
                        null,
                        "target-set",
                        before.version() == 0 ? Map.of() : facts(before),
                        facts(after)),
                now);
    }

    private static Map<String, Integer> facts(Target t) {
        return Map.of(
                "kindChecked", t.kindChecked(),
                "realSector", t.realSector(),
                "verified", t.verified(),
                "sold", t.sold());
    }
}
