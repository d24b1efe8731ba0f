package id.tokoperasi.browse;

import id.tokoperasi.catalog.Categories;
import id.tokoperasi.catalog.LookUp;
import id.tokoperasi.catalog.Shelf;
import id.tokoperasi.catalog.Shelf.Offer;
import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.region.District;
import id.tokoperasi.region.Districts;
import id.tokoperasi.search.Facets;
import id.tokoperasi.search.ListingDocument;
import id.tokoperasi.search.ListingPage;
import id.tokoperasi.search.ListingQuery;
import id.tokoperasi.search.ListingSearch;
import id.tokoperasi.search.SearchUnavailable;
import id.tokoperasi.search.Suggestions;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Finds listings, and goes on in a reduced way while Elasticsearch is away. */
@Component
public class Browse {

    /** Cursors of the reduced search start so, then an offset. */
    private static final String REDUCED = "dasar-";

    private static final int OFFSET_MAX = 1_000;

    /** After a blip of the database a connection may turn out dead only when it is used. */
    private static final Retry PAST_DEAD_CONNECTIONS =
            Retry.max(3).filter(DataAccessResourceFailureException.class::isInstance);

    private final ListingSearch search;
    private final Shelf shelf;
    private final Categories categories;
    private final Cooperatives cooperatives;
    private final Districts districts;
    private final Clock clock;

    Browse(
            ListingSearch search,
            Shelf shelf,
            Categories categories,
            Cooperatives cooperatives,
            Districts districts,
            Clock clock) {
        this.search = search;
        this.shelf = shelf;
        this.categories = categories;
        this.cooperatives = cooperatives;
        this.districts = districts;
        this.clock = clock;
    }

    /**
     * What was found.
     *
     * @param reduced it came from the database: by title only, without counts, sorted by likeness; the
     *     total is what this page and those before it hold
     */
    public record Found(ListingPage page, boolean reduced) {}

    /** Refuses {@code bad-cursor} and what {@link ListingQuery} may not ask. */
    public Mono<Found> find(ListingQuery query) {
        var after = query.after();
        if (after != null && after.startsWith(REDUCED)) {
            return lookUp(query, offset(after));
        }
        return search.search(query)
                .map(page -> new Found(page, false))
                .onErrorResume(
                        SearchUnavailable.class,
                        away ->
                                after == null
                                        ? lookUp(query, 0)
                                        // Page two of one search is not page one of another.
                                        : Mono.error(Refusal.invalidField("after", "bad-cursor")));
    }

    /** Nothing while Elasticsearch is away: suggestions are a convenience. */
    public Mono<Suggestions> suggest(String text) {
        return search.suggest(text)
                .onErrorResume(SearchUnavailable.class, away -> Mono.just(Suggestions.NONE));
    }

    private static int offset(String cursor) {
        try {
            var offset = Integer.parseInt(cursor.substring(REDUCED.length()));
            if (offset > 0 && offset <= OFFSET_MAX) {
                return offset;
            }
        } catch (NumberFormatException e) {
            // refused below
        }
        throw Refusal.invalidField("after", "bad-cursor");
    }

    private Mono<Found> lookUp(ListingQuery query, int offset) {
        return Mono.zip(categoriesOf(query), cooperativeOf(query))
                .flatMap(
                        narrowed -> {
                            var lookUp = lookUp(query, narrowed.getT1(), narrowed.getT2().id());
                            return shelf.lookUp(lookUp, offset, query.size() + 1);
                        })
                .flatMap(this::documents)
                .retryWhen(PAST_DEAD_CONNECTIONS)
                .map(found -> new Found(page(found, query, offset), true));
    }

    private Mono<List<ListingDocument>> documents(List<Offer> offers) {
        var today = LocalDate.ofInstant(clock.instant(), Jakarta.ZONE);
        return Mono.zip(
                categories.tree(),
                districts.all(),
                (tree, all) -> {
                    var byCode = all.stream().collect(Collectors.toMap(District::code, d -> d));
                    return offers.stream()
                            .flatMap(o -> Documents.of(o, tree, byCode, today).stream())
                            .toList();
                });
    }

    private Mono<Set<String>> categoriesOf(ListingQuery query) {
        var category = query.category();
        return category == null
                ? Mono.just(Set.of())
                : categories.tree().map(tree -> tree.slugsUnder(category));
    }

    private record Seller(@Nullable UUID id) {}

    /** A cooperative is named by id or slug; an unknown slug finds nothing. */
    private Mono<Seller> cooperativeOf(ListingQuery query) {
        var named = query.cooperative();
        if (named == null) {
            return Mono.just(new Seller(null));
        }
        try {
            return Mono.just(new Seller(UUID.fromString(named)));
        } catch (IllegalArgumentException slug) {
            return cooperatives
                    .bySlug(named)
                    .map(Cooperative::id)
                    .defaultIfEmpty(new UUID(0, 0))
                    .map(Seller::new);
        }
    }

    private static LookUp lookUp(
            ListingQuery query, Set<String> categories, @Nullable UUID cooperativeId) {
        var text = query.text();
        return new LookUp(
                text == null ? null : text.toLowerCase(Locale.ROOT),
                categories,
                query.districts(),
                cooperativeId,
                query.minPriceRupiah(),
                query.maxPriceRupiah(),
                query.inStock(),
                query.certificates().stream().map(Enum::name).collect(Collectors.toSet()));
    }

    private static ListingPage page(List<ListingDocument> found, ListingQuery query, int offset) {
        var more = found.size() > query.size();
        var items = more ? found.subList(0, query.size()) : found;
        var seen = offset + items.size();
        return new ListingPage(
                items,
                more && seen <= OFFSET_MAX ? REDUCED + seen : null,
                seen,
                !more,
                Facets.NONE,
                null);
    }
}
