package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.catalog.Categories;
import id.tokoperasi.catalog.CategoryTree;
import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.ordering.DeliveryMethod;
import id.tokoperasi.ordering.Order;
import id.tokoperasi.ordering.Orders;
import id.tokoperasi.ordering.Shipments;
import id.tokoperasi.region.District;
import id.tokoperasi.region.Districts;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.Languages;
import id.tokoperasi.storefront.web.OrderViews;
import id.tokoperasi.storefront.web.Typed;

import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/** Assembles the page of a cooperative's order. */
@Component
class SellerOrderPages {

    private final LapakShells lapaks;
    private final Orders orders;
    private final Shipments shipments;
    private final Cooperatives cooperatives;
    private final Categories categories;
    private final Districts districts;
    private final OrderViews views;
    private final Clock clock;

    SellerOrderPages(
            LapakShells lapaks,
            Orders orders,
            Shipments shipments,
            Cooperatives cooperatives,
            Categories categories,
            Districts districts,
            OrderViews views,
            Clock clock) {
        this.lapaks = lapaks;
        this.orders = orders;
        this.shipments = shipments;
        this.cooperatives = cooperatives;
        this.categories = categories;
        this.districts = districts;
        this.views = views;
        this.clock = clock;
    }

    /** One order; refuses as unknown when it is another cooperative's or not paid. */
    Mono<SellerOrderView> order(
            ServerWebExchange exchange, UUID cooperativeId, UUID orderId, FormErrors errors) {
        var locale = Languages.of(exchange);
        return orders.ofCooperative(orderId, cooperativeId)
                .flatMap(
                        order ->
                                Mono.zip(
                                                lapaks.of(exchange, cooperativeId),
                                                cooperatives.find(cooperativeId),
                                                orders.events(orderId).collectList(),
                                                categories.tree(),
                                                districts.all(),
                                                shipments
                                                        .ofOrder(orderId, cooperativeId)
                                                        .collectList(),
                                                shipments.shortagesOf(orderId).collectList(),
                                                exchange.getFormData())
                                        .map(
                                                all ->
                                                        view(
                                                                all.getT1(),
                                                                order,
                                                                all.getT2(),
                                                                all.getT3(),
                                                                all.getT4(),
                                                                all.getT5(),
                                                                SellerOrderWork.of(
                                                                        order,
                                                                        all.getT6(),
                                                                        all.getT7(),
                                                                        clock.instant()),
                                                                new SellerOrderView.Tried(
                                                                        tried(exchange),
                                                                        new Typed(all.getT8())),
                                                                errors,
                                                                locale)));
    }

    /** The last word of the address: what a form that failed wanted. */
    private static String tried(ServerWebExchange exchange) {
        var path = exchange.getRequest().getPath().value();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private SellerOrderView view(
            LapakShell lapak,
            Order order,
            Cooperative cooperative,
            List<Order.Event> events,
            CategoryTree tree,
            List<District> all,
            SellerOrderView.Work work,
            SellerOrderView.Tried tried,
            FormErrors errors,
            Locale locale) {
        return new SellerOrderView(
                lapak,
                order.id(),
                order.number(),
                OrderViews.statusKey(order.status()),
                OrderViews.tone(order.status()),
                views.steps(order, events, cooperative.name(), locale),
                views.lines(order, tree),
                order.goods().rupiah(),
                OrderViews.deliveryKey(order.delivery()),
                order.deliveryFee().rupiah(),
                order.total().rupiah(),
                order.recipient().name(),
                order.recipient().phone(),
                OrderViews.address(order, cooperative, all),
                Objects.requireNonNullElse(order.note(), ""),
                views.reason(order, locale),
                Objects.requireNonNullElse(order.tracking(), ""),
                order.delivery() == DeliveryMethod.PICKUP,
                next(order),
                order.isCancellable(),
                work,
                tried,
                errors);
    }

    private static SellerOrderView.Next next(Order order) {
        return switch (order.status()) {
            case PAID -> SellerOrderView.Next.PACK;
            case PACKED ->
                    order.delivery() == DeliveryMethod.PICKUP
                            ? SellerOrderView.Next.READY
                            : SellerOrderView.Next.SHIP;
            case READY -> SellerOrderView.Next.HAND_OVER;
            case SHIPPED -> SellerOrderView.Next.WAIT;
            case RETURN_ASKED -> SellerOrderView.Next.RETURN;
            case PLACED, COMPLETED, CANCELLED, REFUNDED, RETURN_REFUSED, RETURNED ->
                    SellerOrderView.Next.NONE;
        };
    }
}
