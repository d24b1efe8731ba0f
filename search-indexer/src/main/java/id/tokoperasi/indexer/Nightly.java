package id.tokoperasi.indexer;

import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.search.ListingIndex;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import reactor.core.Disposable;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;

/**
 * Rebuilds shortly after midnight in Jakarta: papers that ended yesterday lose their badge, and whatever
 * went wrong unseen is mended.
 */
@Component
@ConditionalOnProperty(name = "tokoperasi.indexer.loop", matchIfMissing = true)
class Nightly implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Nightly.class);
    private static final LocalTime AT = LocalTime.of(0, 10);

    private final Rebuild rebuild;
    private final ListingIndex index;
    private final Clock clock;
    private volatile @Nullable Disposable waiting;

    Nightly(Rebuild rebuild, ListingIndex index, Clock clock) {
        this.rebuild = rebuild;
        this.index = index;
        this.clock = clock;
    }

    /** The next time after this moment. */
    static Instant next(Instant now) {
        var today = now.atZone(Jakarta.ZONE).with(AT);
        return (today.toInstant().isAfter(now) ? today : today.plusDays(1)).toInstant();
    }

    private Mono<Void> night() {
        var due = next(clock.instant());
        return Mono.delay(Duration.between(clock.instant(), due))
                .then(Mono.defer(() -> rebuildUnlessDone(due)))
                .doOnError(e -> log.error("The nightly rebuild failed", e))
                .onErrorComplete();
    }

    /** With several indexers, the first one does it. */
    private Mono<Void> rebuildUnlessDone(Instant due) {
        return rebuild.run(() -> isOlderThan(due)).then();
    }

    private Mono<Boolean> isOlderThan(Instant due) {
        return index.madeAt().map(made -> made.isBefore(due)).defaultIfEmpty(true);
    }

    @Override
    public void start() {
        waiting = Mono.defer(this::night).repeat().subscribe();
    }

    @Override
    public void stop() {
        var night = waiting;
        waiting = null;
        if (night != null) {
            night.dispose();
        }
    }

    @Override
    public boolean isRunning() {
        return waiting != null;
    }
}
