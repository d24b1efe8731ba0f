package id.tokoperasi.storefront.resident;

import id.tokoperasi.catalog.Categories;
import id.tokoperasi.catalog.CategoryTree;
import id.tokoperasi.ordering.Basket;
import id.tokoperasi.region.District;
import id.tokoperasi.region.Districts;
import id.tokoperasi.storefront.web.Drawings;
import id.tokoperasi.storefront.web.Languages;
import id.tokoperasi.storefront.web.Notice;
import id.tokoperasi.storefront.web.Picture;
import id.tokoperasi.storefront.web.Shells;
import id.tokoperasi.storefront.web.Words;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Assembles the basket page. */
@Component
class BasketPages {

    private static final int PICTURE_WIDTH = 320;

    private final Shells shells;
    private final Categories categories;
    private final Districts districts;
    private final Drawings drawings;

    BasketPages(Shells shells, Categories categories, Districts districts, Drawings drawings) {
        this.shells = shells;
        this.categories = categories;
        this.districts = districts;
        this.drawings = drawings;
    }

    /** A basket; the number at its sign is that of this very basket. */
    Mono<BasketView> basket(
            ServerWebExchange exchange, Basket basket, BasketView.@Nullable Removed removed) {
        var words = Words.of(Languages.of(exchange));
        return Mono.zip(shells.of(exchange), categories.tree(), districts.all())
                .map(
                        all ->
                                new BasketView(
                                        all.getT1().withBasket(basket.pieces()),
                                        basket.groups().stream()
                                                .map(g -> group(g, all.getT2(), all.getT3(), words))
                                                .toList(),
                                        basket.pieces(),
                                        basket.goods().rupiah(),
                                        payable(basket),
                                        removed,
                                        false,
                                        drawings.of("tas", 1)));
    }

    /** A basket nobody has put anything in. */
    Mono<BasketView> empty(ServerWebExchange exchange) {
        return basket(exchange, new Basket(new UUID(0, 0), List.of()), null);
    }

    /** What cannot be bought is left out, so one line that can be bought is enough. */
    private static boolean payable(Basket basket) {
        return basket.groups().stream().anyMatch(Basket.Group::isBuyable);
    }

    private BasketView.Group group(
            Basket.Group group, CategoryTree tree, List<District> all, Words words) {
        var cooperative = group.cooperative();
        return new BasketView.Group(
                cooperative.id(),
                cooperative.name(),
                "/koperasi/" + cooperative.slug(),
                SearchPages.districtName(all, cooperative.districtCode()),
                Picture.tileOf(cooperative.id()),
                group.lines().stream().map(l -> line(l, tree, words)).toList(),
                group.lines().stream().mapToInt(Basket.Line::wanted).sum(),
                ProductTerms.readyOn(group),
                group.goods().rupiah());
    }

    private BasketView.Line line(Basket.Line line, CategoryTree tree, Words words) {
        var listing = line.listing();
        var step = line.variant().weightStepGrams();
        return new BasketView.Line(
                line.variantId(),
                listing.title(),
                line.variant().name(),
                "/produk/" + listing.slug() + "?pilihan=" + line.variantId(),
                drawings.of(
                        listing.pictureIds(),
                        PICTURE_WIDTH,
                        tree,
                        listing.categorySlug(),
                        listing.id()),
                step == null ? 0 : step,
                line.wanted(),
                line.variant().minimumQuantity(),
                Math.max(ProductTerms.most(listing, line.variant()), 1),
                line.price().rupiah(),
                line.total().rupiah(),
                notes(line, words));
    }

    private static List<Notice> notes(Basket.Line line, Words words) {
        var notes = new ArrayList<Notice>();
        switch (line.problem()) {
            case GONE -> notes.add(new Notice("bad", "basket.gone", ""));
            case SELLER_PAUSED -> notes.add(new Notice("warn", "basket.suspended", ""));
            case SOLD_OUT -> notes.add(new Notice("bad", "basket.sold_out", ""));
            case NOT_ENOUGH ->
                    notes.add(
                            new Notice("warn", "basket.not_enough", words.number(line.buyable())));
            case BELOW_MINIMUM ->
                    notes.add(
                            new Notice(
                                    "bad",
                                    "basket.below_minimum",
                                    words.number(line.variant().minimumQuantity())));
            case OVER_CAPACITY ->
                    notes.add(
                            new Notice(
                                    "warn", "basket.over_capacity", words.number(line.buyable())));
            case null -> {}
        }
        long change = line.price().rupiah() - line.priceSeen().rupiah();
        if (change > 0) {
            notes.add(new Notice("warn", "basket.price_up", words.money(change)));
        } else if (change < 0) {
            notes.add(new Notice("ok", "basket.price_down", words.money(-change)));
        }
        return notes;
    }
}
