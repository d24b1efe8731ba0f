package id.tokoperasi.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.testing.BackendContext;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;

class JobsTests {

    private static final String KIND = "count";
    private static final Counting WORK = new Counting();
    private static BackendContext context;
    private static Jobs jobs;
    private final UUID owner = UUID.randomUUID();

    /** Counts to five, a step each; a test may break in. */
    private static final class Counting implements JobWork {
        private final AtomicInteger steps = new AtomicInteger();
        private volatile BiFunction<JobRun, Integer, Mono<Void>> before = (run, i) -> Mono.empty();

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Mono<Void> run(JobRun run) {
            var memo = run.job().memo();
            int from = memo == null ? 0 : Integer.parseInt(memo);
            return run.total(5)
                    .thenMany(Flux.range(from + 1, 5 - from))
                    .concatMap(i -> before.apply(run, i).then(step(run, i)))
                    .then();
        }

        private Mono<Void> step(JobRun run, int i) {
            return run.step(
                    () ->
                            Mono.fromSupplier(
                                    () -> {
                                        steps.incrementAndGet();
                                        return new Checkpoint(i, "" + i);
                                    }));
        }
    }

    @BeforeAll
    static void open() {
        context = BackendContext.of("jobs").with(WORK).start();
        jobs = context.get(Jobs.class);
    }

    @AfterAll
    static void close() {
        context.close();
    }

    @BeforeEach
    void reset() {
        WORK.steps.set(0);
        WORK.before = (run, i) -> Mono.empty();
        context.run("delete from jobs.jobs");
    }

    private Job start() {
        return jobs.start(UUID.randomUUID(), KIND, owner, "{}", "m").block();
    }

    private Job now(Job job) {
        return jobs.find(job.id(), owner).block();
    }

    @Test
    void aJobIsDoneInStepsAndTellsHowFarItIs() {
        var job = start();
        assertThat(job.state()).isEqualTo(JobState.WAITING);
        assertThat(jobs.work().block()).isEqualTo(1);
        assertThat(now(job))
                .satisfies(j -> assertThat(j.state()).isEqualTo(JobState.DONE))
                .satisfies(j -> assertThat(j.percent()).isEqualTo(100))
                .satisfies(j -> assertThat(j.done()).isEqualTo(5));
        assertThat(jobs.work().block()).isZero();
    }

    @Test
    void theSameIdStartsOneJob() {
        var id = UUID.randomUUID();
        jobs.start(id, KIND, owner, "1", "m").block();
        assertThat(jobs.start(id, KIND, owner, "2", "m").block().input()).isEqualTo("1");
        assertThat(jobs.work().block()).isEqualTo(1);
    }

    @Test
    void anotherOwnersJobIsUnknown() {
        var job = start();
        refused(() -> jobs.find(job.id(), UUID.randomUUID()).block(), "not-found");
        refused(() -> jobs.cancel(job.id(), UUID.randomUUID()).block(), "not-found");
    }

    @Test
    void afterABreakItGoesOnWithTheStepThatWasNotCommitted() {
        var job = start();
        WORK.before =
                (run, i) -> i == 4 ? Mono.error(new IllegalStateException("break")) : Mono.empty();
        jobs.work().block();
        assertThat(now(job).state()).isEqualTo(JobState.WAITING);
        assertThat(now(job).done()).isEqualTo(3);
        WORK.before = (run, i) -> Mono.empty();
        assertThat(jobs.work().block()).as("a pause comes first").isZero();
        context.clock().advance(Duration.ofMinutes(1));
        jobs.work().block();
        assertThat(now(job).state()).isEqualTo(JobState.DONE);
        assertThat(WORK.steps).hasValue(5);
    }

    @Test
    void aNodeThatDiedLosesItsLeaseAndCanCommitNothingMore() {
        var job = start();
        WORK.before =
                (run, i) ->
                        i == 3
                                ? Mono.fromRunnable(
                                                () -> {
                                                    context.clock().advance(Duration.ofMinutes(1));
                                                    WORK.before = (r, n) -> Mono.empty();
                                                })
                                        .then(jobs.work().then())
                                : Mono.empty();
        jobs.work().block();
        assertThat(now(job).state()).isEqualTo(JobState.DONE);
        assertThat(now(job).done()).isEqualTo(5);
        // Two by the first, three by the second, and one of the first that was rolled back.
        assertThat(WORK.steps).hasValue(6);
    }

    @Test
    void twoNodesNeverTakeOneJob() {
        for (int i = 0; i < 20; i++) {
            start();
        }
        var taken = Flux.range(0, 24).flatMap(i -> jobs.work(), 8).reduce(0L, Long::sum).block();
        assertThat(taken).isEqualTo(20);
        assertThat(WORK.steps).hasValue(100);
    }

    @Test
    void aCancelledJobStopsBeforeItsNextStep() {
        var job = start();
        WORK.before = (run, i) -> i == 3 ? jobs.cancel(job.id(), owner).then() : Mono.empty();
        jobs.work().block();
        assertThat(now(job).state()).isEqualTo(JobState.CANCELLED);
        assertThat(now(job).done()).isEqualTo(2);
        refused(() -> jobs.cancel(job.id(), owner).block(), "job-finished");
        var waiting = start();
        assertThat(jobs.cancel(waiting.id(), owner).block().state()).isEqualTo(JobState.CANCELLED);
        assertThat(jobs.work().block()).isZero();
    }

    @Test
    void aRefusalEndsItAndFiveFaultsDo() {
        var refused = start();
        WORK.before = (run, i) -> Mono.error(Refusal.invalid("sheet-broken", Map.of("row", 3)));
        jobs.work().block();
        assertThat(now(refused).problem()).isEqualTo("sheet-broken");
        assertThat(now(refused).problemFacts()).contains("3");
        var broken = start();
        WORK.before = (run, i) -> Mono.error(new IllegalStateException("ours"));
        for (int i = 0; i < 5; i++) {
            assertThat(now(broken).state()).isEqualTo(JobState.WAITING);
            jobs.work().block();
            context.clock().advance(Duration.ofMinutes(1));
        }
        assertThat(now(broken).problem()).isEqualTo("job-broken");
    }

    @Test
    void tooManyAtOnceOrInADayAreRefused() {
        for (int i = 0; i < 3; i++) {
            start();
        }
        refused(() -> jobs.refuseMany(owner, List.of(KIND), 3, 20).block(), "jobs-running");
        jobs.work().block();
        jobs.work().block();
        refused(() -> jobs.refuseMany(owner, List.of(KIND), 3, 3).block(), "jobs-many");
        jobs.refuseMany(owner, List.of(KIND), 3, 20).block();
    }

    private static void refused(Runnable call, String code) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(code));
    }
}
