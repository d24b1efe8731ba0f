package id.tokoperasi.indexer;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;

import id.tokoperasi.outbox.OutboxRow;
import id.tokoperasi.search.ListingIndex;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.R2dbcException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;

/**
 * Brings the index up to date for some listings: reads them as they are now and writes them in one bulk.
 * Running it twice does no harm.
 */
@Component
class IndexingWork {

    private static final Logger log = LoggerFactory.getLogger(IndexingWork.class);

    private final IndexedListings documents;
    private final ListingIndex index;
    private final Counter indexed;
    private final Counter removed;
    private final Counter failed;

    IndexingWork(IndexedListings documents, ListingIndex index, MeterRegistry meters) {
        this.documents = documents;
        this.index = index;
        this.indexed = counter(meters, "indexed");
        this.removed = counter(meters, "removed");
        this.failed = counter(meters, "failed");
    }

    private static Counter counter(MeterRegistry meters, String outcome) {
        return Counter.builder("indexer.listings")
                .description("Listings worked on")
                .tag("outcome", outcome)
                .register(meters);
    }

    /**
     * For rows of the outbox. Answers the keys that failed for a reason of their own; an outage of
     * database or index is an error, and nothing counts as done.
     *
     * @param indices where to write: the alias, during a rebuild also the new index
     */
    Mono<Map<String, Throwable>> work(Collection<OutboxRow> rows, Collection<String> indices) {
        var bad = new HashMap<String, Throwable>();
        var ids = new ArrayList<UUID>();
        for (var key : rows.stream().map(OutboxRow::key).distinct().toList()) {
            try {
                ids.add(UUID.fromString(key));
            } catch (IllegalArgumentException e) {
                bad.put(key, e);
            }
        }
        return index(ids, indices)
                .map(
                        failures -> {
                            failures.forEach((id, error) -> bad.put(id.toString(), error));
                            bad.forEach(IndexingWork::tell);
                            return bad;
                        });
    }

    private static void tell(String key, Throwable error) {
        log.warn("Listing {} is not indexed: {}", key, String.valueOf(error));
    }

    /** As {@link #work} for these listings. */
    Mono<Map<UUID, Throwable>> index(List<UUID> ids, Collection<String> indices) {
        return ids.isEmpty()
                ? Mono.just(Map.of())
                : inOneBulk(ids, indices).onErrorResume(e -> findCulprit(ids, indices, e));
    }

    private Mono<Map<UUID, Throwable>> inOneBulk(List<UUID> ids, Collection<String> indices) {
        return documents
                .of(ids)
                .flatMap(
                        projection ->
                                index.apply(indices, projection.shown(), projection.hidden())
                                        .map(refused -> count(projection, refused)));
    }

    private Map<UUID, Throwable> count(
            IndexedListings.Projection projection, Map<UUID, Throwable> refused) {
        var all = new HashMap<>(projection.failed());
        all.putAll(refused);
        failed.increment(all.size());
        removed.increment(projection.hidden().size());
        indexed.increment(projection.shown().size() - refused.size());
        return all;
    }

    /** One listing that cannot even be read must not hold up the others: halves, until it is alone. */
    private Mono<Map<UUID, Throwable>> findCulprit(
            List<UUID> ids, Collection<String> indices, Throwable error) {
        if (isOutage(error)) {
            return Mono.error(error);
        }
        if (ids.size() == 1) {
            failed.increment();
            return Mono.just(Map.of(ids.getFirst(), error));
        }
        var half = ids.size() / 2;
        return Flux.just(ids.subList(0, half), ids.subList(half, ids.size()))
                .concatMap(part -> index(part, indices))
                .reduce(
                        new HashMap<>(),
                        (all, part) -> {
                            all.putAll(part);
                            return all;
                        });
    }

    /** Whether the error says something about a server and nothing about a listing. */
    static boolean isOutage(Throwable error) {
        for (Throwable e = error; e != null; e = e.getCause()) {
            if (e instanceof IOException
                    || e instanceof TimeoutException
                    || e instanceof R2dbcException
                    || e instanceof DataAccessResourceFailureException
                    || e instanceof ListingIndex.IndexUnavailable
                    || e instanceof ElasticsearchException) {
                return true;
            }
        }
        return false;
    }
}
