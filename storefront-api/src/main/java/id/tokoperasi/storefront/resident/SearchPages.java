package id.tokoperasi.storefront.resident;

import id.tokoperasi.browse.Browse;
import id.tokoperasi.catalog.Categories;
import id.tokoperasi.catalog.Category;
import id.tokoperasi.catalog.CategoryTree;
import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.region.District;
import id.tokoperasi.region.Districts;
import id.tokoperasi.search.Facets;
import id.tokoperasi.search.ListingPage;
import id.tokoperasi.search.ListingQuery;
import id.tokoperasi.search.Location;
import id.tokoperasi.storefront.web.Cards;
import id.tokoperasi.storefront.web.Languages;
import id.tokoperasi.storefront.web.ProductCard;
import id.tokoperasi.storefront.web.Shells;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.List;
import java.util.Locale;

/** Finds products for pages. */
@Component
class SearchPages {

    static final int PAGE = 24;

    private final Shells shells;
    private final Browse browse;
    private final Categories categories;
    private final Districts districts;
    private final Cards cards;
    private final SearchViews views;

    SearchPages(
            Shells shells,
            Browse browse,
            Categories categories,
            Districts districts,
            Cards cards,
            SearchViews views) {
        this.shells = shells;
        this.browse = browse;
        this.categories = categories;
        this.districts = districts;
        this.cards = cards;
        this.views = views;
    }

    /**
     * What was found.
     *
     * @param reduced true while the index is away: without counts, and narrowed by little
     */
    record Found(List<ProductCard> cards, ListingPage page, boolean reduced) {

        /** No products, as of a cooperative that may not sell. */
        static final Found NOTHING =
                new Found(
                        List.of(),
                        new ListingPage(List.of(), null, 0, true, Facets.NONE, null),
                        false);

        /** Where to go on, or null. */
        @Nullable String next() {
            return page.next();
        }
    }

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
                                        .flatMap(w -> find(w.query(), all.getT2()))
                                        .map(f -> views.view(all.getT1(), wish, f, all.getT2())));
    }

    private static Location centre(District district) {
        return new Location(district.centre().latitude(), district.centre().longitude());
    }

    /** What can be had nearest to a district. */
    Mono<List<ProductCard>> nearest(District district, int size, Locale locale) {
        var query = ListingQuery.about(null).inStock(true).facets(false).size(size);
        query.sort(ListingQuery.Sort.NEAR).near(centre(district));
        return ground(locale).flatMap(ground -> find(query.build(), ground)).map(Found::cards);
    }

    /** The newest of each main category: no cooperative fills the page with all it has put in today. */
    Mono<List<ProductCard>> newestOfEach(int size, Locale locale) {
        return ground(locale)
                .flatMapMany(
                        ground ->
                                Flux.fromIterable(ground.tree().roots())
                                        .flatMapSequential(root -> newest(root, ground)))
                .take(size)
                .collectList();
    }

    private Flux<ProductCard> newest(Category category, Ground ground) {
        var query = ListingQuery.about(null).category(category.slug()).inStock(true);
        query.sort(ListingQuery.Sort.NEWEST).facets(false).size(1);
        return find(query.build(), ground).flatMapIterable(Found::cards);
    }

    /**
     * Products of one cooperative, best selling first.
     *
     * @param after where to go on, or empty
     */
    Mono<Found> ofCooperative(Cooperative cooperative, int size, String after, Locale locale) {
        var query =
                ListingQuery.about(null)
                        .cooperative(cooperative.slug())
                        .sort(ListingQuery.Sort.BEST_SELLING)
                        .facets(false)
                        .size(size)
                        .after(after.isEmpty() ? null : after)
                        .build();
        return ground(locale).flatMap(ground -> find(query, ground));
    }

    private Mono<Found> find(ListingQuery query, Ground ground) {
        return browse.find(query)
                .map(
                        found ->
                                new Found(
                                        found.page().items().stream()
                                                .map(
                                                        i ->
                                                                cards.of(
                                                                        i,
                                                                        ground.tree(),
                                                                        ground.locale()))
                                                .toList(),
                                        found.page(),
                                        found.reduced()));
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
