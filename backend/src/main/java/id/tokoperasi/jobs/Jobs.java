package id.tokoperasi.jobs;

import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.kernel.Transactions;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import tools.jackson.databind.json.JsonMapper;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Long work: asked for, looked at, cancelled, and done by whichever node is free. */
@Component
public class Jobs {

    private static final Logger log = LoggerFactory.getLogger(Jobs.class);

    /** A node that is silent for so long is taken for dead. */
    static final Duration LEASE = Duration.ofSeconds(30);

    private static final Duration HEARTBEAT = Duration.ofSeconds(8);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final int TRIES = 5;
    private static final int AT_ONCE = 2;

    private final JobRows rows;
    private final Map<String, JobWork> works;
    private final Transactions transactions;
    private final JsonMapper json;
    private final Clock clock;

    Jobs(
            JobRows rows,
            ObjectProvider<JobWork> works,
            Transactions transactions,
            JsonMapper json,
            Clock clock) {
        this.rows = rows;
        this.works = works.stream().collect(Collectors.toMap(JobWork::kind, Function.identity()));
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
    }

    /** Somebody cancelled the job, or another node has it. */
    private static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Ended(String why) {
            super(why, null, false, false);
        }
    }

    /**
     * Asks for work, in the caller's transaction if there is one.
     *
     * @param id the same for a repeated call, which changes nothing
     * @param ownerId the cooperative or office that asks
     * @param input for the work, in its own form
     */
    public Mono<Job> start(UUID id, String kind, UUID ownerId, String input, String actor) {
        return rows.insert(id, kind, ownerId, input, actor, clock.instant());
    }

    /** Refuses as unknown what is not that owner's. */
    public Mono<Job> find(UUID id, UUID ownerId) {
        return rows.byId(id, ownerId).switchIfEmpty(Mono.error(Refusal::unknown));
    }

    /** Those of that owner with these ids, in no order. */
    public Flux<Job> byIds(Collection<UUID> ids, UUID ownerId) {
        return ids.isEmpty() ? Flux.empty() : rows.byIds(ids, ownerId);
    }

    /**
     * Refuses {@code jobs-running} when that owner has {@code open} or more of these kinds under way, {@code
     * jobs-many} when it has asked for {@code daily} or more in the last 24 hours.
     */
    public Mono<Void> refuseMany(UUID ownerId, Collection<String> kinds, int open, int daily) {
        return rows.counts(ownerId, kinds, clock.instant().minus(Duration.ofHours(24)))
                .flatMap(
                        counts -> {
                            if (counts.open() >= open) {
                                return Mono.error(Refusal.conflict("jobs-running"));
                            }
                            return counts.recent() >= daily
                                    ? Mono.error(Refusal.conflict("jobs-many"))
                                    : Mono.empty();
                        });
    }

    /**
     * Ends it before its next step; what was committed stays. Refuses as unknown what is not that
     * owner's, {@code job-finished} when there is nothing to end.
     */
    public Mono<Job> cancel(UUID id, UUID ownerId) {
        return rows.cancel(id, ownerId, clock.instant())
                .switchIfEmpty(
                        Mono.defer(
                                () ->
                                        find(id, ownerId)
                                                .flatMap(
                                                        j ->
                                                                Mono.error(
                                                                        Refusal.conflict(
                                                                                "job-finished")))));
    }

    /** Does what waits and nobody does, at most two at once; answers how many were taken. */
    public Mono<Long> work() {
        return Flux.range(0, AT_ONCE).flatMap(i -> workOne(), AT_ONCE).count();
    }

    private Mono<Job> workOne() {
        var holder = UUID.randomUUID();
        return Mono.defer(
                        () -> {
                            var now = clock.instant();
                            return rows.take(holder, works.keySet(), now, now.plus(LEASE));
                        })
                .flatMap(job -> run(job, holder).thenReturn(job));
    }

    private Mono<Void> run(Job job, UUID holder) {
        var work = works.get(job.kind());
        if (work == null || job.cancelAsked()) {
            return finish(job, holder, JobState.CANCELLED);
        }
        return Mono.firstWithSignal(
                        Mono.defer(() -> work.run(new JobRun(job, holder, this))),
                        heartbeats(job, holder))
                .then(Mono.defer(() -> finish(job, holder, JobState.DONE)))
                .onErrorResume(error -> failed(job, holder, error));
    }

    /** Never completes: fails when the job is to end. */
    private Mono<Void> heartbeats(Job job, UUID holder) {
        return Flux.interval(HEARTBEAT)
                .onBackpressureDrop()
                .concatMap(
                        i ->
                                rows.extend(job.id(), holder, clock.instant().plus(LEASE))
                                        .switchIfEmpty(Mono.error(() -> new Ended("lost")))
                                        .flatMap(Jobs::refuseCancelled),
                        0)
                .then(Mono.never());
    }

    private static Mono<Boolean> refuseCancelled(boolean cancelled) {
        return cancelled ? Mono.error(new Ended("cancelled")) : Mono.just(false);
    }

    private Mono<Void> finish(Job job, UUID holder, JobState state) {
        return rows.finish(job.id(), holder, state, null, null, clock.instant()).then();
    }

    private Mono<Void> failed(Job job, UUID holder, Throwable error) {
        var now = clock.instant();
        if (error instanceof Ended) {
            // Of another holder's row this changes nothing.
            return finish(job, holder, JobState.CANCELLED);
        }
        if (error instanceof Refusal refusal) {
            return rows.finish(
                            job.id(),
                            holder,
                            JobState.FAILED,
                            refusal.code(),
                            json.writeValueAsString(refusal.facts()),
                            now)
                    .then();
        }
        log.warn("job {} of kind {} failed", job.id(), job.kind(), error);
        return rows.putBack(job.id(), holder, TRIES, now.plus(PAUSE), now).then();
    }

    Mono<Void> total(UUID id, UUID holder, long pieces) {
        return rows.total(id, holder, pieces).then();
    }

    Mono<Void> step(UUID id, UUID holder, Supplier<Mono<Checkpoint>> part) {
        return transactions
                .run(
                        () ->
                                part.get()
                                        .flatMap(
                                                reached ->
                                                        rows.reached(
                                                                id,
                                                                holder,
                                                                reached,
                                                                clock.instant().plus(LEASE)))
                                        .switchIfEmpty(Mono.error(() -> new Ended("lost")))
                                        .flatMap(Jobs::refuseCancelled))
                .then();
    }
}
