package id.tokoperasi.storefront.resident;

import id.tokoperasi.catalog.Categories;
import id.tokoperasi.catalog.Category;
import id.tokoperasi.catalog.CategoryTree;
import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.region.District;
import id.tokoperasi.region.Districts;
import id.tokoperasi.storefront.web.DistrictMap;
import id.tokoperasi.storefront.web.Drawings;
import id.tokoperasi.storefront.web.Fact;
import id.tokoperasi.storefront.web.Languages;
import id.tokoperasi.storefront.web.Picture;
import id.tokoperasi.storefront.web.ProductCard;
import id.tokoperasi.storefront.web.Shell;
import id.tokoperasi.storefront.web.Shells;
import id.tokoperasi.storefront.web.Words;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Assembles the home page. What is the same for everybody is remembered for a minute. */
@Component
class HomePages {

    private static final int PRODUCTS = 10;
    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final Duration NEWEST_REMEMBERED = Duration.ofSeconds(10);

    private final Shells shells;
    private final Categories categories;
    private final Districts districts;
    private final SearchPages search;
    private final Drawings drawings;
    private final Clock clock;
    private final Mono<List<ProductCard>> newestInIndonesian;
    private final Mono<List<ProductCard>> newestInEnglish;
    private final Mono<Map<String, Long>> sellersByDistrict;
    private final Mono<List<Cooperative>> cooperatives;

    HomePages(
            Shells shells,
            Categories categories,
            Districts districts,
            Cooperatives register,
            SearchPages search,
            Drawings drawings,
            Clock clock) {
        this.shells = shells;
        this.categories = categories;
        this.districts = districts;
        this.search = search;
        this.drawings = drawings;
        this.clock = clock;
        this.newestInIndonesian = remembered(Languages.INDONESIAN);
        this.newestInEnglish = remembered(Languages.ENGLISH);
        this.sellersByDistrict =
                Mono.defer(register::verifiedByDistrict)
                        .cache(
                                m -> m.isEmpty() ? Duration.ofSeconds(1) : REMEMBERED,
                                e -> Duration.ZERO,
                                () -> Duration.ZERO);
        this.cooperatives =
                Mono.defer(() -> register.verified(null, "", null, 100).collectList())
                        .cache(
                                l -> l.isEmpty() ? Duration.ofSeconds(1) : REMEMBERED,
                                e -> Duration.ZERO,
                                () -> Duration.ZERO);
    }

    Mono<HomeView> home(ServerWebExchange exchange) {
        var locale = Languages.of(exchange);
        return Mono.zip(
                        shells.of(exchange),
                        categories.tree(),
                        districts.all(),
                        sellersByDistrict,
                        cooperatives,
                        shells.district(exchange)
                                .map(Optional::of)
                                .defaultIfEmpty(Optional.empty())
                                .flatMap(near -> products(near, locale)))
                .map(
                        all ->
                                view(
                                        all.getT1(),
                                        all.getT2(),
                                        all.getT3(),
                                        all.getT4(),
                                        all.getT5(),
                                        all.getT6(),
                                        locale));
    }

    private Mono<List<ProductCard>> products(Optional<District> near, Locale locale) {
        return near.map(district -> search.nearest(district, PRODUCTS, locale))
                .orElseGet(
                        () ->
                                locale.equals(Languages.ENGLISH)
                                        ? newestInEnglish
                                        : newestInIndonesian);
    }

    private Mono<List<ProductCard>> remembered(Locale locale) {
        return Mono.defer(() -> search.newestOfEach(PRODUCTS, locale))
                .cache(
                        l -> l.size() < PRODUCTS ? Duration.ofSeconds(1) : NEWEST_REMEMBERED,
                        e -> Duration.ZERO,
                        () -> Duration.ZERO);
    }

    private HomeView view(
            Shell shell,
            CategoryTree tree,
            List<District> all,
            Map<String, Long> sellers,
            List<Cooperative> cooperatives,
            List<ProductCard> products,
            Locale locale) {
        return new HomeView(
                shell,
                shelf(),
                tree.roots().stream().map(c -> tile(c, tree, locale)).toList(),
                products,
                "/cari?urut=terbaru",
                DistrictMap.of(all.stream().map(d -> place(d, sellers)).toList()),
                all.size(),
                featured(cooperatives, all, locale));
    }

    private List<Picture> shelf() {
        var shelf = new ArrayList<Picture>();
        for (var family : List.of("beras", "emping", "gerabah", "toples")) {
            shelf.add(drawings.of(family, 1));
        }
        return shelf;
    }

    private HomeView.CategoryTile tile(Category category, CategoryTree tree, Locale locale) {
        return new HomeView.CategoryTile(
                SearchPages.nameOf(category, locale),
                "/cari?kategori=" + category.slug(),
                drawings.ofCategory(tree, firstDrawn(category, tree), category.slug()));
    }

    /** A branch without a drawing of its own shows that of its first child. */
    private static String firstDrawn(Category category, CategoryTree tree) {
        return category.drawing() != null
                ? category.slug()
                : tree.childrenOf(category.slug()).stream()
                        .filter(child -> child.drawing() != null)
                        .map(Category::slug)
                        .findFirst()
                        .orElse(category.slug());
    }

    private static DistrictMap.Place place(District district, Map<String, Long> sellers) {
        return new DistrictMap.Place(
                district.code(),
                district.name(),
                district.centre().latitude(),
                district.centre().longitude(),
                Math.toIntExact(sellers.getOrDefault(district.code(), 0L)));
    }

    /** One after the other, a week each, in the order of their names in the register. */
    private HomeView.@Nullable Featured featured(
            List<Cooperative> cooperatives, List<District> all, Locale locale) {
        if (cooperatives.isEmpty()) {
            return null;
        }
        var today = LocalDate.ofInstant(clock.instant(), Jakarta.ZONE);
        int week = today.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        var chosen = cooperatives.get(week % cooperatives.size());
        var words = Words.of(locale);
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("fact.members", words.number(chosen.memberCount())));
        facts.add(new Fact("fact.origin", SearchPages.districtName(all, chosen.districtCode())));
        facts.add(new Fact("fact.founded", String.valueOf(chosen.foundedYear())));
        var meeting = chosen.annualMeetingOn();
        if (meeting != null) {
            facts.add(new Fact("fact.meeting", words.shortDate(meeting)));
        }
        return new HomeView.Featured(
                chosen.name(), "/koperasi/" + chosen.slug(), chosen.about(), facts);
    }
}
