package id.tokoperasi.indexer;

import id.tokoperasi.catalog.Listings;
import id.tokoperasi.outbox.PartitionDrain;
import id.tokoperasi.outbox.PartitionDrain.Claim;
import id.tokoperasi.search.ListingIndex;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Fills a new index with all published listings and moves the alias to it. It holds the whole topic
 * meanwhile and works off changes itself, between two pages, into the old index and the new one: buyers
 * see edits as fast as ever, and since reading and writing never overlap, no page can bring an older
 * state over a newer one.
 */
@Component
class Rebuild {

    private static final Logger log = LoggerFactory.getLogger(Rebuild.class);
    private static final int PAGE = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final PartitionDrain drain;
    private final Listings listings;
    private final ListingIndex index;
    private final IndexingWork work;
    private final Clock clock;
    private final AtomicLong progress = new AtomicLong(-1);

    Rebuild(
            PartitionDrain drain,
            Listings listings,
            ListingIndex index,
            IndexingWork work,
            Clock clock,
            MeterRegistry meters) {
        this.drain = drain;
        this.listings = listings;
        this.index = index;
        this.work = work;
        this.clock = clock;
        Gauge.builder("indexer.rebuild.listings", progress, AtomicLong::get)
                .description("Listings in the index being built; -1 when none is")
                .register(meters);
    }

    /** How many listings the index being built holds so far; -1 when none is being built. */
    long progress() {
        return progress.get();
    }

    /**
     * Rebuilds, whatever the index is like. Answers how many listings it holds; fails when the others
     * do not give up the topic in time.
     */
    Mono<Long> run() {
        return Mono.usingWhen(
                drain.claimWhole(Listings.INDEX_TOPIC).timeout(PATIENCE),
                this::fillAndSwap,
                Claim::close);
    }

    /** Rebuilds unless the index is there and made by this version's definition. */
    Mono<Long> runIfNeeded() {
        return run(() -> index.isCurrent().map(current -> !current));
    }

    /**
     * Rebuilds if that is due; empty when it is not. Asks again once it holds the topic, since another
     * instance may have been first.
     */
    Mono<Long> run(Supplier<Mono<Boolean>> isDue) {
        return Mono.defer(isDue)
                .filter(due -> due)
                .flatMap(
                        due ->
                                Mono.usingWhen(
                                        drain.claimWhole(Listings.INDEX_TOPIC),
                                        claim ->
                                                Mono.defer(isDue)
                                                        .filter(stillDue -> stillDue)
                                                        .flatMap(stillDue -> fillAndSwap(claim)),
                                        Claim::close));
    }

    private Mono<Long> fillAndSwap(Claim claim) {
        var start = clock.instant();
        return index.create()
                .doOnNext(name -> log.info("Rebuilding into {}", name))
                .flatMap(name -> fill(claim, name, start).then(index.swapTo(name)))
                .then(index.count())
                .doOnNext(count -> log.info("Rebuilt: {} listings {}", count, since(start)))
                .doFinally(signal -> progress.set(-1));
    }

    private Mono<Void> fill(Claim claim, String name, Instant start) {
        progress.set(0);
        return page(claim, name, null)
                .expand(last -> page(claim, name, last))
                .doOnNext(
                        last ->
                                log.info(
                                        "Rebuilding: {} listings so far {}",
                                        progress.get(),
                                        since(start)))
                .then(Mono.defer(() -> drainInto(claim, name)))
                .then();
    }

    /** One page and the changes since the last; answers the last id, or nothing after the last page. */
    private Mono<UUID> page(Claim claim, String name, @Nullable UUID after) {
        return listings.idsAfter(after, PAGE)
                .collectList()
                .filter(ids -> !ids.isEmpty())
                .delayUntil(ids -> work.index(ids, List.of(name)).doOnNext(Rebuild::tell))
                .doOnNext(ids -> progress.addAndGet(ids.size()))
                .map(List::getLast)
                .delayUntil(last -> drainInto(claim, name));
    }

    private Mono<Integer> drainInto(Claim claim, String name) {
        return claim.isAlive()
                .filter(alive -> alive)
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("the claim is lost")))
                .then(index.exists())
                .map(old -> old ? List.of(index.alias(), name) : List.of(name))
                .flatMap(indices -> claim.drain(PAGE, rows -> work.work(rows, indices)))
                .filter(taken -> taken == 0)
                .repeatWhenEmpty(tries -> tries);
    }

    /** Comes up again when the listing is edited, and compare counts it. */
    private static void tell(Map<UUID, Throwable> failures) {
        failures.forEach((id, e) -> log.warn("Listing {} is left out: {}", id, String.valueOf(e)));
    }

    private String since(Instant start) {
        return "after %d ms".formatted(Duration.between(start, clock.instant()).toMillis());
    }
}
