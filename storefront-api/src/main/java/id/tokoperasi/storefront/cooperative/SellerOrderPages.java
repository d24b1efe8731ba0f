package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.catalog.Categories;
import id.tokoperasi.catalog.CategoryTree;
import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.ordering.DeliveryMethod;
import id.tokoperasi.ordering.Order;
import id.tokoperasi.ordering.OrderBoard;
import id.tokoperasi.ordering.OrderStatus;
import id.tokoperasi.ordering.Orders;
import id.tokoperasi.ordering.Shipments;
import id.tokoperasi.region.District;
import id.tokoperasi.region.Districts;
import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.Drawings;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.Languages;
import id.tokoperasi.storefront.web.OrderViews;
import id.tokoperasi.storefront.web.Typed;
import id.tokoperasi.storefront.web.Words;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Assembles a cooperative's orders. */
@Component
class SellerOrderPages {

    private static final int PAGE = 20;

    /** Tabs by their names in addresses. */
    private static final Map<String, Set<OrderStatus>> TABS = tabs();

    /** Tabs whose orders are still in the house. */
    private static final Set<String> WORK = Set.of("kemas", "dikemas");

    private static Map<String, Set<OrderStatus>> tabs() {
        var tabs = new LinkedHashMap<String, Set<OrderStatus>>();
        tabs.put("kemas", EnumSet.of(OrderStatus.PAID));
        tabs.put("dikemas", EnumSet.of(OrderStatus.PACKED));
        tabs.put("jalan", EnumSet.of(OrderStatus.READY, OrderStatus.SHIPPED));
        tabs.put("retur", EnumSet.of(OrderStatus.RETURN_ASKED));
        tabs.put("selesai", EnumSet.of(OrderStatus.COMPLETED, OrderStatus.RETURN_REFUSED));
        tabs.put(
                "batal",
                EnumSet.of(OrderStatus.CANCELLED, OrderStatus.RETURNED, OrderStatus.REFUNDED));
        return tabs;
    }

    private final LapakShells lapaks;
    private final Orders orders;
    private final OrderBoard board;
    private final Shipments shipments;
    private final Cooperatives cooperatives;
    private final Categories categories;
    private final Districts districts;
    private final OrderViews views;
    private final Drawings drawings;
    private final MessageSource messages;
    private final Clock clock;

    SellerOrderPages(
            LapakShells lapaks,
            Orders orders,
            OrderBoard board,
            Shipments shipments,
            Cooperatives cooperatives,
            Categories categories,
            Districts districts,
            OrderViews views,
            Drawings drawings,
            MessageSource messages,
            Clock clock) {
        this.lapaks = lapaks;
        this.orders = orders;
        this.board = board;
        this.shipments = shipments;
        this.cooperatives = cooperatives;
        this.categories = categories;
        this.districts = districts;
        this.views = views;
        this.drawings = drawings;
        this.messages = messages;
        this.clock = clock;
    }

    /** A page of orders; query fields {@code keadaan}, {@code sesudah}. */
    Mono<SellerOrdersView> list(ServerWebExchange exchange, UUID cooperativeId, FormErrors errors) {
        var typed = new Typed(exchange.getRequest().getQueryParams());
        var tab = TABS.containsKey(typed.text("keadaan")) ? typed.text("keadaan") : "kemas";
        var locale = Languages.of(exchange);
        return Mono.zip(
                        lapaks.of(exchange, cooperativeId),
                        page(cooperativeId, tab, typed.id("sesudah").orElse(null)).collectList(),
                        orders.countByStatus(cooperativeId),
                        districts.all(),
                        board.countLate(cooperativeId))
                .map(
                        all ->
                                list(
                                        all.getT1(),
                                        all.getT2(),
                                        tabs(all.getT1(), all.getT3(), tab, locale),
                                        all.getT4(),
                                        tab,
                                        all.getT5(),
                                        errors));
    }

    /** Work is shown as it is due, what is over as it came. */
    private Flux<Order> page(UUID cooperativeId, String tab, @Nullable UUID after) {
        var statuses = TABS.getOrDefault(tab, Set.of());
        return WORK.contains(tab)
                ? board.pageByDue(cooperativeId, statuses, after, PAGE + 1)
                : orders.pageOfCooperative(cooperativeId, statuses, after, PAGE + 1);
    }

    private SellerOrdersView list(
            LapakShell lapak,
            List<Order> found,
            List<Choice> tabs,
            List<District> all,
            String tab,
            long late,
            FormErrors errors) {
        var now = clock.instant();
        var shown = found.subList(0, Math.min(found.size(), PAGE));
        return new SellerOrdersView(
                lapak,
                tabs,
                shown.stream().map(o -> row(o, all, now)).toList(),
                PAGE,
                found.size() > PAGE
                        ? lapak.at("/pesanan?keadaan=" + tab + "&sesudah=" + shown.getLast().id())
                        : null,
                drawings.of("tas", 1),
                tab.equals("kemas"),
                late,
                errors);
    }

    private static SellerOrdersView.Row row(Order order, List<District> all, Instant now) {
        var code = order.recipient().districtCode();
        return new SellerOrdersView.Row(
                order.id(),
                order.number(),
                OrderViews.statusKey(order.status()),
                OrderViews.tone(order.status()),
                order.recipient().name(),
                OrderViews.deliveryKey(order.delivery()),
                order.delivery() == DeliveryMethod.PICKUP
                        ? ""
                        : all.stream()
                                .filter(d -> d.code().equals(code))
                                .map(District::name)
                                .findFirst()
                                .orElse(""),
                order.lines().stream()
                        .map(l -> l.quantity() + " × " + OrderViews.title(l))
                        .toList(),
                Optional.ofNullable(order.paidAt()).orElse(order.placedAt()),
                order.total().rupiah(),
                order.status() == OrderStatus.PAID,
                order.dueOn(),
                SellerOrderWork.isWaiting(order),
                order.isLate(now));
    }

    private List<Choice> tabs(
            LapakShell lapak, Map<OrderStatus, Long> counts, String chosen, Locale locale) {
        var words = Words.of(locale);
        return TABS.entrySet().stream()
                .map(
                        tab ->
                                new Choice(
                                        lapak.at("/pesanan?keadaan=" + tab.getKey()),
                                        messages.getMessage(
                                                        "lapak.tab." + tab.getKey(), null, locale)
                                                + " "
                                                + words.number(sum(counts, tab.getValue())),
                                        tab.getKey().equals(chosen)))
                .toList();
    }

    private static long sum(Map<OrderStatus, Long> counts, Set<OrderStatus> statuses) {
        return statuses.stream().mapToLong(s -> counts.getOrDefault(s, 0L)).sum();
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
                                                shipments.shortagesOf(orderId).collectList())
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
                                                                errors,
                                                                locale)));
    }

    private SellerOrderView view(
            LapakShell lapak,
            Order order,
            Cooperative cooperative,
            List<Order.Event> events,
            CategoryTree tree,
            List<District> all,
            SellerOrderView.Work work,
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
