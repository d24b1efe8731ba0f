package id.tokoperasi.programme;

import id.tokoperasi.audit.Audit;
import id.tokoperasi.audit.Decision;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.kernel.Transactions;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/** What cooperatives live on, with the day and the source of every finding. */
@Component
public class KindChecks {

    private static final int SOURCE_MAX = 200;
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    private final KindRows rows;
    private final Cooperatives cooperatives;
    private final Audit audit;
    private final Transactions transactions;
    private final Clock clock;

    KindChecks(
            KindRows rows,
            Cooperatives cooperatives,
            Audit audit,
            Transactions transactions,
            Clock clock) {
        this.rows = rows;
        this.cooperatives = cooperatives;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Records a finding. Refuses as unknown a cooperative that does not exist, {@code
     * check-source-missing} without a source or with more than 200 letters, {@code check-date} for a day
     * that has not come or lies before 2000.
     *
     * @param id the same for a repeated call
     */
    public Mono<KindCheck> record(
            UUID id,
            UUID cooperativeId,
            Sector sector,
            LocalDate checkedOn,
            String source,
            String actor) {
        var now = clock.instant();
        var where = source.strip();
        if (where.isEmpty() || where.length() > SOURCE_MAX) {
            return Mono.error(Refusal.invalidField("source", "check-source-missing"));
        }
        if (checkedOn.isAfter(Jakarta.day(now)) || checkedOn.isBefore(EARLIEST)) {
            return Mono.error(Refusal.invalidField("checkedOn", "check-date"));
        }
        var check = new KindCheck(id, cooperativeId, sector, checkedOn, where);
        return cooperatives
                .find(cooperativeId)
                .then(
                        transactions.run(
                                () ->
                                        rows.insert(check, actor, now)
                                                .then(audit.record(decision(check, actor), now))
                                                .thenReturn(check)));
    }

    private static Decision decision(KindCheck check, String actor) {
        return Decision.of(
                "cooperative:" + check.cooperativeId(),
                actor,
                "DEPARTMENT_OFFICER",
                null,
                "kind-checked",
                Map.of(),
                Map.of(
                        "sector", check.sector().name(),
                        "checkedOn", check.checkedOn().toString(),
                        "source", check.source()));
    }

    /** What was found about a cooperative, newest first. */
    public Flux<KindCheck> of(UUID cooperativeId) {
        return rows.of(cooperativeId);
    }
}
