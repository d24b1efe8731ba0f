package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.access.Appointment;
import id.tokoperasi.access.Appointments;
import id.tokoperasi.access.BodyKind;
import id.tokoperasi.catalog.ListingStatus;
import id.tokoperasi.catalog.Listings;
import id.tokoperasi.catalog.Stock;
import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.ordering.Due;
import id.tokoperasi.ordering.OrderBoard;
import id.tokoperasi.ordering.OrderStatus;
import id.tokoperasi.ordering.Orders;
import id.tokoperasi.ordering.Sales;
import id.tokoperasi.ordering.SalesFigures;
import id.tokoperasi.region.District;
import id.tokoperasi.region.Districts;
import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.Picture;
import id.tokoperasi.storefront.web.Shell;
import id.tokoperasi.storefront.web.Shells;
import id.tokoperasi.storefront.web.Words;

import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Assembles the choice of a cooperative and its page of today. */
@Component
class TodayPages {

    private static final int LOW_SHOWN = 5;

    private final LapakShells lapaks;
    private final Shells shells;
    private final Appointments appointments;
    private final Cooperatives cooperatives;
    private final Districts districts;
    private final Listings listings;
    private final Stock stock;
    private final Orders orders;
    private final OrderBoard board;
    private final SalesFigures sales;
    private final Clock clock;

    TodayPages(
            LapakShells lapaks,
            Shells shells,
            Appointments appointments,
            Cooperatives cooperatives,
            Districts districts,
            Listings listings,
            Stock stock,
            Orders orders,
            OrderBoard board,
            SalesFigures sales,
            Clock clock) {
        this.lapaks = lapaks;
        this.shells = shells;
        this.appointments = appointments;
        this.cooperatives = cooperatives;
        this.districts = districts;
        this.listings = listings;
        this.stock = stock;
        this.orders = orders;
        this.board = board;
        this.sales = sales;
        this.clock = clock;
    }

    /** The cooperatives that this person works for now. */
    Mono<ChooseView> choose(ServerWebExchange exchange, CurrentUser user) {
        return appointments
                .bodiesOf(user.subject(), clock.instant())
                .map(all -> all.stream().filter(a -> a.bodyKind() == BodyKind.COOPERATIVE).toList())
                .flatMap(
                        mine ->
                                Mono.zip(
                                                shells.of(exchange),
                                                cooperatives
                                                        .byIds(
                                                                mine.stream()
                                                                        .map(Appointment::bodyId)
                                                                        .distinct()
                                                                        .toList())
                                                        .collectList(),
                                                districts.all())
                                        .map(
                                                all ->
                                                        choose(
                                                                all.getT1(),
                                                                mine,
                                                                all.getT2(),
                                                                all.getT3())));
    }

    private static ChooseView choose(
            Shell shell, List<Appointment> mine, List<Cooperative> found, List<District> all) {
        return new ChooseView(
                shell,
                found.stream()
                        .map(
                                c ->
                                        new ChooseView.Workplace(
                                                c.id(),
                                                c.name(),
                                                district(all, c.districtCode()),
                                                roleKey(mine, c.id()),
                                                Picture.tileOf(c.id())))
                        .toList());
    }

    private static String district(List<District> all, String code) {
        return all.stream()
                .filter(d -> d.code().equals(code))
                .map(District::name)
                .findFirst()
                .orElse("");
    }

    private static String roleKey(List<Appointment> mine, UUID cooperativeId) {
        return mine.stream()
                .filter(a -> a.bodyId().equals(cooperativeId))
                .map(a -> "lapak.role." + a.role().name())
                .findFirst()
                .orElse("lapak.role.VIEWER");
    }

    /** What to do now, and how the week goes. */
    Mono<TodayView> today(ServerWebExchange exchange, UUID cooperativeId) {
        var now = clock.instant();
        return Mono.zip(
                        lapaks.of(exchange, cooperativeId),
                        orders.countByStatus(cooperativeId),
                        listings.countByStatus(cooperativeId),
                        stock.few(cooperativeId, LOW_SHOWN).collectList(),
                        sales.between(List.of(cooperativeId), monday(now), now.plusSeconds(1)),
                        board.due(cooperativeId))
                .map(
                        all ->
                                view(
                                        all.getT1(),
                                        all.getT2(),
                                        all.getT3(),
                                        all.getT4(),
                                        all.getT5().getOrDefault(cooperativeId, Sales.NONE),
                                        all.getT6()));
    }

    private static TodayView view(
            LapakShell lapak,
            Map<OrderStatus, Long> byStatus,
            Map<ListingStatus, Long> byListing,
            List<Stock.Few> few,
            Sales week,
            Due due) {
        return new TodayView(
                lapak,
                count(byStatus, OrderStatus.PAID),
                count(byStatus, OrderStatus.PACKED),
                due,
                few.stream()
                        .map(
                                f ->
                                        new TodayView.LowStock(
                                                f.listingId(),
                                                Words.named(f.title(), f.variantName()),
                                                Math.max(f.available(), 0)))
                        .toList(),
                Math.toIntExact(
                        byListing.getOrDefault(ListingStatus.PUBLISHED, 0L)
                                + byListing.getOrDefault(ListingStatus.CHANGES_PENDING, 0L)),
                Math.toIntExact(
                        byListing.getOrDefault(ListingStatus.DRAFT, 0L)
                                + byListing.getOrDefault(ListingStatus.IN_REVIEW, 0L)
                                + byListing.getOrDefault(ListingStatus.REJECTED, 0L)
                                + byListing.getOrDefault(ListingStatus.WITHDRAWN, 0L)),
                week.orders(),
                week.goods().rupiah());
    }

    private static Instant monday(Instant now) {
        return Jakarta.startOf(
                Jakarta.day(now).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
    }

    private static int count(Map<OrderStatus, Long> byStatus, OrderStatus status) {
        return Math.toIntExact(byStatus.getOrDefault(status, 0L));
    }
}
