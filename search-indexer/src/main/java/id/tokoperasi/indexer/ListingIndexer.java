package id.tokoperasi.indexer;

import id.tokoperasi.catalog.Listings;
import id.tokoperasi.outbox.PartitionDrain;
import id.tokoperasi.outbox.PartitionDrain.Claim;
import id.tokoperasi.search.ListingIndex;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Works off the topic {@code listing-index} as long as it runs: at once while there is work, else ten
 * times a second. Whatever fails, a lost connection, a missing schema, Elasticsearch away, ends the
 * session; the next begins after a pause that grows to five seconds, and nothing is taken from the outbox
 * meanwhile.
 */
@Component
@ConditionalOnProperty(name = "tokoperasi.indexer.loop", matchIfMissing = true)
class ListingIndexer implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ListingIndexer.class);
    private static final int BATCH = 500;
    private static final Duration IDLE = Duration.ofMillis(100);
    private static final Duration BALANCE_EVERY = Duration.ofMillis(500);
    private static final Duration SHOW_EVERY = Duration.ofMillis(300);
    private static final Duration STEP_LIMIT = Duration.ofSeconds(60);
    private static final Retry AGAIN =
            Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200))
                    .maxBackoff(Duration.ofSeconds(5))
                    .transientErrors(true)
                    .doBeforeRetry(retry -> tell(retry.failure(), retry.totalRetriesInARow()));

    private final PartitionDrain drain;
    private final IndexingWork work;
    private final Rebuild rebuild;
    private final ListingIndex index;
    private final Clock clock;

    private volatile @Nullable Disposable running;
    private volatile @Nullable Instant workedAt;
    private volatile List<Integer> partitions = List.of();
    private volatile CountDownLatch ended = new CountDownLatch(0);

    ListingIndexer(
            PartitionDrain drain,
            IndexingWork work,
            Rebuild rebuild,
            ListingIndex index,
            Clock clock) {
        this.drain = drain;
        this.work = work;
        this.rebuild = rebuild;
        this.index = index;
        this.clock = clock;
    }

    /** When a step last succeeded; null before the first. */
    @Nullable Instant workedAt() {
        return workedAt;
    }

    /** Partitions held now. */
    List<Integer> partitions() {
        return partitions;
    }

    @Override
    public void start() {
        var latch = new CountDownLatch(1);
        ended = latch;
        running =
                Flux.defer(this::session)
                        .retryWhen(AGAIN)
                        .doFinally(signal -> latch.countDown())
                        .subscribe();
    }

    /** One claim, from the check of the index until something fails. */
    private Flux<Integer> session() {
        return rebuild.runIfNeeded()
                .thenMany(
                        Flux.usingWhen(
                                drain.claim(Listings.INDEX_TOPIC), this::steps, Claim::close));
    }

    private Flux<Integer> steps(Claim claim) {
        var step = new Step(claim);
        return Mono.defer(step::next)
                .timeout(STEP_LIMIT)
                .repeatWhen(done -> done.concatMap(n -> step.pause()));
    }

    /** One turn of the loop after the other. */
    private final class Step {
        private final Claim claim;
        private Instant balanced = Instant.MIN;
        private Instant shown = Instant.MIN;
        private int taken;

        private Step(Claim claim) {
            this.claim = claim;
        }

        private Mono<Integer> next() {
            return balance()
                    .then(Mono.defer(() -> claim.drain(BATCH, rows -> work.work(rows, alias()))))
                    .doOnNext(this::took)
                    .delayUntil(this::show);
        }

        /** Often enough that a newcomer and a rebuild wait little; it also finds a dead connection. */
        private Mono<Void> balance() {
            var now = clock.instant();
            if (taken == 0 && balanced.plus(BALANCE_EVERY).isAfter(now)) {
                return Mono.empty();
            }
            balanced = now;
            return claim.balance();
        }

        private void took(int rows) {
            taken = rows;
            workedAt = clock.instant();
            partitions = claim.partitions();
        }

        /** The first change after a calm is seen at once, those that follow a moment later. */
        private Mono<Void> show(int rows) {
            var now = clock.instant();
            if (rows == 0 || shown.plus(SHOW_EVERY).isAfter(now)) {
                return Mono.empty();
            }
            shown = now;
            return index.show()
                    .doOnError(e -> log.warn("a change is shown later: {}", e.toString()))
                    .onErrorComplete();
        }

        private Mono<Long> pause() {
            return taken > 0 ? Mono.just(0L) : Mono.delay(IDLE);
        }
    }

    private List<String> alias() {
        return List.of(index.alias());
    }

    private static void tell(Throwable failure, long times) {
        if (times == 0 || times % 20 == 0) {
            log.warn("Indexing is interrupted, trying again: {}", String.valueOf(failure));
        }
    }

    /** Waits for the claim to be given back, so that another instance takes over at once. */
    @Override
    public void stop() {
        var loop = running;
        running = null;
        if (loop != null) {
            loop.dispose();
            try {
                if (!ended.await(5, TimeUnit.SECONDS)) {
                    log.warn("The indexing loop did not end in time");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
