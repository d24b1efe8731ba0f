package id.tokoperasi.programme;

import id.tokoperasi.audit.Audit;
import id.tokoperasi.audit.Decision;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.kernel.Transactions;
import id.tokoperasi.outbox.Outbox;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * People of cooperatives who come to trainings. Seats are never given away twice: whoever gives or frees
 * one holds the training, and the database refuses more than there are. Who waits moves up by itself.
 */
@Component
public class SignUps {

    private static final int NAME_MAX = 200;

    private final SignUpRows rows;
    private final TrainingRows trainings;
    private final Audit audit;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;

    SignUps(
            SignUpRows rows,
            TrainingRows trainings,
            Audit audit,
            Outbox outbox,
            Transactions transactions,
            Clock clock) {
        this.rows = rows;
        this.trainings = trainings;
        this.audit = audit;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Signs somebody up, on the waiting list when no seat is free. Refuses as unknown a training that
     * does not exist, {@code training-over} once it has begun or was called off, {@code training-own-seats}
     * when the cooperative has sent as many as it may, {@code signed-up} when that person is there, {@code
     * name-missing}.
     *
     * @param id the same for a repeated call
     * @param phone in the form +62…
     */
    public Mono<SignUp> signUp(
            UUID id, UUID trainingId, UUID cooperativeId, String name, String phone, String actor) {
        var now = clock.instant();
        var who = name.strip();
        if (who.isEmpty() || who.length() > NAME_MAX) {
            return Mono.error(Refusal.invalidField("name", "name-missing"));
        }
        var wish =
                new SignUp(
                        id, trainingId, cooperativeId, who, phone, SignUp.State.WAITING, now, null);
        return transactions.run(
                () ->
                        open(trainingId, now)
                                .flatMap(t -> refuseMany(t, cooperativeId))
                                .then(rows.insert(wish, actor))
                                .switchIfEmpty(
                                        Mono.error(
                                                () -> Refusal.invalidField("name", "signed-up"))));
    }

    private Mono<Training> open(UUID trainingId, Instant now) {
        return trainings
                .lock(trainingId)
                .switchIfEmpty(Mono.error(Refusal::unknown))
                .filter(t -> t.isOpen(now))
                .switchIfEmpty(Mono.error(() -> Refusal.conflict("training-over")));
    }

    private Mono<Void> refuseMany(Training t, UUID cooperativeId) {
        return rows.countOpen(t.id(), cooperativeId)
                .filter(people -> people >= t.seatsEach())
                .flatMap(
                        people ->
                                Mono.error(
                                        Refusal.invalid(
                                                "training-own-seats",
                                                Map.of("most", t.seatsEach()))));
    }

    /**
     * Takes somebody off; the first who waits moves up. Refuses as unknown what is not that cooperative's
     * or was taken off, {@code training-over} once it has begun or was called off.
     */
    public Mono<SignUp> cancel(UUID id, UUID trainingId, UUID cooperativeId) {
        var now = clock.instant();
        return transactions.run(
                () ->
                        open(trainingId, now)
                                .then(rows.cancel(id, trainingId, cooperativeId, now))
                                .switchIfEmpty(Mono.error(Refusal::unknown))
                                .delayUntil(gone -> moveUp(trainingId, now)));
    }

    private Mono<Void> moveUp(UUID trainingId, Instant now) {
        return rows.moveUp(trainingId, now)
                .map(SeatGiven::new)
                .collectList()
                .flatMap(outbox::publishAll);
    }

    /**
     * The cooperative's people say by the code in the room that they are there; from an hour before until
     * a day after, since a room may have no signal. Refuses as unknown what is not that cooperative's,
     * {@code training-not-now}, {@code training-code} for another code, {@code nobody-chosen}.
     */
    public Mono<List<SignUp>> attend(
            UUID trainingId, UUID cooperativeId, Collection<UUID> signUpIds, String code) {
        var now = clock.instant();
        if (signUpIds.isEmpty()) {
            return Mono.error(Refusal.invalidField("signUpIds", "nobody-chosen"));
        }
        return trainings
                .byId(trainingId)
                .switchIfEmpty(Mono.error(Refusal::unknown))
                .filter(t -> t.takesAttendance(now))
                .switchIfEmpty(Mono.error(() -> Refusal.conflict("training-not-now")))
                .filter(t -> t.code().equals(plain(code)))
                .switchIfEmpty(Mono.error(() -> Refusal.invalidField("code", "training-code")))
                .thenMany(rows.attend(trainingId, cooperativeId, signUpIds, now))
                .collectList()
                .filter(there -> !there.isEmpty())
                .switchIfEmpty(Mono.error(Refusal::unknown));
    }

    private static String plain(String code) {
        return code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }

    /**
     * The office marks people as having been there, for whom has no telephone; on record. Refuses as
     * unknown a training that does not exist, {@code training-not-now} before it, {@code nobody-chosen}.
     *
     * @return how many are marked, those marked before too
     */
    public Mono<Integer> markAttended(UUID trainingId, Collection<UUID> signUpIds, String actor) {
        var now = clock.instant();
        if (signUpIds.isEmpty()) {
            return Mono.error(Refusal.invalidField("signUpIds", "nobody-chosen"));
        }
        return trainings
                .byId(trainingId)
                .switchIfEmpty(Mono.error(Refusal::unknown))
                .filter(
                        t ->
                                t.state() == Training.State.ANNOUNCED
                                        && !now.isBefore(t.startsAt().minus(Training.DOORS)))
                .switchIfEmpty(Mono.error(() -> Refusal.conflict("training-not-now")))
                .then(
                        transactions.run(
                                () ->
                                        rows.attend(trainingId, signUpIds, now)
                                                .map(s -> s.id().toString())
                                                .sort()
                                                .collectList()
                                                .delayUntil(
                                                        ids -> record(trainingId, ids, actor, now))
                                                .map(List::size)));
    }

    private Mono<Void> record(UUID trainingId, List<String> ids, String actor, Instant now) {
        return audit.record(
                Decision.of(
                        "training:" + trainingId,
                        actor,
                        "DEPARTMENT_OFFICER",
                        null,
                        "attendance-marked",
                        Map.of(),
                        Map.of("signUps", ids)),
                now);
    }

    /** Empty when there is none with this id. */
    public Mono<SignUp> find(UUID id) {
        return rows.byId(id);
    }

    /** Those who come, then those who wait, each in the order of their signing up. */
    public Flux<SignUp> of(UUID trainingId) {
        return rows.ofTraining(trainingId);
    }
}
