package id.tokoperasi.search;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch._types.mapping.TypeMapping;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.indices.update_aliases.Action;
import co.elastic.clients.json.JsonData;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import co.elastic.clients.util.BinaryData;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * Writes the index, for the indexer alone. Readers and writers use one alias; a rebuild fills a new index
 * beside it and moves the alias. What is written can be found less than half a second later.
 */
@Component
@NamedInterface("index")
public class ListingIndex {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    private final ElasticsearchAsyncClient client;
    private final String alias;
    private final Clock clock;
    private final IndexDefinition definition = IndexDefinition.load();
    private final Pattern ours;

    ListingIndex(
            Rest5Client client,
            Clock clock,
            @Value("${tokoperasi.search.alias:listings}") String alias) {
        this.client =
                new ElasticsearchAsyncClient(
                        new Rest5ClientTransport(
                                client, new Jackson3JsonpMapper(IndexedListing.JSON)));
        this.clock = clock;
        this.alias = alias;
        this.ours = Pattern.compile(Pattern.quote(alias) + "_\\d{14}_[0-9a-f]{4}");
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

    /** Whether there is an index under the alias, made by this very definition. */
    public Mono<Boolean> isCurrent() {
        return aliased()
                .flatMap(
                        names ->
                                names.size() == 1
                                        ? mapping(names.iterator().next()).map(this::isOurs)
                                        : Mono.just(false));
    }

    private boolean isOurs(TypeMapping mapping) {
        var version = mapping.meta().get(IndexDefinition.VERSION);
        return version != null && definition.version().equals(version.to(String.class));
    }

    private Mono<TypeMapping> mapping(String index) {
        return Mono.fromFuture(() -> client.indices().getMapping(m -> m.index(index)))
                .mapNotNull(answer -> answer.mappings().get(index))
                .map(record -> record.mappings());
    }

    /** Indices under the alias; empty when there are none. */
    private Mono<Set<String>> aliased() {
        return Mono.fromFuture(() -> client.indices().existsAlias(a -> a.name(alias)))
                .flatMap(
                        there ->
                                there.value()
                                        ? Mono.fromFuture(
                                                        () ->
                                                                client.indices()
                                                                        .getAlias(
                                                                                a -> a.name(alias)))
                                                .map(answer -> answer.aliases().keySet())
                                        : Mono.just(Set.of()));
    }

    /** All indices ever made for the alias that are still there. */
    private Mono<List<String>> made() {
        return Mono.fromFuture(() -> client.indices().get(g -> g.index(alias + "_*")))
                .map(
                        answer ->
                                answer.indices().keySet().stream()
                                        .filter(name -> ours.matcher(name).matches())
                                        .toList());
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
        for (var document : upserts) {
            var json = BinaryData.of(IndexedListing.of(document).json(), "application/json");
            var id = document.id().toString();
            for (var index : indices) {
                operations.add(
                        BulkOperation.of(o -> o.index(i -> i.index(index).id(id).document(json))));
            }
        }
        for (var id : deletes) {
            for (var index : indices) {
                operations.add(
                        BulkOperation.of(o -> o.delete(d -> d.index(index).id(id.toString()))));
            }
        }
        return operations.isEmpty() ? Mono.just(Map.of()) : bulk(operations);
    }

    private Mono<Map<UUID, Throwable>> bulk(List<BulkOperation> operations) {
        return Mono.fromFuture(() -> client.bulk(b -> b.operations(operations).requireAlias(false)))
                .map(ListingIndex::failures);
    }

    private static Map<UUID, Throwable> failures(BulkResponse answer) {
        var failed = new HashMap<UUID, Throwable>();
        if (answer.errors()) {
            for (var item : answer.items()) {
                var error = item.error();
                if (error != null && item.id() != null) {
                    failed.put(UUID.fromString(item.id()), new NotIndexed(reason(error)));
                }
            }
        }
        return failed;
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
        var name =
                "%s_%s_%04x"
                        .formatted(
                                alias,
                                STAMP.format(clock.instant()),
                                ThreadLocalRandom.current().nextInt(1 << 16));
        return aliased()
                .flatMap(this::removeAllBut)
                .then(
                        Mono.fromFuture(
                                () ->
                                        client.indices()
                                                .create(
                                                        c ->
                                                                c.index(name)
                                                                        .withJson(
                                                                                new ByteArrayInputStream(
                                                                                        definition
                                                                                                .json())))))
                .then(refreshInterval(name, "-1"))
                .thenReturn(name);
    }

    private Mono<Void> refreshInterval(String index, String interval) {
        return Mono.fromFuture(
                        () ->
                                client.indices()
                                        .putSettings(
                                                p ->
                                                        p.index(index)
                                                                .settings(
                                                                        s ->
                                                                                s.refreshInterval(
                                                                                        t ->
                                                                                                t
                                                                                                        .time(
                                                                                                                interval)))))
                .then();
    }

    private Mono<Void> removeAllBut(Collection<String> kept) {
        return made().flatMapIterable(names -> names)
                .filter(name -> !kept.contains(name))
                .concatMap(
                        name -> Mono.fromFuture(() -> client.indices().delete(d -> d.index(name))))
                .then();
    }

    /** Makes the index searchable, moves the alias to it and removes the other indices. */
    public Mono<Void> swapTo(String index) {
        return refreshInterval(index, definition.refreshInterval())
                .then(refresh(index))
                .then(aliased())
                .flatMap(
                        before ->
                                Mono.fromFuture(
                                        () ->
                                                client.indices()
                                                        .updateAliases(
                                                                u ->
                                                                        u.actions(
                                                                                moves(
                                                                                        before,
                                                                                        index)))))
                .then(removeAllBut(Set.of(index)));
    }

    private List<Action> moves(Collection<String> before, String index) {
        var actions = new ArrayList<Action>();
        before.stream()
                .filter(name -> !name.equals(index))
                .forEach(
                        name ->
                                actions.add(
                                        Action.of(a -> a.remove(r -> r.index(name).alias(alias)))));
        actions.add(Action.of(a -> a.add(r -> r.index(index).alias(alias).isWriteIndex(true))));
        return actions;
    }

    private Mono<Void> refresh(String index) {
        return Mono.fromFuture(() -> client.indices().refresh(r -> r.index(index))).then();
    }

    /** How many listings are found under the alias, everything written before included. */
    public Mono<Long> count() {
        return refresh(alias)
                .then(Mono.fromFuture(() -> client.count(c -> c.index(alias))))
                .map(answer -> answer.count());
    }

    /** All listings under the alias in the order of their ids, everything written before included. */
    public Flux<Entry> entries() {
        return refresh(alias)
                .thenMany(
                        Flux.defer(
                                () ->
                                        slice("")
                                                .expand(
                                                        page ->
                                                                page.isEmpty()
                                                                        ? Mono.empty()
                                                                        : slice(
                                                                                page.getLast()
                                                                                        .id()
                                                                                        .toString()))
                                                .concatMapIterable(page -> page)));
    }

    private Mono<List<Entry>> slice(String after) {
        return Mono.fromFuture(
                        () ->
                                client.search(
                                        s -> {
                                            s.index(alias)
                                                    .size(2_000)
                                                    .source(f -> f.fetch(false))
                                                    .trackTotalHits(t -> t.enabled(false))
                                                    .docvalueFields(
                                                            f -> f.field("search.fingerprint"))
                                                    .sort(o -> o.field(f -> f.field("id")));
                                            return after.isEmpty() ? s : s.searchAfter(after);
                                        },
                                        Void.class))
                .map(
                        answer ->
                                answer.hits().hits().stream()
                                        .map(hit -> entry(String.valueOf(hit.id()), hit.fields()))
                                        .toList());
    }

    private static Entry entry(String id, Map<String, JsonData> fields) {
        var fingerprint = fields.get("search.fingerprint");
        return new Entry(
                UUID.fromString(id),
                fingerprint == null ? "" : fingerprint.toJson().asJsonArray().getString(0));
    }

    /** The fingerprint that {@link #entries} has for an index that holds exactly this document. */
    public String fingerprint(ListingDocument document) {
        return IndexedListing.fingerprint(document);
    }
}
