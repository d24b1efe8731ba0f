package id.tokoperasi.storefront.resident;

import id.tokoperasi.catalog.Categories;
import id.tokoperasi.catalog.CategoryTree;
import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.ordering.Basket;
import id.tokoperasi.ordering.Checkouts;
import id.tokoperasi.ordering.Deliveries;
import id.tokoperasi.ordering.DeliveryMethod;
import id.tokoperasi.ordering.DeliveryOption;
import id.tokoperasi.region.District;
import id.tokoperasi.region.Districts;
import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.Drawings;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.Languages;
import id.tokoperasi.storefront.web.OrderViews;
import id.tokoperasi.storefront.web.Picture;
import id.tokoperasi.storefront.web.Shell;
import id.tokoperasi.storefront.web.Shells;
import id.tokoperasi.storefront.web.Words;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Assembles the checkout page. Goods that cannot be bought are left out. */
@Component
class CheckoutPages {

    private static final int PICTURE_WIDTH = 320;

    private final Shells shells;
    private final Categories categories;
    private final Districts districts;
    private final Drawings drawings;
    private final MessageSource messages;

    CheckoutPages(
            Shells shells,
            Categories categories,
            Districts districts,
            Drawings drawings,
            MessageSource messages) {
        this.shells = shells;
        this.categories = categories;
        this.districts = districts;
        this.drawings = drawings;
        this.messages = messages;
    }

    private record Ingredients(
            Shell shell,
            CategoryTree tree,
            List<District> districts,
            @Nullable District to,
            Locale locale) {}

    /** The page for a basket and what was typed so far. */
    Mono<CheckoutView> checkout(
            ServerWebExchange exchange, Basket basket, CheckoutForm form, FormErrors errors) {
        var locale = Languages.of(exchange);
        return Mono.zip(shells.of(exchange), categories.tree(), districts.all())
                .map(
                        all ->
                                view(
                                        new Ingredients(
                                                all.getT1(),
                                                all.getT2(),
                                                all.getT3(),
                                                district(all.getT3(), form),
                                                locale),
                                        basket,
                                        form,
                                        errors));
    }

    private static @Nullable District district(List<District> all, CheckoutForm form) {
        return all.stream()
                .filter(d -> d.code().equals(form.districtCode()))
                .findFirst()
                .orElse(null);
    }

    /** The form with a way for every cooperative: the chosen one, else the first on offer. */
    Mono<CheckoutForm> complete(Basket basket, CheckoutForm form) {
        return districts
                .all()
                .map(
                        all -> {
                            var to = district(all, form);
                            var methods = new LinkedHashMap<UUID, DeliveryMethod>();
                            for (var group : buyable(basket)) {
                                var cooperative = group.cooperative();
                                chosen(cooperative, form, to)
                                        .ifPresent(o -> methods.put(cooperative.id(), o.method()));
                            }
                            return form.with(methods);
                        });
    }

    private static List<Basket.Group> buyable(Basket basket) {
        return basket.groups().stream().filter(Basket.Group::isBuyable).toList();
    }

    private static java.util.Optional<DeliveryOption> chosen(
            Cooperative cooperative, CheckoutForm form, @Nullable District to) {
        var options = Deliveries.options(cooperative, to);
        var wanted = form.methods().get(cooperative.id());
        return options.stream()
                .filter(o -> o.method() == wanted)
                .findFirst()
                .or(() -> options.stream().findFirst());
    }

    private CheckoutView view(
            Ingredients from, Basket basket, CheckoutForm form, FormErrors errors) {
        var groups = buyable(basket).stream().map(g -> group(g, form, from)).toList();
        long delivery =
                groups.stream()
                        .map(CheckoutView.Group::chosen)
                        .mapToLong(d -> d == null ? 0 : d.feeRupiah())
                        .sum();
        long items = basket.goods().rupiah();
        long total = items + delivery;
        boolean changed = form.seenTotalRupiah() > 0 && form.seenTotalRupiah() != total;
        return new CheckoutView(
                from.shell(),
                new CheckoutView.Recipient(
                        form.name(), form.phone(), form.email(), form.address(), form.village()),
                from.districts().stream()
                        .map(
                                d ->
                                        new Choice(
                                                d.code(),
                                                d.name(),
                                                d.code().equals(form.districtCode())))
                        .toList(),
                groups,
                List.of(new Choice("kartu", "checkout.pay_card", true)),
                form.note(),
                groups.stream().mapToInt(CheckoutView.Group::itemCount).sum(),
                items,
                total,
                changed ? form.seenTotalRupiah() : 0,
                (int) Checkouts.HOLD.toMinutes(),
                errors);
    }

    private CheckoutView.Group group(Basket.Group group, CheckoutForm form, Ingredients from) {
        var cooperative = group.cooperative();
        var lines = group.lines().stream().filter(l -> l.buyable() > 0).toList();
        var chosen = chosen(cooperative, form, from.to()).orElse(null);
        return new CheckoutView.Group(
                cooperative.id(),
                cooperative.name(),
                SearchPages.districtName(from.districts(), cooperative.districtCode()),
                Picture.tileOf(cooperative.id()),
                lines.stream().map(l -> line(l, from.tree())).toList(),
                Deliveries.options(cooperative, from.to()).stream()
                        .map(o -> delivery(o, o.equals(chosen), cooperative, from))
                        .toList(),
                lines.stream().mapToInt(Basket.Line::buyable).sum(),
                group.goods().rupiah(),
                group.readyOn(),
                ProductTerms.readyOn(group) != null,
                cooperative.delivery().courier() && from.to() == null);
    }

    private CheckoutView.Line line(Basket.Line line, CategoryTree tree) {
        var listing = line.listing();
        var variant = line.variant().label();
        return new CheckoutView.Line(
                variant.isBlank() ? listing.title() : listing.title() + ", " + variant,
                drawings.of(
                        listing.pictureIds(),
                        PICTURE_WIDTH,
                        tree,
                        listing.categorySlug(),
                        listing.id()),
                line.buyable(),
                line.total().rupiah());
    }

    private CheckoutView.Delivery delivery(
            DeliveryOption option, boolean selected, Cooperative cooperative, Ingredients from) {
        var district = SearchPages.districtName(from.districts(), cooperative.districtCode());
        var to = from.to();
        var detail =
                option.method() == DeliveryMethod.PICKUP
                        ? Words.place(cooperative.address(), district)
                        : messages.getMessage(
                                "checkout.courier_to",
                                new Object[] {to == null ? "" : to.name()},
                                from.locale());
        return new CheckoutView.Delivery(
                CheckoutForm.value(option.method()),
                OrderViews.deliveryKey(option.method()),
                detail,
                option.fee().rupiah(),
                selected);
    }
}
