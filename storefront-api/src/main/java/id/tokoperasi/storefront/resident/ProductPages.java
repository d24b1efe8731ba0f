package id.tokoperasi.storefront.resident;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import id.tokoperasi.catalog.Categories;
import id.tokoperasi.catalog.CategoryTree;
import id.tokoperasi.catalog.Listing;
import id.tokoperasi.catalog.Shelf;
import id.tokoperasi.catalog.Shelf.Offer;
import id.tokoperasi.catalog.Variant;
import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.kernel.Money;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.ordering.Deliveries;
import id.tokoperasi.region.District;
import id.tokoperasi.region.Districts;
import id.tokoperasi.storefront.web.Cards;
import id.tokoperasi.storefront.web.Drawings;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.Languages;
import id.tokoperasi.storefront.web.Link;
import id.tokoperasi.storefront.web.Picture;
import id.tokoperasi.storefront.web.ProductCard;
import id.tokoperasi.storefront.web.Shell;
import id.tokoperasi.storefront.web.Shells;
import id.tokoperasi.storefront.web.Typed;
import id.tokoperasi.storefront.web.WebSettings;
import id.tokoperasi.storefront.web.Words;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriUtils;

import reactor.core.publisher.Mono;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Assembles the page of one product: one statement, two now and then, the rest is remembered. One more
 * for each of a named maker, a limited day and an officer's price.
 */
@Component
class ProductPages {

    private static final int PICTURE_WIDTH = 640;
    private static final int RELATED = 5;
    private static final Duration REMEMBERED = Duration.ofSeconds(10);

    private final Shells shells;
    private final Shelf shelf;
    private final Categories categories;
    private final Districts districts;
    private final Cards cards;
    private final Drawings drawings;
    private final ProductFacts facts;
    private final ProductTerms terms;
    private final SearchPages search;
    private final MessageSource messages;
    private final WebSettings settings;
    private final Cache<Shop, List<ProductCard>> lately =
            Caffeine.newBuilder().maximumSize(1_000).expireAfterWrite(REMEMBERED).build();

    ProductPages(
            Shells shells,
            Shelf shelf,
            Categories categories,
            Districts districts,
            Cards cards,
            Drawings drawings,
            ProductFacts facts,
            ProductTerms terms,
            SearchPages search,
            MessageSource messages,
            WebSettings settings) {
        this.shells = shells;
        this.shelf = shelf;
        this.categories = categories;
        this.districts = districts;
        this.cards = cards;
        this.drawings = drawings;
        this.facts = facts;
        this.terms = terms;
        this.search = search;
        this.messages = messages;
        this.settings = settings;
    }

    /** Everything the page is made of. */
    private record Ingredients(
            Shell shell,
            Offer offer,
            CategoryTree tree,
            List<District> districts,
            Optional<District> near,
            ProductTerms.Known known,
            Locale locale) {

        Listing listing() {
            return offer.listing();
        }

        Cooperative cooperative() {
            return offer.cooperative();
        }
    }

    /**
     * The page with a variant chosen by the field {@code pilihan}; refuses as unknown what is not on
     * sale.
     */
    Mono<ProductView> product(
            ServerWebExchange exchange, String slug, Typed typed, FormErrors errors) {
        return Mono.zip(
                        shells.of(exchange),
                        shelf.bySlug(slug).switchIfEmpty(Mono.error(Refusal::unknown)),
                        categories.tree(),
                        districts.all(),
                        shells.district(exchange)
                                .map(Optional::of)
                                .defaultIfEmpty(Optional.empty()))
                .zipWhen(all -> terms.known(exchange, all.getT2().listing()))
                .map(
                        both ->
                                new Ingredients(
                                        both.getT1().getT1(),
                                        both.getT1().getT2(),
                                        both.getT1().getT3(),
                                        both.getT1().getT4(),
                                        both.getT1().getT5(),
                                        both.getT2(),
                                        Languages.of(exchange)))
                .flatMap(from -> related(from).map(others -> view(from, typed, errors, others)));
    }

    /** Whose goods, in which language. */
    private record Shop(UUID cooperativeId, Locale locale) {}

    /** The best selling goods of the same cooperative, as they were at most ten seconds ago. */
    private Mono<List<ProductCard>> related(Ingredients from) {
        var own = "/produk/" + from.listing().slug();
        return bestSelling(from.cooperative(), from.locale())
                .map(
                        cards ->
                                cards.stream()
                                        .filter(card -> !card.href().equals(own))
                                        .limit(RELATED)
                                        .toList());
    }

    private Mono<List<ProductCard>> bestSelling(Cooperative cooperative, Locale locale) {
        var shop = new Shop(cooperative.id(), locale);
        return Mono.justOrEmpty(lately.getIfPresent(shop))
                .switchIfEmpty(
                        Mono.defer(() -> search.ofCooperative(cooperative, RELATED + 1, "", locale))
                                .map(SearchPages.Found::cards)
                                .doOnNext(cards -> lately.put(shop, cards)));
    }

