package id.tokoperasi.storefront.resident;

import id.tokoperasi.catalog.Categories;
import id.tokoperasi.catalog.Category;
import id.tokoperasi.catalog.CategoryTree;
import id.tokoperasi.catalog.LookUp;
import id.tokoperasi.catalog.Shelf;
import id.tokoperasi.catalog.Shelf.Offer;
import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.region.District;
import id.tokoperasi.region.Districts;
import id.tokoperasi.search.ListingPage;
import id.tokoperasi.search.ListingQuery;
import id.tokoperasi.search.ListingSearch;
import id.tokoperasi.search.Location;
import id.tokoperasi.search.SearchUnavailable;
import id.tokoperasi.storefront.web.Cards;
import id.tokoperasi.storefront.web.Languages;
import id.tokoperasi.storefront.web.ProductCard;
import id.tokoperasi.storefront.web.Shells;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds products for pages, in the index or, while it is away, in the catalogue. */
@Component
class SearchPages {

    static final int PAGE = 24;
    private static final int REDUCED_MAX = 1_000;

    private final Shells shells;
    private final ListingSearch search;
    private final Shelf shelf;
    private final Categories categories;
    private final Districts districts;
    private final Cards cards;
    private final SearchViews views;

    SearchPages(
            Shells shells,
            ListingSearch search,
            Shelf shelf,
            Categories categories,
            Districts districts,
            Cards cards,
            SearchViews views) {
        this.shells = shells;
        this.search = search;
        this.shelf = shelf;
        this.categories = categories;
        this.districts = districts;
        this.cards = cards;
        this.views = views;
    }

    /**
     * What was found.
     *
     * @param page null when the index is away
     * @param next where to go on, or null
     */
    record Found(List<ProductCard> cards, @Nullable ListingPage page, @Nullable String next) {}

    /** What is known of the region, and the reader's language. */
    record Ground(CategoryTree tree, List<District> districts, Locale locale) {

        /** The name of a district, or an empty text. */
        String district(String code) {
            return districtName(districts, code);
        }
    }

    /** The tree and the districts, both from memory. */
    Mono<Ground> ground(Locale locale) {
        return Mono.zip(categories.tree(), districts.all())
                .map(all -> new Ground(all.getT1(), all.getT2(), locale));
    }

    /** The page of results; refuses {@code bad-cursor} and what {@link ListingQuery} refuses. */
    Mono<SearchView> results(ServerWebExchange exchange, SearchWish wish) {
        return Mono.zip(shells.of(exchange), ground(Languages.of(exchange)))
                .flatMap(
                        all ->
                                shells.district(exchange)
                                        .map(d -> wish.near(centre(d)))
                                        .defaultIfEmpty(wish)
                                        .flatMap(w -> find(w, all.getT2()))
                                        .map(f -> views.view(all.getT1(), wish, f, all.getT2())));
    }

    private static Location centre(District district) {
        return new Location(district.centre().latitude(), district.centre().longitude());
    }

    private Mono<Found> find(SearchWish wish, Ground ground) {
        var question =
                new LookUp(
                        wish.text().isEmpty() ? null : wish.text(),
                        wish.category() == null
                                ? Set.of()
                                : ground.tree().slugsUnder(wish.category()),
                        wish.districts(),
                        null,
                        wish.minRupiah(),
                        wish.maxRupiah());
        int offset = SearchWish.offset(wish.after());
        return offset > 0
                ? lookUp(question, offset, PAGE, ground)
                : Mono.defer(() -> ask(wish.query(), ground))
                        .onErrorResume(
                                SearchUnavailable.class, e -> lookUp(question, 0, PAGE, ground));
    }

    /** The newest products, nearest first when a district is chosen. */
    Mono<List<ProductCard>> newest(@Nullable District district, int size, Locale locale) {
        var query = ListingQuery.about(null).inStock(true).facets(false).size(size);
        if (district == null) {
            query.sort(ListingQuery.Sort.NEWEST);
        } else {
            query.sort(ListingQuery.Sort.NEAR).near(centre(district));
        }
        var anything = new LookUp(null, Set.of(), Set.of(), null, null, null);
        return ground(locale)
                .flatMap(
                        ground ->
                                ask(query.build(), ground)
                                        .onErrorResume(
                                                SearchUnavailable.class,
                                                e -> lookUp(anything, 0, size, ground)))
                .map(Found::cards);
    }

    /**
     * Products of one cooperative, best selling first.
     *
     * @param after where to go on, or empty
     */
    Mono<Found> ofCooperative(Cooperative cooperative, int size, String after, Locale locale) {
        int offset = SearchWish.offset(after);
        var query =
                ListingQuery.about(null)
                        .cooperative(cooperative.slug())
                        .sort(ListingQuery.Sort.BEST_SELLING)
                        .facets(false)
                        .size(size)
                        .after(after.isEmpty() || offset > 0 ? null : after)
                        .build();
        var question = new LookUp(null, Set.of(), Set.of(), cooperative.id(), null, null);
        return ground(locale)
                .flatMap(
                        ground ->
                                offset > 0
                                        ? lookUp(question, offset, size, ground)
                                        : ask(query, ground)
                                                .onErrorResume(
                                                        SearchUnavailable.class,
                                                        e -> lookUp(question, 0, size, ground)));
    }

    private Mono<Found> ask(ListingQuery query, Ground ground) {
        return search.search(query)
                .map(
                        page ->
                                new Found(
                                        page.items().stream()
                                                .map(
                                                        i ->
                                                                cards.of(
                                                                        i,
                                                                        ground.tree(),
                                                                        ground.locale()))
                                                .toList(),
                                        page,
                                        page.next()));
    }

    private Mono<Found> lookUp(LookUp question, int offset, int size, Ground ground) {
        return shelf.lookUp(question, offset, size)
                .map(offers -> found(offers, offset, size, ground));
    }

    private Found found(List<Offer> offers, int offset, int size, Ground ground) {
        int after = offset + size;
        boolean more = offers.size() == size && after <= REDUCED_MAX;
        return new Found(
                offers.stream().map(offer -> card(offer, ground)).toList(),
                null,
                more ? SearchWish.OFFSET + after : null);
    }

    private ProductCard card(Offer offer, Ground ground) {
        var district = ground.district(offer.listing().districtCode());
        return cards.of(offer, ground.tree(), district, ground.locale());
    }

    static String nameOf(Category category, Locale locale) {
        return locale.getLanguage().equals("en") ? category.nameEnglish() : category.name();
    }

    static String districtName(List<District> all, String code) {
        return all.stream()
                .filter(d -> d.code().equals(code))
                .map(District::name)
                .findFirst()
                .orElse("");
    }
}
