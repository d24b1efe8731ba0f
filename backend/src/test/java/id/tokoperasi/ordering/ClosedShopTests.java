package id.tokoperasi.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.tokoperasi.catalog.Listing;
import id.tokoperasi.catalog.ListingDraft.VariantDraft;
import id.tokoperasi.catalog.Shelf;
import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.CooperativeStatus;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.cooperative.SellingLimit;
import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.kernel.Money;
import id.tokoperasi.kernel.Refusal;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** What becomes of listings, baskets and orders when a cooperative is stopped, closes or leaves. */
class ClosedShopTests {

    private static Market market;
    private static Cooperatives cooperatives;
    private Cooperative shop;
    private Listing guci;

    @BeforeAll
    static void open() {
        market = new Market();
        cooperatives = market.backend.get(Cooperatives.class);
    }

    @AfterAll
    static void close() {
        market.close();
    }

    @BeforeEach
    void anotherShop() {
        shop = market.cooperative("Gerabah");
        guci = market.lists(shop, "Guci", 145_000, 10);
    }

    private void isShut(Market.Guest guest) {
        var line = market.baskets.view(guest.basket, null).block().groups().getFirst().lines();
        assertThat(line.getFirst().problem()).isEqualTo(Basket.Problem.SELLER_PAUSED);
        assertThat(line.getFirst().buyable()).isZero();
        assertThat(market.backend.get(Shelf.class).byId(guci.id()).block()).isNull();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> market.checkouts.place(guest.wish()).block());
    }

    private void isOpen(Market.Guest guest) {
        var line = market.baskets.view(guest.basket, null).block().groups().getFirst().lines();
        assertThat(line.getFirst().problem()).isNull();
        assertThat(market.backend.get(Shelf.class).byId(guci.id()).block()).isNotNull();
    }

    private String refusedToPublish() {
        var draft = market.listings.draft(shop.id(), Market.draft("Pot", guci()), "s").block();
        try {
            market.listings.publish(shop.id(), draft.id(), draft.version(), "s").block();
            return "";
        } catch (Refusal refusal) {
            return refusal.code();
        }
    }

    private static List<VariantDraft> guci() {
        var sku = UUID.randomUUID().toString();
        var price = Money.rupiah(9_000);
        return List.of(new VariantDraft(null, "", sku, price, 500, 1L, 3));
    }

    private void finishesAnOpenOrder(Checkout bought) {
        var order = bought.orders().getFirst();
        market.orders.pack(order.id(), shop.id(), "staff").block();
        assertThat(market.statusOf(order)).isEqualTo(OrderStatus.PACKED);
    }

    @Test
    void aSuspendedShopIsHiddenAtOnceItsLinesStayAndOpenOrdersAreFinished() {
        var guest = market.guest().puts(guci, 1);
        var bought = market.guest().puts(guci, 1).buys();
        cooperatives.suspend(shop.id(), "Izin dicabut", "officer").block();
        isShut(guest);
        assertThat(refusedToPublish()).isEqualTo("cooperative-suspended");
        finishesAnOpenOrder(bought);
        cooperatives.verify(shop.id(), "officer").block();
        isOpen(guest);
        assertThat(refusedToPublish()).isEmpty();
    }

    @Test
    void aHolidayBeginsAndEndsByItsDays() {
        var guest = market.guest().puts(guci, 1);
        var today = Jakarta.day(market.clock.instant());
        cooperatives.close(shop.id(), today.plusDays(1), today.plusDays(2), "manager").block();
        cooperatives.turnHolidays().block();
        isOpen(guest);
        market.clock.advance(Duration.ofDays(1));
        cooperatives.turnHolidays().block();
        isShut(guest);
        assertThat(refusedToPublish()).isEmpty();
        market.clock.advance(Duration.ofDays(2));
        cooperatives.turnHolidays().block();
        isOpen(guest);
        assertThat(cooperatives.find(shop.id()).block().trading().closedFrom()).isNull();
        assertThat(cooperatives.turnHolidays().block()).isZero();
    }

    @Test
    void aHolidayThatBeginsTodayIsAtOnceAndCanBeEndedEarly() {
        var guest = market.guest().puts(guci, 1);
        var bought = market.guest().puts(guci, 1).buys();
        var today = Jakarta.day(market.clock.instant());
        cooperatives.close(shop.id(), today, today.plusDays(9), "manager").block();
        isShut(guest);
        finishesAnOpenOrder(bought);
        cooperatives.open(shop.id(), "manager").block();
        isOpen(guest);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(
                        () ->
                                cooperatives
                                        .close(shop.id(), today, today.minusDays(1), "m")
                                        .block());
    }

    @Test
    void whoeverLeavesSellsNothingMoreAndStillFinishesWhatIsOpen() {
        var guest = market.guest().puts(guci, 1);
        var bought = market.guest().puts(guci, 1).buys();
        var unpaid = market.guest().puts(guci, 1).places();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> cooperatives.leave(shop.id(), " ", "manager").block());
        cooperatives.leave(shop.id(), "Pindah kabupaten", "manager").block();
        isShut(guest);
        assertThat(refusedToPublish()).isEqualTo("cooperative-left");
        market.pays(unpaid);
        assertThat(market.statusOf(unpaid.orders().getFirst()))
                .as("what was placed before is an order like any")
                .isEqualTo(OrderStatus.PAID);
        finishesAnOpenOrder(bought);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> cooperatives.verify(shop.id(), "officer").block());
        assertThat(cooperatives.readmit(shop.id(), "officer").block().status())
                .isEqualTo(CooperativeStatus.REGISTERED);
        isShut(guest);
    }

    @Test
    void anExpiredPaperStopsPublishingOrAllSalesAsItsRuleSays() {
        var guest = market.guest().puts(guci, 1);
        cooperatives.limit(shop.id(), SellingLimit.NO_NEW_LISTINGS).block();
        isOpen(guest);
        assertThat(refusedToPublish()).isEqualTo("papers-expired");
        cooperatives.limit(shop.id(), SellingLimit.NO_SALES).block();
        isShut(guest);
        cooperatives.limit(shop.id(), SellingLimit.NOTHING).block();
        isOpen(guest);
        assertThat(refusedToPublish()).isEmpty();
    }
}
