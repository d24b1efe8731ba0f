package id.tokoperasi.payment;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.StripeException;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;

/** Stripe's client blocks: it gets threads of its own, a clock, and two kinds of failure. */
@Component
class StripeCalls implements SmartLifecycle {

    private static final int THREADS = 16;
    private static final int WAITING = 200;
    private static final Duration LAST_CALLS = Duration.ofSeconds(20);

    /**
     * Answers of a Stripe that has understood and declined. All others leave it open, those about our key
     * (401, 403) too: with the right key the same call may do.
     */
    private static final Set<Integer> DEFINITE = Set.of(400, 402, 404);

    private final MeterRegistry meters;
    private final StripeWatch watch;
    private final Scheduler scheduler = Schedulers.newBoundedElastic(THREADS, WAITING, "stripe");
    private volatile boolean running;

    StripeCalls(MeterRegistry meters, StripeWatch watch) {
        this.meters = meters;
        this.watch = watch;
    }

    <T> Mono<T> run(String name, Call<T> call) {
        return Mono.<T>create(
                        sink -> {
                            try {
                                sink.success(timed(name, call));
                            } catch (RuntimeException e) {
                                sink.error(e);
                            }
                        })
                .subscribeOn(scheduler)
                .onErrorMap(
                        RejectedExecutionException.class,
                        e -> new StripeSilent("too many calls are waiting", e));
    }

    private <T> @Nullable T timed(String name, Call<T> call) {
        var timer = Timer.start(meters);
        var outcome = "silent";
        try {
            var answer = call.ask();
            outcome = "ok";
            return answer;
        } catch (StripeException e) {
            var translated = translate(name, e);
            outcome = translated instanceof StripeRefused ? "refused" : "silent";
            throw translated;
        } finally {
            watch.heard(!outcome.equals("silent"));
            timer.stop(meters.timer("payment.stripe", "call", name, "outcome", outcome));
        }
    }

    private static RuntimeException translate(String name, StripeException e) {
        var message = name + ": " + e.getMessage();
        var status = e.getStatusCode();
        var definite =
                status != null
                        && DEFINITE.contains(status)
                        && !(e instanceof ApiConnectionException)
                        && !(e instanceof IdempotencyException);
        return definite ? new StripeRefused(message, status, e) : new StripeSilent(message, e);
    }

    /** One blocking call. */
    interface Call<T> {
        @Nullable T ask() throws StripeException;
    }

    @Override
    public void start() {
        running = true;
    }

    /** Lets calls end that are under way; what is cut off after that is found by reconciliation. */
    @Override
    public void stop(Runnable done) {
        running = false;
        scheduler
                .disposeGracefully()
                .timeout(LAST_CALLS)
                .onErrorComplete()
                .doFinally(signal -> done.run())
                .subscribe();
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Later than the web server, whose last requests still pay. */
    @Override
    public int getPhase() {
        return 0;
    }
}
