package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.ordering.DeliveryMethod;
import id.tokoperasi.ordering.Due;
import id.tokoperasi.ordering.Order;
import id.tokoperasi.ordering.OrderBoard;
import id.tokoperasi.ordering.OrderStatus;
import id.tokoperasi.ordering.Orders;
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
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Assembles the board of a cooperative's orders. */
@Component
class SellerBoardPages {

    private static final int PAGE = 20;

    /** Orders of the tab of what is urgent; there is no second page, for what is done leaves it. */
    private static final int URGENT = 100;

    private static final String URGENT_TAB = "segera";

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
    private final Districts districts;
    private final Drawings drawings;
    private final MessageSource messages;
    private final Clock clock;

    SellerBoardPages(
            LapakShells lapaks,
            Orders orders,
            OrderBoard board,
            Districts districts,
            Drawings drawings,
            MessageSource messages,
            Clock clock) {
        this.lapaks = lapaks;
        this.orders = orders;
        this.board = board;
        this.districts = districts;
        this.drawings = drawings;
        this.messages = messages;
        this.clock = clock;
    }

    /** A page of orders; query fields {@code keadaan}, {@code sesudah}. */
    Mono<SellerOrdersView> list(ServerWebExchange exchange, UUID cooperativeId, FormErrors errors) {
        var typed = new Typed(exchange.getRequest().getQueryParams());
        var wanted = typed.text("keadaan");
        var tab = TABS.containsKey(wanted) || wanted.equals(URGENT_TAB) ? wanted : "kemas";
        var locale = Languages.of(exchange);
        return Mono.zip(
                        lapaks.of(exchange, cooperativeId),
                        page(cooperativeId, tab, typed.id("sesudah").orElse(null)).collectList(),
                        orders.countByStatus(cooperativeId),
                        districts.all(),
                        board.due(cooperativeId))
                .map(
                        all ->
                                list(
                                        all.getT1(),
                                        all.getT2(),
                                        tabs(all.getT1(), all.getT3(), all.getT5(), tab, locale),
                                        all.getT4(),
                                        tab,
                                        all.getT5(),
                                        errors));
    }

    /** Work is shown as it is due, what is over as it came. */
    private Flux<Order> page(UUID cooperativeId, String tab, @Nullable UUID after) {
        if (tab.equals(URGENT_TAB)) {
            var end = Jakarta.endOf(Jakarta.day(clock.instant()));
            return board.toSendBefore(cooperativeId, end.plusMillis(1), URGENT);
        }
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
            Due due,
            FormErrors errors) {
        var now = clock.instant();
        var urgent = tab.equals(URGENT_TAB);
        var shown = found.subList(0, Math.min(found.size(), urgent ? URGENT : PAGE));
        return new SellerOrdersView(
                lapak,
                tabs,
                shown.stream().map(o -> row(o, all, now)).toList(),
                PAGE,
                found.size() > shown.size()
                        ? lapak.at("/pesanan?keadaan=" + tab + "&sesudah=" + shown.getLast().id())
                        : null,
                drawings.of("tas", 1),
                shown.stream().anyMatch(o -> o.status() == OrderStatus.PAID),
                due,
                Jakarta.day(now).plusDays(1),
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
                        .filter(l -> l.deliverable() > 0)
                        .map(l -> l.deliverable() + " × " + OrderViews.title(l))
                        .toList(),
                Optional.ofNullable(order.paidAt()).orElse(order.placedAt()),
                order.toPay().rupiah(),
                order.status() == OrderStatus.PAID,
                order.dueOn(),
                SellerOrderWork.isWaiting(order),
                order.isLate(now),
                order.isDueOn(Jakarta.day(now), now));
    }

    /** What is urgent has a tab of its own while there is any. */
    private List<Choice> tabs(
            LapakShell lapak,
            Map<OrderStatus, Long> counts,
            Due due,
            String chosen,
            Locale locale) {
        var tabs = new ArrayList<Choice>();
        if (due.any() || chosen.equals(URGENT_TAB)) {
            tabs.add(tab(lapak, URGENT_TAB, due.late() + due.today(), chosen, locale));
        }
        TABS.forEach(
                (name, statuses) ->
                        tabs.add(tab(lapak, name, sum(counts, statuses), chosen, locale)));
        return tabs;
    }

    private Choice tab(LapakShell lapak, String name, long orders, String chosen, Locale locale) {
        return new Choice(
                lapak.at("/pesanan?keadaan=" + name),
                messages.getMessage("lapak.tab." + name, null, locale)
                        + " "
                        + Words.of(locale).number(orders),
                name.equals(chosen));
    }

    private static long sum(Map<OrderStatus, Long> counts, Set<OrderStatus> statuses) {
        return statuses.stream().mapToLong(s -> counts.getOrDefault(s, 0L)).sum();
    }
}
