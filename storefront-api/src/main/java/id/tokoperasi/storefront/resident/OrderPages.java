package id.tokoperasi.storefront.resident;

import id.tokoperasi.catalog.Categories;
import id.tokoperasi.catalog.CategoryTree;
import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.ordering.Order;
import id.tokoperasi.ordering.OrderStatus;
import id.tokoperasi.ordering.Orders;
import id.tokoperasi.ordering.Returns;
import id.tokoperasi.ordering.Shipments;
import id.tokoperasi.ordering.Shortage;
import id.tokoperasi.region.District;
import id.tokoperasi.region.Districts;
import id.tokoperasi.storefront.web.Drawings;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.Languages;
import id.tokoperasi.storefront.web.OrderViews;
import id.tokoperasi.storefront.web.Shell;
import id.tokoperasi.storefront.web.Shells;
import id.tokoperasi.storefront.web.Typed;
import id.tokoperasi.storefront.web.Visitor;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Assembles the buyer's orders. */
@Component
class OrderPages {

    private static final int PAGE = 20;

    private final Orders orders;
    private final Shipments shipments;
    private final Cooperatives cooperatives;
    private final Categories categories;
    private final Districts districts;
    private final Shells shells;
    private final OrderViews views;
    private final Drawings drawings;
    private final MessageSource messages;
    private final Clock clock;

    OrderPages(
            Orders orders,
            Shipments shipments,
            Cooperatives cooperatives,
            Categories categories,
            Districts districts,
            Shells shells,
            OrderViews views,
            Drawings drawings,
            MessageSource messages,
            Clock clock) {
        this.orders = orders;
        this.shipments = shipments;
        this.cooperatives = cooperatives;
        this.categories = categories;
        this.districts = districts;
        this.shells = shells;
        this.views = views;
        this.drawings = drawings;
        this.messages = messages;
        this.clock = clock;
    }

    /** One order; refuses as unknown when it is somebody else's. */
    Mono<OrderView> order(
            ServerWebExchange exchange, String number, Visitor visitor, FormErrors errors) {
        var locale = Languages.of(exchange);
        return orders.ofBuyer(number, BasketAtHand.buyer(visitor))
                .flatMap(
                        order ->
                                Mono.zip(
                                                shells.of(exchange),
                                                cooperatives.find(order.cooperativeId()),
                                                orders.events(order.id()).collectList(),
                                                categories.tree(),
                                                districts.all(),
                                                shipments.shortagesOf(order.id()).collectList())
                                        .map(
                                                all ->
                                                        view(
                                                                all.getT1(),
                                                                order,
                                                                all.getT2(),
                                                                all.getT3(),
                                                                all.getT4(),
                                                                all.getT5(),
                                                                all.getT6(),
                                                                errors,
                                                                locale)));
    }

    private OrderView view(
            Shell shell,
            Order order,
            Cooperative cooperative,
            List<Order.Event> events,
            CategoryTree tree,
            List<District> all,
            List<Shortage> shortages,
            FormErrors errors,
            Locale locale) {
        boolean unpaid = order.status() == OrderStatus.PLACED;
        return new OrderView(
                shell,
                order.number(),
                OrderViews.statusKey(order.status()),
                OrderViews.tone(order.status()),
                cooperative.name(),
                "/koperasi/" + cooperative.slug(),
                cooperative.phone(),
                views.steps(order, events, cooperative.name(), locale),
                views.lines(order, tree),
                order.goods().rupiah(),
                OrderViews.deliveryKey(order.delivery()),
                order.deliveryFee().rupiah(),
                order.total().rupiah(),
                order.withdrawn().rupiah(),
                order.parcels() > 0 && order.status() == OrderStatus.PACKED,
                shortages.stream().map(s -> lack(s, order, shortages)).toList(),
                order.recipient().name(),
                order.recipient().phone(),
                OrderViews.address(order, cooperative, all),
                Objects.requireNonNullElse(order.note(), ""),
                views.reason(order, locale),
                order.status() == OrderStatus.READY ? order.pickupCode() : null,
                Objects.requireNonNullElse(order.tracking(), ""),
                unpaid ? "/bayar/" + order.checkoutId() : null,
                unpaid ? order.expiresAt() : null,
                order.isCancellable(),
                order.status() == OrderStatus.SHIPPED,
                Returns.isOpen(order, clock.instant()),
                errors);
    }

    private static OrderView.Lack lack(Shortage shortage, Order order, List<Shortage> all) {
        var part = shortage.refusable(order, all);
        return new OrderView.Lack(
                shortage.id(),
                shortage.amount().rupiah(),
                shortage.reason(),
                shortage.toldAt(),
                shortage.byBuyer(),
                OrderViews.pieces(order, shortage.lines()),
                OrderViews.pieces(order, part),
                order.priceOf(part).rupiah());
    }

    /** The person's orders, newest first. */
    Mono<OrdersView> orders(ServerWebExchange exchange, Visitor visitor) {
        var typed = new Typed(exchange.getRequest().getQueryParams());
        return orders.pageOfBuyer(
                        BasketAtHand.buyer(visitor),
                        Set.of(),
                        typed.id("sesudah").orElse(null),
                        PAGE + 1)
                .collectList()
                .flatMap(
                        found ->
                                Mono.zip(shells.of(exchange), sellers(found), categories.tree())
                                        .map(
                                                all ->
                                                        view(
                                                                all.getT1(),
                                                                found,
                                                                all.getT2(),
                                                                all.getT3(),
                                                                Languages.of(exchange))));
    }

    private Mono<Map<UUID, Cooperative>> sellers(List<Order> found) {
        return cooperatives
                .byIds(found.stream().map(Order::cooperativeId).distinct().toList())
                .collectMap(Cooperative::id);
    }

    private OrdersView view(
            Shell shell,
            List<Order> found,
            Map<UUID, Cooperative> sellers,
            CategoryTree tree,
            Locale locale) {
        var shown = found.subList(0, Math.min(found.size(), PAGE));
        return new OrdersView(
                shell,
                shown.stream().map(o -> row(o, sellers, tree, locale)).toList(),
                PAGE,
                found.size() > PAGE ? "/pesanan?sesudah=" + shown.getLast().id() : null,
                drawings.of("tas", 1));
    }

    private OrdersView.Row row(
            Order order, Map<UUID, Cooperative> sellers, CategoryTree tree, Locale locale) {
        var seller = sellers.get(order.cooperativeId());
        var first = order.lines().getFirst();
        int others = order.lines().size() - 1;
        var summary =
                others == 0
                        ? OrderViews.title(first)
                        : messages.getMessage(
                                "orders.more_items",
                                new Object[] {OrderViews.title(first), others},
                                locale);
        return new OrdersView.Row(
                order.number(),
                "/pesanan/" + order.number(),
                OrderViews.statusKey(order.status()),
                OrderViews.tone(order.status()),
                seller == null ? "" : seller.name(),
                summary,
                views.picture(first, tree),
                order.placedAt(),
                order.total().rupiah());
    }

    /** The id behind a number; refuses as unknown when it is somebody else's. */
    Mono<UUID> idOf(String number, Visitor visitor) {
        return orders.ofBuyer(number, BasketAtHand.buyer(visitor))
                .map(Order::id)
                .switchIfEmpty(Mono.error(Refusal::unknown));
    }
}
