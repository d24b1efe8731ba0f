package id.tokoperasi.search;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.elasticsearch.core.search.TotalHitsRelation;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** Finds published listings. Never waits longer than the time limit for a server that is away. */
@Component
public class ListingSearch {

    private static final Logger log = LoggerFactory.getLogger(ListingSearch.class);

    private static final int MOST_WARMING = 20;
    private static final int MOST_SHARED = 500;
    private static final Duration QUICK = Duration.ofMillis(60);

    private final ElasticsearchAsyncClient client;
    private final String alias;
    private final Cursors cursors;
    private final ElasticsearchGate gate;
    private final Cache<ListingQuery, Mono<ListingPage>> shared;

    ListingSearch(
            Rest5Client client,
            ObjectProvider<CursorKey> cursorKey,
            @Value("${tokoperasi.search.alias:listings}") String alias,
            @Value("${tokoperasi.search.time-limit:350ms}") Duration timeLimit,
            @Value("${tokoperasi.search.try-again-after:5s}") Duration tryAgainAfter,
            @Value("${tokoperasi.search.shared-for:250ms}") Duration sharedFor) {
        this.client =
                new ElasticsearchAsyncClient(
                        new Rest5ClientTransport(
                                client, new Jackson3JsonpMapper(IndexedListing.JSON)));
        this.alias = alias;
        this.cursors = new Cursors(cursorKey.getIfAvailable(CursorKey::random));
        this.gate = new ElasticsearchGate(timeLimit, tryAgainAfter);
        this.shared =
                Caffeine.newBuilder().maximumSize(MOST_SHARED).expireAfterWrite(sharedFor).build();
    }

    /**
     * One page of listings. Refuses {@code bad-cursor} when {@link ListingQuery#after()} is not a
     * cursor of this very query; fails with {@link SearchUnavailable} when the index cannot be asked.
     * Those who ask the same within a quarter of a second share one answer: when many come, most of
     * them look for the same few things.
     */
    public Mono<ListingPage> search(ListingQuery query) {
        return Mono.defer(() -> shared.get(query, this::shareable))
                // Each goes on by itself, not one after the other where the answer came in.
                .publishOn(Schedulers.parallel());
    }

    /** What failed is asked again by the next. */
    private Mono<ListingPage> shareable(ListingQuery query) {
        var answer = new AtomicReference<Mono<ListingPage>>();
        answer.set(
                ask(query).doOnError(failed -> shared.asMap().remove(query, answer.get())).cache());
        return answer.get();
    }

    private Mono<ListingPage> ask(ListingQuery query) {
        var after = query.after();
        return Mono.defer(() -> after == null ? first(query) : following(query, after));
    }

    /**
     * The first searches of a process load classes for longer than the time limit; nobody waits here.
     * Goes on until one is quick.
     */
    @EventListener(ApplicationReadyEvent.class)
    void warmUp() {
        var query = ListingQuery.about("emping").inStock(true).build();
        var request = ListingRequests.page(alias, query, Attempt.typed(query), List.of());
        Mono.fromFuture(() -> client.search(request, ListingDocument.class))
                .map(answer -> read(answer, query, Attempt.typed(query)))
                .timed()
                .repeat(MOST_WARMING)
                .takeUntil(search -> search.elapsed().compareTo(QUICK) < 0)
                .subscribe(
                        quick -> {},
                        error -> log.debug("Elasticsearch is not ready: {}", error.toString()));
    }

    private Mono<ListingPage> following(ListingQuery query, String cursor) {
        var position = cursors.read(query, cursor);
        return page(query, position.attempt(), position.values());
    }

    private Mono<ListingPage> first(ListingQuery query) {
        var text = query.text();
        var typed = page(query, Attempt.typed(query), List.of());
        if (text == null || query.exact()) {
            return typed;
        }
        return typed.flatMap(
                page -> page.total() < Spelling.FEW ? better(query, text, page) : Mono.just(page));
    }

    /** The page of the corrected text when that finds much more, else of near spellings. */
    private Mono<ListingPage> better(ListingQuery query, String text, ListingPage typed) {
        return call(Spelling.ask(alias, text))
                .flatMap(answer -> Mono.justOrEmpty(Spelling.read(answer)))
                .flatMap(corrected -> page(query, Attempt.corrected(corrected), List.of()))
                .filter(page -> page.total() > 3 * typed.total())
                .switchIfEmpty(
                        Mono.defer(
                                () ->
                                        typed.total() > 0
                                                ? Mono.just(typed)
                                                : page(query, Attempt.loose(query), List.of())));
    }

    private Mono<ListingPage> page(ListingQuery query, Attempt attempt, List<FieldValue> after) {
        return call(ListingRequests.page(alias, query, attempt, after))
                .map(answer -> read(answer, query, attempt));
    }

    private Mono<SearchResponse<ListingDocument>> call(SearchRequest request) {
        return gate.call(() -> client.search(request, ListingDocument.class));
    }

    private ListingPage read(
            SearchResponse<ListingDocument> answer, ListingQuery query, Attempt attempt) {
        var found = answer.hits().hits();
        var shown = found.subList(0, Math.min(found.size(), query.size()));
        var total = Objects.requireNonNull(answer.hits().total());
        return new ListingPage(
                shown.stream().map(hit -> Objects.requireNonNull(hit.source())).toList(),
                found.size() > shown.size() ? next(shown.getLast(), query, attempt) : null,
                total.value(),
                total.relation() == TotalHitsRelation.Eq,
                query.facets()
                        ? FacetCounts.read(answer.aggregations(), query, total.value())
                        : Facets.NONE,
                attempt.correctedTo());
    }

    private String next(Hit<ListingDocument> last, ListingQuery query, Attempt attempt) {
        return cursors.write(query, new Cursors.Position(attempt, last.sort()));
    }

    /**
     * What may be meant by the letters typed so far: products, categories, cooperatives. Empty
     * suggestions for fewer than two letters. Fails with {@link SearchUnavailable}.
     */
    public Mono<Suggestions> suggest(String letters) {
        var text = ListingQuery.about(letters).build().text();
        if (text == null || text.length() < 2) {
            return Mono.just(Suggestions.NONE);
        }
        return gate.call(
                        () ->
                                client.search(
                                        SuggestionRequests.ask(alias, text),
                                        SuggestionRequests.Product.class))
                .map(answer -> SuggestionRequests.read(answer, text));
    }
}
