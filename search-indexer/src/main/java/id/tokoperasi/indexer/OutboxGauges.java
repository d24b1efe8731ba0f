package id.tokoperasi.indexer;

import id.tokoperasi.catalog.Listings;
import id.tokoperasi.outbox.EventDrain;
import id.tokoperasi.outbox.OutboxLag;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** How far the topic of this application is behind, and how many of its rows were set aside. */
@Component
@ConditionalOnProperty(name = "tokoperasi.indexer.loop", matchIfMissing = true)
class OutboxGauges implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(OutboxGauges.class);
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final EventDrain events;
    private final Clock clock;
    private final Disposable.Swap refreshing = Disposables.swap();
    private volatile Lag lag = new Lag(0, 0, 0);

    private record Lag(long waiting, double oldestSeconds, long dead) {}

    OutboxGauges(EventDrain events, MeterRegistry meters, Clock clock) {
        this.events = events;
        this.clock = clock;
        Gauge.builder("outbox.waiting", () -> lag.waiting())
                .tag("topic", Listings.INDEX_TOPIC)
                .register(meters);
        Gauge.builder("outbox.oldest", () -> lag.oldestSeconds())
                .baseUnit("seconds")
                .tag("topic", Listings.INDEX_TOPIC)
                .register(meters);
        Gauge.builder("outbox.dead", () -> lag.dead())
                .tag("topic", Listings.INDEX_TOPIC)
                .register(meters);
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        refreshing.update(
                Flux.interval(Duration.ZERO, EVERY)
                        .onBackpressureDrop()
                        .concatMap(tick -> refresh(), 1)
                        .subscribe());
    }

    private Mono<Void> refresh() {
        return events.lags()
                .doOnNext(lags -> lag = sum(lags))
                .doOnError(e -> log.debug("The outbox cannot be read", e))
                .onErrorComplete()
                .then();
    }

    private Lag sum(List<OutboxLag> lags) {
        long waiting = 0;
        long dead = 0;
        double oldest = 0;
        for (var one : lags) {
            if (one.topic().equals(Listings.INDEX_TOPIC)) {
                waiting += one.waiting();
                dead += one.dead();
                oldest = Math.max(oldest, ageSeconds(one));
            }
        }
        return new Lag(waiting, oldest, dead);
    }

    private double ageSeconds(OutboxLag one) {
        var oldest = one.oldest();
        return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toMillis() / 1000.0;
    }

    @Override
    public void destroy() {
        refreshing.dispose();
    }
}
