package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.access.Appointment;
import id.tokoperasi.access.Appointments;
import id.tokoperasi.access.BodyKind;
import id.tokoperasi.catalog.Listing;
import id.tokoperasi.catalog.ListingStatus;
import id.tokoperasi.catalog.Listings;
import id.tokoperasi.catalog.Stock;
import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.ordering.Order;
import id.tokoperasi.ordering.OrderStatus;
import id.tokoperasi.ordering.Orders;
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
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Assembles the choice of a cooperative and its page of today. */
@Component
class TodayPages {

    private static final int LOOKED_AT = 100;
    private static final int LOW_SHOWN = 5;

    private final LapakShells lapaks;
    private final Shells shells;
    private final Appointments appointments;
    private final Cooperatives cooperatives;
    private final Districts districts;
    private final Listings listings;
    private final Orders orders;
    private final Clock clock;

    TodayPages(
            LapakShells lapaks,
            Shells shells,
            Appointments appointments,
            Cooperatives cooperatives,
            Districts districts,
            Listings listings,
            Orders orders,
            Clock clock) {
        this.lapaks = lapaks;
        this.shells = shells;
        this.appointments = appointments;
        this.cooperatives = cooperatives;
        this.districts = districts;
        this.listings = listings;
        this.orders = orders;
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
        return Mono.zip(
                        lapaks.of(exchange, cooperativeId),
                        orders.countByStatus(cooperativeId),
                        listings.countByStatus(cooperativeId),
                        listings.page(cooperativeId, ListingStatus.PUBLISHED, null, null, LOOKED_AT)
                                .collectList(),
                        orders.pageOfCooperative(cooperativeId, sold(), null, LOOKED_AT)
                                .collectList())
                .map(all -> view(all.getT1(), all.getT2(), all.getT3(), all.getT4(), all.getT5()));
    }

    private static Set<OrderStatus> sold() {
        return EnumSet.of(
                OrderStatus.PAID,
                OrderStatus.PACKED,
                OrderStatus.READY,
                OrderStatus.SHIPPED,
                OrderStatus.COMPLETED,
                OrderStatus.RETURN_ASKED,
                OrderStatus.RETURN_REFUSED);
    }

    private TodayView view(
            LapakShell lapak,
            Map<OrderStatus, Long> byStatus,
            Map<ListingStatus, Long> byListing,
            List<Listing> published,
            List<Order> recent) {
        var monday = monday();
        var week = recent.stream().filter(o -> isSince(o, monday)).toList();
        return new TodayView(
                lapak,
                count(byStatus, OrderStatus.PAID),
                count(byStatus, OrderStatus.PACKED),
                lowStock(published),
                Math.toIntExact(
                        byListing.getOrDefault(ListingStatus.PUBLISHED, 0L)
                                + byListing.getOrDefault(ListingStatus.CHANGES_PENDING, 0L)),
                Math.toIntExact(
                        byListing.getOrDefault(ListingStatus.DRAFT, 0L)
                                + byListing.getOrDefault(ListingStatus.IN_REVIEW, 0L)
                                + byListing.getOrDefault(ListingStatus.REJECTED, 0L)
                                + byListing.getOrDefault(ListingStatus.WITHDRAWN, 0L)),
                week.size(),
                week.stream().mapToLong(o -> o.total().rupiah()).sum(),
                recent.size() == LOOKED_AT && week.size() == LOOKED_AT);
    }

    private static boolean isSince(Order order, Instant monday) {
        var paidAt = order.paidAt();
        return paidAt != null && !paidAt.isBefore(monday);
    }

    private Instant monday() {
        return LocalDate.ofInstant(clock.instant(), Jakarta.ZONE)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .atStartOfDay(Jakarta.ZONE)
                .toInstant();
    }

    private static int count(Map<OrderStatus, Long> byStatus, OrderStatus status) {
        return Math.toIntExact(byStatus.getOrDefault(status, 0L));
    }

    private static List<TodayView.LowStock> lowStock(List<Listing> published) {
        return published.stream()
                .flatMap(
                        l ->
                                l.variants().stream()
                                        .filter(v -> v.available() <= Stock.FEW)
                                        .map(
                                                v ->
                                                        new TodayView.LowStock(
                                                                l.id(),
                                                                Words.named(l.title(), v.name()),
                                                                Math.max(v.available(), 0))))
                .sorted(java.util.Comparator.comparingInt(TodayView.LowStock::stock))
                .limit(LOW_SHOWN)
                .toList();
    }
}
