package id.tokoperasi.verification;

import id.tokoperasi.audit.Audit;
import id.tokoperasi.audit.Decision;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.kernel.Remembered;
import id.tokoperasi.kernel.Transactions;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What the dinas asks of cooperatives: few and steady, kept in memory for a minute. */
@Component
public class Requirements {

    private static final String DINAS = "DEPARTMENT_OFFICER";

    private final RequirementRows rows;
    private final Audit audit;
    private final Transactions transactions;
    private final Clock clock;
    private final Remembered<List<Requirement>> remembered;

    Requirements(RequirementRows rows, Audit audit, Transactions transactions, Clock clock) {
        this.rows = rows;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
        this.remembered =
                new Remembered<>(Mono.defer(() -> rows.all().collectList()), l -> l.size() < 2);
    }

    /** All papers in the order of the list, those no longer asked for included; the form is none. */
    public Mono<List<Requirement>> all() {
        return remembered.get().map(Requirements::papers);
    }

    /** As {@link #all}, as they are at this moment: what an editor works on. */
    public Mono<List<Requirement>> now() {
        return rows.all().collectList().map(Requirements::papers);
    }

    private static List<Requirement> papers(List<Requirement> all) {
        return all.stream().filter(r -> !r.code().equals(Requirement.APPLICATION)).toList();
    }

    /** With the form; for showing what is in the queue. */
    Mono<Map<String, Requirement>> byCode() {
        return remembered.get().flatMapIterable(all -> all).collectMap(Requirement::code);
    }

    /** Refuses as unknown when there is none with this code. */
    public Mono<Requirement> find(String code) {
        return now().flatMapIterable(all -> all)
                .filter(r -> r.code().equals(code))
                .next()
                .switchIfEmpty(Mono.error(Refusal::unknown));
    }

    /**
     * Asks for something more. Refuses what {@link Requirement#check} does, and {@code requirement-exists}.
     */
    public Mono<Requirement> add(Requirement wish, String actor) {
        return Mono.fromRunnable(wish::check)
                .then(
                        transactions.run(
                                () ->
                                        rows.insert(wish)
                                                .switchIfEmpty(
                                                        Mono.error(
                                                                () ->
                                                                        Refusal.invalidField(
                                                                                "code",
                                                                                "requirement-exists")))
                                                .delayUntil(r -> record(Map.of(), r, actor))))
                .doOnNext(r -> remembered.forget());
    }

    /**
     * Asks otherwise; papers that were confirmed stay so. Refuses as {@link #add} does, as unknown, and as
     * stale.
     */
    public Mono<Requirement> edit(Requirement wish, long seen, String actor) {
        return Mono.fromRunnable(wish::check)
                .then(find(wish.code()))
                .flatMap(
                        old ->
                                transactions.run(
                                        () ->
                                                rows.update(wish, seen)
                                                        .switchIfEmpty(Mono.error(Refusal::stale))
                                                        .delayUntil(
                                                                r -> record(facts(old), r, actor))))
                .doOnNext(r -> remembered.forget());
    }

    /** Enters those that are not there yet and leaves the others as the dinas has them: for seeds. */
    public Mono<Integer> addMissing(List<Requirement> wanted) {
        return Flux.fromIterable(wanted)
                .doOnNext(Requirement::check)
                .concatMap(rows::insert)
                .count()
                .doOnNext(added -> remembered.forget())
                .map(Long::intValue);
    }

    private Mono<Void> record(Map<String, Object> before, Requirement r, String actor) {
        return audit.record(
                Decision.of(
                        "requirement:" + r.code(),
                        actor,
                        DINAS,
                        null,
                        before.isEmpty() ? "requirement-added" : "requirement-changed",
                        before,
                        facts(r)),
                clock.instant());
    }

    private static Map<String, Object> facts(Requirement r) {
        var facts = new TreeMap<String, Object>();
        facts.put("name", r.name());
        facts.put("sectors", r.sectors().stream().map(Enum::name).sorted().toList());
        facts.put("kinds", r.kinds().stream().map(Enum::name).sorted().toList());
        facts.put("duty", r.duty());
        facts.put("waivable", r.waivable());
        facts.put("validMonths", Objects.toString(r.validMonths(), ""));
        facts.put("whenLapsed", r.whenLapsed().name());
        facts.put("active", r.active());
        return facts;
    }
}
