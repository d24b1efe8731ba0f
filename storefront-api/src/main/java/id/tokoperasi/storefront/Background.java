package id.tokoperasi.storefront;

import id.tokoperasi.access.Idempotency;
import id.tokoperasi.access.Sessions;
import id.tokoperasi.audit.Audit;
import id.tokoperasi.bulk.Imports;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.jobs.Jobs;
import id.tokoperasi.membership.JoinReminders;
import id.tokoperasi.notification.Mails;
import id.tokoperasi.ordering.Baskets;
import id.tokoperasi.ordering.Checkouts;
import id.tokoperasi.ordering.Orders;
import id.tokoperasi.ordering.Returns;
import id.tokoperasi.outbox.EventDrain;
import id.tokoperasi.payment.Payments;
import id.tokoperasi.verification.Expiry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Every schedule there is. A task never overlaps itself: the pause begins when it has finished. It may
 * run on every node at once, since all of them are guarded sweeps. Stops taking work first of all at
 * shutdown; what was open rolls back.
 */
@Component
@ConfigurationProperties("tokoperasi.background")
class Background implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Background.class);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration STOP_WAIT = Duration.ofSeconds(10);

    /** How long each task pauses; the configuration may change any by its name. */
    private final Map<String, Duration> periods = new LinkedHashMap<>();

    private final Map<String, Supplier<Mono<?>>> tasks = new LinkedHashMap<>();

    /** Ends the pause of a task early. */
    private final Map<String, Mono<Void>> wakes = new HashMap<>();

    private final AtomicInteger working = new AtomicInteger();
    private boolean enabled = true;
    private Disposable.Composite running = Disposables.composite();
    private volatile boolean started;

    Background(
            EventDrain events,
            OutboxGauges gauges,
            ShopGauges shopGauges,
            Sessions sessions,
            Idempotency idempotency,
            Payments payments,
            Checkouts checkouts,
            Orders orders,
            Returns returns,
            Baskets baskets,
            Mails mails,
            JoinReminders joinReminders,
            Audit audit,
            Cooperatives cooperatives,
            Expiry expiry,
            Jobs jobs,
            Imports imports,
            Clock clock) {
        task("outbox", Duration.ofMillis(500), events::drainAll);
        wakes.put("outbox", events.news());
        task("outbox-gauges", Duration.ofSeconds(10), gauges::refresh);
        task("shop-gauges", Duration.ofSeconds(30), shopGauges::refresh);
        task("unpaid", Duration.ofSeconds(10), checkouts::expireUnpaid);
        task("refunds", Duration.ofSeconds(2), payments::sendRefunds);
        task("failed-refunds", Duration.ofHours(1), payments::retryFailedRefunds);
        task("reconcile", Duration.ofSeconds(30), payments::reconcile);
        task("review-payments", Duration.ofHours(24), payments::review);
        task("mails", Duration.ofSeconds(1), mails::sendDue);
        task("forgotten-orders", Duration.ofMinutes(10), orders::completeForgotten);
        task("forgotten-returns", Duration.ofMinutes(10), returns::acceptForgotten);
        task("join-reminders", Duration.ofMinutes(10), joinReminders::remind);
        task("guest-baskets", Duration.ofHours(1), baskets::sweep);
        task("sessions", Duration.ofMinutes(5), () -> sessions.sweep(clock.instant()));
        task("idempotency", Duration.ofHours(1), idempotency::forget);
        task("old-mails", Duration.ofMinutes(10), mails::forget);
        task("old-webhooks", Duration.ofHours(1), payments::forgetCalls);
        task("holidays", Duration.ofMinutes(1), cooperatives::turnHolidays);
        task("papers", Duration.ofMinutes(10), expiry::sweep);
        task("audit", Duration.ofHours(24), audit::check);
        task("jobs", Duration.ofSeconds(1), jobs::work);
        task("bulk-files", Duration.ofMinutes(10), imports::sweep);
    }

    private void task(String name, Duration period, Supplier<Mono<?>> work) {
        tasks.put(name, work);
        periods.put(name, period);
    }

    /** Names and pauses, for {@code tokoperasi.background.periods.<name>}. */
    public Map<String, Duration> getPeriods() {
        return periods;
    }

    /** Off in tests that drive the tasks themselves. */
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    @Override
    public void start() {
        if (enabled) {
            running = Disposables.composite();
            tasks.forEach((name, work) -> running.add(loop(name, work)));
        }
        started = true;
    }

    private Disposable loop(String name, Supplier<Mono<?>> work) {
        var pause = Mono.delay(periods.getOrDefault(name, Duration.ofSeconds(10))).then();
        var wake = wakes.getOrDefault(name, Mono.never());
        return Mono.defer(() -> once(name, work))
                .then(Mono.firstWithSignal(pause, wake))
                .repeat(() -> started)
                .contextWrite((Context context) -> Connections.background(context))
                .subscribe();
    }

    private Mono<Void> once(String name, Supplier<Mono<?>> work) {
        if (!started) {
            return Mono.empty();
        }
        return Mono.defer(work)
                .timeout(LONGEST)
                .doOnSubscribe(s -> working.incrementAndGet())
                .doFinally(s -> working.decrementAndGet())
                .onErrorResume(
                        error -> {
                            log.warn("{} failed and will be tried again", name, error);
                            return Mono.empty();
                        })
                .then();
    }

    @Override
    public void stop() {
        started = false;
        var until = System.nanoTime() + STOP_WAIT.toNanos();
        while (working.get() > 0 && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        running.dispose();
    }

    @Override
    public boolean isRunning() {
        return started;
    }
}
