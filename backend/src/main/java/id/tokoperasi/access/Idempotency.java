package id.tokoperasi.access;

import id.tokoperasi.kernel.Ids;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.kernel.SqlStates;
import id.tokoperasi.kernel.Transactions;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Makes a write happen once, however often it is sent. */
@Component
public class Idempotency {

    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration KEPT = Duration.ofHours(48);

    private final IdempotencyRows rows;
    private final Transactions transactions;
    private final Clock clock;

    Idempotency(IdempotencyRows rows, Transactions transactions, Clock clock) {
        this.rows = rows;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * One try of work that calls outside the database.
     *
     * @param reference the same for every try of this key: use it as the id of what is made
     * @param resumed an earlier try began and never finished; look for what it left
     */
    public record Try(UUID reference, boolean resumed) {}

    /**
     * For work that only touches the database: row, effect and answer commit together, and the second
     * of two simultaneous calls waits for the first. When the work fails nothing is kept.
     */
    public Mono<StoredAnswer> once(Repeatable call, Function<UUID, Mono<StoredAnswer>> work) {
        var now = clock.instant();
        var reference = Ids.next();
        return transactions
                .run(
                        () ->
                                rows.start(call, reference, null, now)
                                        .flatMap(
                                                ours ->
                                                        ours
                                                                ? perform(call, work, reference)
                                                                : replay(call)))
                .onErrorMap(Idempotency::isWaitingTooLong, e -> inProgress());
    }

    private Mono<StoredAnswer> perform(
            Repeatable call, Function<UUID, Mono<StoredAnswer>> work, UUID reference) {
        return work.apply(reference).delayUntil(answer -> rows.done(call, answer));
    }

    private Mono<StoredAnswer> replay(Repeatable call) {
        return rows.find(call)
                .switchIfEmpty(Mono.error(Idempotency::inProgress))
                .flatMap(kept -> replay(call, kept));
    }

    private Mono<StoredAnswer> replay(Repeatable call, IdempotencyRows.Kept kept) {
        if (!MessageDigest.isEqual(kept.fingerprint(), call.fingerprint())) {
            return Mono.error(Refusal.invalid("idempotency-mismatch", Map.of()));
        }
        var answer = kept.answer();
        return answer == null ? Mono.error(inProgress()) : Mono.just(answer);
    }

    /**
     * For work that calls Stripe, Keycloak or the like and runs transactions of its own. The row is
     * committed first; while a try is under way others are told to wait, and when it has been silent
     * for a minute the next one resumes it.
     */
    public Mono<StoredAnswer> onceOutside(Repeatable call, Function<Try, Mono<StoredAnswer>> work) {
        var now = clock.instant();
        var reference = Ids.next();
        return rows.start(call, reference, now.plus(LEASE), now)
                .onErrorMap(Idempotency::isWaitingTooLong, e -> inProgress())
                .flatMap(ours -> ours ? Mono.just(new Try(reference, false)) : Mono.empty())
                .map(aTry -> attempt(call, work, aTry))
                .defaultIfEmpty(Mono.defer(() -> replayOrResume(call, work)))
                .flatMap(Function.identity());
    }

    private Mono<StoredAnswer> replayOrResume(
            Repeatable call, Function<Try, Mono<StoredAnswer>> work) {
        return rows.find(call)
                .switchIfEmpty(Mono.error(Idempotency::inProgress))
                .flatMap(
                        kept -> {
                            var now = clock.instant();
                            var lease = kept.leaseUntil();
                            if (kept.answer() != null || lease == null || lease.isAfter(now)) {
                                return replay(call, kept);
                            }
                            return rows.takeOver(call, now.plus(LEASE), now)
                                    .filter(Boolean::booleanValue)
                                    .switchIfEmpty(Mono.error(Idempotency::inProgress))
                                    .flatMap(
                                            mine ->
                                                    attempt(
                                                            call,
                                                            work,
                                                            new Try(kept.reference(), true)));
                        });
    }

    private Mono<StoredAnswer> attempt(
            Repeatable call, Function<Try, Mono<StoredAnswer>> work, Try aTry) {
        return Mono.defer(() -> work.apply(aTry))
                .delayUntil(answer -> rows.done(call, answer))
                .onErrorResume(error -> rows.giveUp(call, clock.instant()).then(Mono.error(error)));
    }

    /** Takes away answers older than two days, those about money excepted. */
    public Mono<Long> forget() {
        return Mono.defer(() -> rows.forget(clock.instant().minus(KEPT)));
    }

    private static boolean isWaitingTooLong(Throwable error) {
        return SqlStates.of(error).filter(SqlStates.LOCK_TIMEOUT::equals).isPresent();
    }

    private static Refusal inProgress() {
        return Refusal.conflict("request-in-progress");
    }
}
