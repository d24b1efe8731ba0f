package id.tokoperasi.search;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import co.elastic.clients.util.BinaryData;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Writes the index, for the indexer alone. Readers and writers use one alias; a rebuild fills a new index
 * beside it and moves the alias. What is written can be found less than half a second later.
 */
@Component
@NamedInterface("index")
public class ListingIndex {

    /** How many entries are read at once. */
    public static final int SLICE = 2_000;

    private final ElasticsearchAsyncClient client;
    private final String alias;
    private final Indices indices;

    ListingIndex(
            Rest5Client client,
            Clock clock,
            @Value("${tokoperasi.search.alias:listings}") String alias) {
        this.client =
                new ElasticsearchAsyncClient(
                        new Rest5ClientTransport(
                                client, new Jackson3JsonpMapper(IndexedListing.JSON)));
        this.alias = alias;
        this.indices = new Indices(this.client, alias, clock);
    }

    /** One listing in the index and the fingerprint of its document. */
    @NamedInterface("index")
    public record Entry(UUID id, String fingerprint) {}

    /** Elasticsearch did not take one document, for a reason in the document. */
    @NamedInterface("index")
    public static final class NotIndexed extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotIndexed(String reason) {
            super(reason, null, false, false);
        }
    }

    /** Elasticsearch takes nothing now; trying again later may work. */
    @NamedInterface("index")
    public static final class IndexUnavailable extends RuntimeException {
        private static final long serialVersionUID = 1;

        IndexUnavailable(String reason) {
            super(reason, null, false, false);
        }
    }

    /** Whether there is anything under the alias. */
    public Mono<Boolean> exists() {
        return indices.underAlias().map(names -> !names.isEmpty());
    }

    /** Whether there is an index under the alias, made by this very definition. */
    public Mono<Boolean> isCurrent() {
        return indices.isCurrent();
    }

    /** When the index under the alias was made, to the second; empty when there is none. */
    public Mono<Instant> madeAt() {
        return indices.madeAt();
    }

    /**
     * Writes and removes in one bulk, through the alias. Answers the items that failed, by id; removing
     * what is not there is no failure. An error of the whole bulk is an error of the Mono.
     */
    public Mono<Map<UUID, Throwable>> apply(
            List<ListingDocument> upserts, Collection<UUID> deletes) {
        return apply(List.of(alias), upserts, deletes);
    }

    /**
     * As {@link #apply(List, Collection)}, but into these indices as well as, or instead of, the alias.
     */
    public Mono<Map<UUID, Throwable>> apply(
            Collection<String> indices, List<ListingDocument> upserts, Collection<UUID> deletes) {
        var operations = new ArrayList<BulkOperation>();
        for (var index : indices) {
            upserts.forEach(document -> operations.add(upsert(index, document)));
            deletes.forEach(id -> operations.add(delete(index, id)));
        }
        return operations.isEmpty() ? Mono.just(Map.of()) : bulk(operations);
    }

    /** An alias that is gone must not become an index of that name. */
    private BulkOperation upsert(String index, ListingDocument document) {
        var json = BinaryData.of(IndexedListing.of(document).json(), "application/json");
        return BulkOperation.of(
                o ->
                        o.index(
                                i ->
                                        i.index(index)
                                                .requireAlias(index.equals(alias))
                                                .id(document.id().toString())
                                                .document(json)));
    }

    private static BulkOperation delete(String index, UUID id) {
        return BulkOperation.of(o -> o.delete(d -> d.index(index).id(id.toString())));
    }

    private Mono<Map<UUID, Throwable>> bulk(List<BulkOperation> operations) {
        return Mono.fromFuture(() -> client.bulk(b -> b.operations(operations)))
                .flatMap(ListingIndex::failures);
    }

    private static Mono<Map<UUID, Throwable>> failures(BulkResponse answer) {
        var failed = new HashMap<UUID, Throwable>();
        for (var item : answer.errors() ? answer.items() : List.<BulkResponseItem>of()) {
            var error = item.error();
            if (error == null || item.id() == null) {
                continue;
            }
            if (isOutage(item)) {
                return Mono.error(new IndexUnavailable(reason(error)));
            }
            failed.put(UUID.fromString(item.id()), new NotIndexed(reason(error)));
        }
        return Mono.just(failed);
    }

    /** Not this document's fault: the server is busy, or the index is gone. */
    private static boolean isOutage(BulkResponseItem item) {
        var error = item.error();
        return item.status() == 429
                || item.status() >= 500
                || (error != null && "index_not_found_exception".equals(error.type()));
    }

    private static String reason(ErrorCause error) {
        var cause = error.causedBy();
        return error.type() + ": " + error.reason() + (cause == null ? "" : "; " + reason(cause));
    }

    /** The alias, which readers search and {@link #apply} writes to. */
    public String alias() {
        return alias;
    }

    /**
     * Makes an empty index for a rebuild, outside the alias, and answers its name. What an interrupted
     * rebuild left is removed. It refreshes seldom until {@link #swapTo}, which makes filling faster.
     */
    public Mono<String> create() {
        return indices.create();
    }

    /** Makes the index searchable, moves the alias to it and removes the other indices. */
    public Mono<Void> swapTo(String index) {
        return indices.swapTo(index);
    }

    /** Makes everything written before findable now, not at the index's next refresh. */
    public Mono<Void> show() {
        return indices.refresh(alias);
    }

    /** How many listings are found under the alias, everything written before included. */
    public Mono<Long> count() {
        return indices.refresh(alias)
                .then(Mono.fromFuture(() -> client.count(c -> c.index(alias))))
                .map(answer -> answer.count());
    }

    /** All listings under the alias in the order of their ids, everything written before included. */
    public Flux<Entry> entries() {
        return indices.refresh(alias)
                .then(Mono.defer(() -> slice("")))
                .expand(page -> page.isEmpty() ? Mono.empty() : slice(lastId(page)))
                .concatMapIterable(page -> page);
    }

    private static String lastId(List<Entry> page) {
        return page.getLast().id().toString();
    }

    private Mono<List<Entry>> slice(String after) {
        return entries(
                s ->
                        after.isEmpty()
                                ? s.sort(o -> o.field(f -> f.field("id")))
                                : s.sort(o -> o.field(f -> f.field("id"))).searchAfter(after));
    }

    /** Those of these listings that are under the alias, at most {@value #SLICE}. */
    public Mono<List<Entry>> entries(Collection<UUID> ids) {
        var values = ids.stream().map(UUID::toString).toList();
        return indices.refresh(alias)
                .then(entries(s -> s.query(q -> q.ids(i -> i.values(values)))));
    }

    private Mono<List<Entry>> entries(UnaryOperator<SearchRequest.Builder> which) {
        var request =
                which.apply(
                                new SearchRequest.Builder()
                                        .index(alias)
                                        .size(SLICE)
                                        .source(f -> f.fetch(false))
                                        .trackTotalHits(t -> t.enabled(false))
                                        .docvalueFields(f -> f.field("search.fingerprint")))
                        .build();
        return Mono.fromFuture(() -> client.search(request, Void.class))
                .map(answer -> answer.hits().hits().stream().map(ListingIndex::entry).toList());
    }

    private static Entry entry(Hit<Void> hit) {
        var fingerprint = hit.fields().get("search.fingerprint");
        return new Entry(
                UUID.fromString(String.valueOf(hit.id())),
                fingerprint == null ? "" : fingerprint.toJson().asJsonArray().getString(0));
    }

    /** The fingerprint that {@link #entries()} has for an index that holds exactly this document. */
    public String fingerprint(ListingDocument document) {
        return IndexedListing.fingerprint(document);
    }
}
