package id.tokoperasi.search;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.mapping.TypeMapping;
import co.elastic.clients.elasticsearch.indices.CreateIndexRequest;
import co.elastic.clients.elasticsearch.indices.IndexSettings;
import co.elastic.clients.elasticsearch.indices.update_aliases.Action;

import reactor.core.publisher.Mono;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** The indices behind the alias: named after it, the time and a random number. */
class Indices {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    private final ElasticsearchAsyncClient client;
    private final String alias;
    private final Clock clock;
    private final IndexDefinition definition = IndexDefinition.load();
    private final Pattern ours;

    Indices(ElasticsearchAsyncClient client, String alias, Clock clock) {
        this.client = client;
        this.alias = alias;
        this.clock = clock;
        this.ours = Pattern.compile(Pattern.quote(alias) + "_(\\d{14})_[0-9a-f]{4}");
    }

    Mono<Boolean> isCurrent() {
        return underAlias()
                .flatMap(
                        names ->
                                names.size() == 1
                                        ? mapping(names.iterator().next()).map(this::isOurs)
                                        : Mono.just(false));
    }

    Mono<Instant> madeAt() {
        return underAlias()
                .flatMapIterable(names -> names)
                .map(ours::matcher)
                .filter(name -> name.matches())
                .map(name -> LocalDateTime.parse(name.group(1), STAMP).toInstant(ZoneOffset.UTC))
                .next();
    }

    Mono<String> create() {
        var name =
                "%s_%s_%04x"
                        .formatted(
                                alias,
                                STAMP.format(clock.instant()),
                                ThreadLocalRandom.current().nextInt(1 << 16));
        var create =
                CreateIndexRequest.of(
                        c -> c.index(name).withJson(new ByteArrayInputStream(definition.json())));
        return underAlias()
                .flatMap(this::removeAllBut)
                .then(Mono.fromFuture(() -> client.indices().create(create)))
                .then(refreshInterval(name, "-1"))
                .thenReturn(name);
    }

    Mono<Void> swapTo(String index) {
        return refreshInterval(index, definition.refreshInterval())
                .then(refresh(index))
                .then(underAlias())
                .map(before -> moves(before, index))
                .flatMap(
                        moves ->
                                Mono.fromFuture(
                                        () ->
                                                client.indices()
                                                        .updateAliases(u -> u.actions(moves))))
                .then(removeAllBut(Set.of(index)));
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
    Mono<Set<String>> underAlias() {
        return Mono.fromFuture(() -> client.indices().existsAlias(a -> a.name(alias)))
                .flatMap(there -> there.value() ? namesUnderAlias() : Mono.just(Set.<String>of()));
    }

    private Mono<Set<String>> namesUnderAlias() {
        return Mono.fromFuture(() -> client.indices().getAlias(a -> a.name(alias)))
                .map(answer -> answer.aliases().keySet());
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

    private Mono<Void> refreshInterval(String index, String interval) {
        var settings = IndexSettings.of(s -> s.refreshInterval(t -> t.time(interval)));
        return Mono.fromFuture(
                        () -> client.indices().putSettings(p -> p.index(index).settings(settings)))
                .then();
    }

    private Mono<Void> removeAllBut(Collection<String> kept) {
        return made().flatMapIterable(names -> names)
                .filter(name -> !kept.contains(name))
                .concatMap(
                        name -> Mono.fromFuture(() -> client.indices().delete(d -> d.index(name))))
                .then();
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

    Mono<Void> refresh(String index) {
        return Mono.fromFuture(() -> client.indices().refresh(r -> r.index(index))).then();
    }
}
