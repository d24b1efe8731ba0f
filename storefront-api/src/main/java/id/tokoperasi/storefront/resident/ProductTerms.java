package id.tokoperasi.storefront.resident;

import id.tokoperasi.access.Appointments;
import id.tokoperasi.access.BodyKind;
import id.tokoperasi.catalog.Capacity;
import id.tokoperasi.catalog.Listing;
import id.tokoperasi.catalog.Variant;
import id.tokoperasi.catalog.VariantOption;
import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.ordering.Basket;
import id.tokoperasi.ordering.Baskets;
import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.MakingMembers;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** On what terms a product is sold: choices, days, makers and prices for offices. */
@Component
class ProductTerms {

    private final Capacity capacity;
    private final MakingMembers makers;
    private final Appointments appointments;
    private final Clock clock;

    ProductTerms(Capacity capacity, MakingMembers makers, Appointments appointments, Clock clock) {
        this.capacity = capacity;
        this.makers = makers;
        this.appointments = appointments;
        this.clock = clock;
    }

    /**
     * What has to be asked for.
     *
     * @param maker empty when nobody is named
     * @param officer whether the reader buys for an office
     */
    record Known(Capacity.Taken taken, String maker, boolean officer) {}

    /** Asks only what the listing gives reason to. */
    Mono<Known> known(ServerWebExchange exchange, Listing listing) {
        return Mono.zip(
                        capacity.taken(List.of(listing)),
                        makers.nameOf(listing).defaultIfEmpty(""),
                        officer(exchange, listing))
                .map(all -> new Known(all.getT1(), all.getT2(), all.getT3()));
    }

    private Mono<Boolean> officer(ServerWebExchange exchange, Listing listing) {
        var user = CurrentUser.of(exchange);
        return user.isEmpty()
                        || listing.variants().stream().allMatch(v -> v.governmentPrice() == null)
                ? Mono.just(false)
                : appointments
                        .bodiesOf(user.get().subject(), clock.instant())
                        .map(
                                all ->
                                        all.stream()
                                                .anyMatch(
                                                        a ->
                                                                a.role().bodyKind()
                                                                        == BodyKind.AGENCY));
    }

    /** By when that many are made, were they ordered now; null for goods from stock. */
    @Nullable LocalDate readyOn(Listing listing, Variant variant, int quantity, Known known) {
        if (!isMade(listing)) {
            return null;
        }
        int pieces =
                Math.min(Math.max(quantity, variant.minimumQuantity()), most(listing, variant));
        var first = Jakarta.day(clock.instant()).plusDays(Math.max(listing.leadTimeDays(), 1));
        return known.taken().earliest(Map.of(listing, pieces), first);
    }

    /** By when all of it is made; null for goods from stock. */
    static @Nullable LocalDate readyOn(Basket.Group group) {
        return group.lines().stream().anyMatch(l -> l.buyable() > 0 && isMade(l.listing()))
                ? group.readyOn()
                : null;
    }

    private static boolean isMade(Listing listing) {
        return listing.leadTimeDays() > 0 || listing.dailyCapacity() != null;
    }

    /** The most of a variant that one order may hold. */
    static int most(Listing listing, Variant variant) {
        var limit = listing.dailyCapacity();
        int most = Math.min(variant.available(), Baskets.QUANTITY_MAX);
        return limit == null ? most : Math.min(most, limit);
    }

    /** The price for offices where the reader may see it, else 0. */
    static long officePrice(Variant variant, Known known) {
        var price = variant.governmentPrice();
        return price == null || !known.officer() ? 0 : price.rupiah();
    }

    /** The options to choose by; empty where not all variants differ in the same things. */
    static List<ProductView.OptionGroup> options(Listing listing, Variant chosen) {
        var names = names(chosen);
        if (names.isEmpty() || listing.variants().stream().anyMatch(v -> !names(v).equals(names))) {
            return List.of();
        }
        var groups = new ArrayList<ProductView.OptionGroup>();
        for (int i = 0; i < names.size(); i++) {
            groups.add(new ProductView.OptionGroup(names.get(i), values(listing, chosen, i)));
        }
        return groups;
    }

    private static List<String> names(Variant variant) {
        return variant.options().stream().map(VariantOption::name).toList();
    }

    private static List<ProductView.Option> values(Listing listing, Variant chosen, int place) {
        var values = new LinkedHashSet<String>();
        listing.variants().forEach(v -> values.add(v.options().get(place).value()));
        return values.stream().map(value -> value(listing, chosen, place, value)).toList();
    }

    private static ProductView.Option value(
            Listing listing, Variant chosen, int place, String value) {
        var next =
                listing.variants().stream()
                        .filter(v -> v.options().get(place).value().equals(value))
                        .max(
                                Comparator.comparing((Variant v) -> alike(v, chosen))
                                        .thenComparing(Variant::isInStock))
                        .orElse(chosen);
        return new ProductView.Option(
                value,
                "/produk/" + listing.slug() + "?pilihan=" + next.id(),
                chosen.options().get(place).value().equals(value),
                !next.isInStock());
    }

    private static long alike(Variant one, Variant other) {
        return one.options().stream().filter(other.options()::contains).count();
    }
}