    private ProductView view(
            Ingredients from, Typed typed, FormErrors errors, List<ProductCard> others) {
        var listing = from.listing();
        var chosen = chosen(listing, typed);
        int quantity = typed.count("jumlah").orElse(chosen.minimumQuantity());
        return new ProductView(
                from.shell(),
                crumbs(from),
                listing.title(),
                listing.slug(),
                pictures(from),
                chosen(listing, chosen, from.locale()),
                listing.variants().stream().map(v -> variant(listing, v, chosen)).toList(),
                facts.badges(listing),
                !from.offer().onSale(),
                chosen.minimumQuantity(),
                quantity,
                ProductTerms.most(listing, chosen),
                ProductTerms.options(listing, chosen),
                chosen.tiers().stream()
                        .map(t -> new ProductView.Tier(t.fromQuantity(), t.price().rupiah()))
                        .toList(),
                terms.readyOn(listing, chosen, quantity, from.known()),
                ProductTerms.officePrice(chosen, from.known()),
                seenOtherwise(chosen, typed),
                listing.soldCount(),
                deliveries(from),
                seller(from),
                listing.description(),
                facts.of(listing, chosen, origin(from), from.known().maker(), from.locale()),
                others,
                share(listing),
                errors);
    }

    /** The variant asked for, else the cheapest that can be had, else the cheapest. */
    private static Variant chosen(Listing listing, Typed typed) {
        return typed.id("pilihan")
                .or(() -> typed.id("varian"))
                .flatMap(listing::variant)
                .orElseGet(
                        () ->
                                listing.variants().stream()
                                        .min(
                                                Comparator.comparing((Variant v) -> !v.isInStock())
                                                        .thenComparing(Variant::price))
                                        .orElseThrow(Refusal::unknown));
    }

    /** The price in the field {@code harga}, unless it is still the price. */
    private static long seenOtherwise(Variant chosen, Typed typed) {
        long seen = typed.number("harga").orElse(0);
        return seen == chosen.price().rupiah() ? 0 : seen;
    }

    private ProductView.Chosen chosen(Listing listing, Variant variant, Locale locale) {
        var step = variant.weightStepGrams();
        long unitPrice = listing.unitPrice(variant).map(Money::rupiah).orElse(0L);
        return new ProductView.Chosen(
                variant.id(),
                variant.name(),
                variant.price().rupiah(),
                Cards.worthSaying(unitPrice, variant.price().rupiah()),
                cards.unitWord(listing.contentUnit(), locale),
                step == null ? 0 : step,
                variant.available());
    }

    private static ProductView.Variant variant(Listing listing, Variant variant, Variant chosen) {
        return new ProductView.Variant(
                variant.name().isEmpty() ? variant.sku() : variant.name(),
                "/produk/" + listing.slug() + "?pilihan=" + variant.id(),
                variant.price().rupiah(),
                variant.id().equals(chosen.id()));
    }

    private List<Link> crumbs(Ingredients from) {
        var crumbs = new ArrayList<Link>();
        crumbs.add(new Link(messages.getMessage("nav.home", null, from.locale()), "/"));
        for (var category : from.tree().pathTo(from.listing().categorySlug())) {
            crumbs.add(
                    new Link(
                            SearchPages.nameOf(category, from.locale()),
                            "/cari?kategori=" + category.slug()));
        }
        return crumbs;
    }

    private List<Picture> pictures(Ingredients from) {
        var listing = from.listing();
        if (listing.pictureIds().isEmpty()) {
            var drawing = drawings.ofCategory(from.tree(), listing.categorySlug(), listing.id());
            return List.of(drawing.described(listing.title()));
        }
        var pictures = new ArrayList<Picture>();
        for (var id : listing.pictureIds()) {
            var tint = pictures.isEmpty() ? listing.id() : id;
            pictures.add(drawings.picture(id, PICTURE_WIDTH, tint).described(listing.title()));
        }
        return pictures;
    }

    private List<ProductView.Delivery> deliveries(Ingredients from) {
        var cooperative = from.cooperative();
        var near = from.near().orElse(null);
        var ways = new ArrayList<ProductView.Delivery>();
        for (var option : Deliveries.options(cooperative, near)) {
            ways.add(
                    switch (option.method()) {
                        case COURIER ->
                                new ProductView.Delivery(
                                        "truck",
                                        "product.courier",
                                        near == null ? "" : near.name(),
                                        option.fee().rupiah());
                        case PICKUP ->
                                new ProductView.Delivery(
                                        "pin",
                                        "product.pickup",
                                        placeOf(cooperative, from),
                                        option.fee().rupiah());
                    });
        }
        if (near == null && cooperative.delivery().courier()) {
            var base = cooperative.delivery().courierBase().rupiah();
            ways.add(new ProductView.Delivery("truck", "product.courier_from", "", base));
        }
        return ways;
    }

    private static String placeOf(Cooperative cooperative, Ingredients from) {
        return Words.place(cooperative.address(), district(from));
    }

    private static String district(Ingredients from) {
        return SearchPages.districtName(from.districts(), from.cooperative().districtCode());
    }

    private static String origin(Ingredients from) {
        return SearchPages.districtName(from.districts(), from.listing().districtCode());
    }

    private ProductView.Seller seller(Ingredients from) {
        var cooperative = from.cooperative();
        return new ProductView.Seller(
                cooperative.name(),
                "/koperasi/" + cooperative.slug(),
                district(from),
                messages.getMessage(
                        "product.members", new Object[] {cooperative.memberCount()}, from.locale()),
                Picture.tileOf(cooperative.id()));
    }

    private String share(Listing listing) {
        var text = listing.title() + " " + settings.publicUrl() + "/produk/" + listing.slug();
        return "https://wa.me/?text=" + UriUtils.encode(text, StandardCharsets.UTF_8);
    }
}
