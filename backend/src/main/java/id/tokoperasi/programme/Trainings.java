package id.tokoperasi.programme;

import id.tokoperasi.audit.Audit;
import id.tokoperasi.audit.Decision;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.kernel.Transactions;
import id.tokoperasi.outbox.Outbox;
import id.tokoperasi.region.Districts;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Trainings of the office: announced, changed, called off. Every one of these is on record. */
@Component
public class Trainings {

    private static final String SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private static final int CODE = 6;
    private static final int REASON_MIN = 5;
    private static final int REASON_MAX = 300;

    /** How long the office finds a finished comparison on its desk. */
    private static final Duration COMPARED_LATELY = Duration.ofDays(30);

    private final TrainingRows rows;
    private final SignUpRows signUps;
    private final Districts districts;
    private final Audit audit;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Trainings(
            TrainingRows rows,
            SignUpRows signUps,
            Districts districts,
            Audit audit,
            Outbox outbox,
            Transactions transactions,
            Clock clock) {
        this.rows = rows;
        this.signUps = signUps;
        this.districts = districts;
        this.audit = audit;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Announces a training. Refuses what {@link TrainingPlan#check} does and {@code training-district}
     * for a district that does not exist.
     *
     * @param id the same for a repeated call
     */
    public Mono<Training> announce(UUID id, TrainingPlan plan, String actor) {
        var now = clock.instant();
        return checked(plan, now)
                .then(
                        transactions.run(
                                () ->
                                        rows.insert(id, plan, code(), now)
                                                .delayUntil(
                                                        t ->
                                                                record(
                                                                        "training-announced",
                                                                        actor,
                                                                        null,
                                                                        t,
                                                                        now))));
    }

    private Mono<Void> checked(TrainingPlan plan, Instant now) {
        return Mono.fromRunnable(() -> plan.check(now))
                .then(districts.byCode(plan.districtCode()))
                .onErrorMap(
                        Refusal.class,
                        r ->
                                r.kind() == Refusal.Kind.UNKNOWN
                                        ? Refusal.invalidField("district", "training-district")
                                        : r)
                .then();
    }

    private String code() {
        return random.ints(CODE, 0, SIGNS.length())
                .mapToObj(i -> String.valueOf(SIGNS.charAt(i)))
                .collect(Collectors.joining());
    }

    /**
     * Changes a training that has not begun; more seats let the waiting list move up, and another place
     * or time is told to those who signed up. Refuses what {@link #announce} does, as unknown, {@code
     * training-over} when it has begun or does not take place, as stale when the version has moved on,
     * {@code training-capacity-taken} when more seats are given away than there would be.
     */
    public Mono<Training> edit(UUID id, long seenVersion, TrainingPlan plan, String actor) {
        var now = clock.instant();
        return checked(plan, now)
                .then(
                        transactions.run(
                                () ->
                                        rows.lock(id)
                                                .switchIfEmpty(Mono.error(Refusal::unknown))
                                                .doOnNext(t -> refuseEdit(t, seenVersion, now))
                                                .doOnNext(t -> refuseSmaller(t, plan))
                                                .flatMap(
                                                        t ->
                                                                rows.update(
                                                                                id,
                                                                                seenVersion,
                                                                                plan,
                                                                                now)
                                                                        .delayUntil(
                                                                                n ->
                                                                                        changed(
                                                                                                t,
                                                                                                n,
                                                                                                actor,
                                                                                                now)))))
                .flatMap(changed -> find(changed.id()));
    }

    private static void refuseEdit(Training t, long seenVersion, Instant now) {
        if (!t.isOpen(now)) {
            throw Refusal.conflict("training-over");
        }
        if (t.version() != seenVersion) {
            throw Refusal.stale();
        }
    }

    private static void refuseSmaller(Training t, TrainingPlan plan) {
        if (plan.capacity() < t.taken()) {
            throw Refusal.invalid(
                    "training-capacity-taken", Map.of("field", "capacity", "taken", t.taken()));
        }
    }

    private Mono<Void> changed(Training before, Training after, String actor, Instant now) {
        var moved =
                !before.startsAt().equals(after.startsAt())
                        || !before.endsAt().equals(after.endsAt())
                        || !before.venue().equals(after.venue())
                        || !before.districtCode().equals(after.districtCode());
        return record("training-changed", actor, before, after, now)
                .then(signUps.moveUp(after.id(), now).collectList())
                .flatMap(up -> outbox.publishAll(up.stream().map(SeatGiven::new).toList()))
                .then(
                        moved
                                ? outbox.publish(new TrainingChanged(after.id(), after.version()))
                                : Mono.empty());
    }

    /**
     * Calls a training off; those who signed up are told. Refuses as unknown, {@code training-over},
     * stale, and {@code reason-length} without a reason of 5 to 300 letters.
     */
    public Mono<Training> cancel(UUID id, long seenVersion, String reason, String actor) {
        var now = clock.instant();
        var why = reason.strip();
        if (why.length() < REASON_MIN || why.length() > REASON_MAX) {
            return Mono.error(Refusal.invalidField("reason", "reason-length"));
        }
        return transactions.run(
                () ->
                        rows.lock(id)
                                .switchIfEmpty(Mono.error(Refusal::unknown))
                                .doOnNext(t -> refuseEdit(t, seenVersion, now))
                                .flatMap(
                                        t ->
                                                rows.cancel(id, seenVersion, why, now)
                                                        .delayUntil(
                                                                n ->
                                                                        record(
                                                                                "training-cancelled",
                                                                                actor,
                                                                                t,
                                                                                n,
                                                                                now))
                                                        .delayUntil(
                                                                n ->
                                                                        outbox.publish(
                                                                                new TrainingChanged(
                                                                                        id,
                                                                                        n
                                                                                                .version())))));
    }

    private Mono<Void> record(
            String operation,
            String actor,
            @Nullable Training before,
            Training after,
            Instant now) {
        return audit.record(
                Decision.of(
                        "training:" + after.id(),
                        actor,
                        "DEPARTMENT_OFFICER",
                        null,
                        operation,
                        before == null ? Map.of() : facts(before),
                        facts(after)),
                now);
    }

    private static Map<String, Object> facts(Training t) {
        return Map.of(
                "title", t.title(),
                "venue", t.venue(),
                "district", t.districtCode(),
                "startsAt", t.startsAt().toString(),
                "endsAt", t.endsAt().toString(),
                "capacity", t.capacity(),
                "seatsEach", t.seatsEach(),
                "state", t.state().name(),
                "reason", t.reason() == null ? "" : t.reason());
    }

    /** Refuses as unknown when there is none with this id. */
    public Mono<Training> find(UUID id) {
        return rows.byId(id).switchIfEmpty(Mono.error(Refusal::unknown));
    }

    /**
     * Trainings that are not over, called-off ones too, the next first.
     *
     * @param after the last one seen, or null from the start
     */
    public Flux<Training> upcoming(@Nullable UUID after, int size) {
        return rows.upcoming(after, size, clock.instant());
    }

    /** Trainings that are over, the last first; parameters as in {@link #upcoming}. */
    public Flux<Training> past(@Nullable UUID after, int size) {
        return rows.past(after, size, clock.instant());
    }

    /** How many trainings have been compared in full within the last thirty days. */
    public Mono<Long> comparedLately() {
        var compared = clock.instant().minus(Training.COMPARED);
        return rows.endedBetween(compared.minus(COMPARED_LATELY), compared);
    }
}
