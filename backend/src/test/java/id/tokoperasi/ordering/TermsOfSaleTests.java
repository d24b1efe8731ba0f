package id.tokoperasi.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.tokoperasi.catalog.ContentUnit;
import id.tokoperasi.catalog.Listing;
import id.tokoperasi.catalog.ListingDraft;
import id.tokoperasi.catalog.ListingDraft.VariantDraft;
import id.tokoperasi.catalog.PriceTier;
import id.tokoperasi.infra.stripe.Fault;
import id.tokoperasi.infra.stripe.Fault.Kind;
import id.tokoperasi.infra.stripe.Match;
import id.tokoperasi.kernel.Ids;
import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.kernel.Money;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.ordering.PlaceCheckout.Delivery;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Tiers, smallest orders, goods by weight, and goods of which only so many can be made a day. */
class TermsOfSaleTests {

    private static Market market;

    @BeforeAll
    static void open() {
        market = new Market();
    }

    @AfterAll
    static void close() {
        market.close();
    }

    /** Rp 12.000 each, from ten on Rp 11.000; two hundred on the shelf. */
    private static VariantDraft variant(String name, int minimum, Integer stepGrams) {
        return new VariantDraft(
                null,
                name,
                List.of(),
                "T-" + Ids.next(),
                Money.rupiah(12_000),
                List.of(new PriceTier(10, Money.rupiah(11_000))),
                Money.rupiah(5_000),
                minimum,
                stepGrams,
                100,
                null,
                200);
    }

    private static Listing lists(
            int leadTimeDays, Integer dailyCapacity, VariantDraft... variants) {
        var draft = draft(leadTimeDays, dailyCapacity, List.of(variants));
        var seller = market.cooperative("Katering").id();
        var listing = market.listings.draft(seller, draft, "staff").block();
        return market.listings.publish(seller, listing.id(), listing.version(), "staff").block();
    }

    private static ListingDraft draft(
            int leadTimeDays, Integer dailyCapacity, List<VariantDraft> variants) {
        return new ListingDraft(
                "Nasi kotak",
                "Nasi, ayam, sambal dan lalap untuk acara.",
                "emping",
                ContentUnit.GRAM,
                leadTimeDays,
                dailyCapacity,
                List.of(),
                List.of(),
                null,
                null,
                null,
                variants);
    }

    /** Nasi kotak of which forty can be made a day, ordered two days ahead. */
    private static Listing boxes() {
        return lists(2, 40, variant("Ayam", 1, null), variant("Bandeng", 1, null));
    }

    private static LocalDate inDays(int days) {
        return Jakarta.day(market.clock.instant()).plusDays(days);
    }

    private static Basket.Line line(Market.Guest guest) {
        return group(guest).lines().getFirst();
    }

    private static Basket.Group group(Market.Guest guest) {
        return market.baskets.view(guest.basket, null).block().groups().getFirst();
    }

    private static Refusal refusalOf(Runnable step) {
        return catchThrowableOfType(Refusal.class, step::run);
    }

    @Test
    void theQuantityThatIsBoughtDecidesThePrice() {
        var guest = market.guest();
        var emping = lists(0, null, variant("500 g", 1, null));
        guest.puts(emping, 9);
        assertThat(line(guest).price()).isEqualTo(Money.rupiah(12_000));
        var dear = guest.wish();
        guest.puts(emping, 10);
        assertThat(line(guest).total()).isEqualTo(Money.rupiah(110_000));
        assertThat(line(guest).priceSeen()).isEqualTo(Money.rupiah(11_000));
        assertThat(refusalOf(() -> market.checkouts.place(dear).block()).code())
                .isEqualTo("total-changed");
        var bought = guest.places().orders().getFirst();
        assertThat(bought.goods()).isEqualTo(Money.rupiah(110_000));
        assertThat(market.orders.find(bought.id()).block().lines().getFirst().price())
                .isEqualTo(Money.rupiah(11_000));
    }

    @Test
    void fewerOnTheShelfThanForTheLowerPriceCostTheHigherOne() {
        var emping = lists(0, null, variant("500 g", 1, null));
        var guest = market.guest().puts(emping, 10);
        var variant = Market.variantOf(emping);
        market.backend
                .get(id.tokoperasi.catalog.Stock.class)
                .set(emping.cooperativeId(), variant, 9, "staff")
                .block();
        assertThat(line(guest).problem()).isEqualTo(Basket.Problem.NOT_ENOUGH);
        assertThat(line(guest).total()).isEqualTo(Money.rupiah(9 * 12_000));
    }

    @Test
    void fewerThanTheSmallestOrderAreNeitherPutInNorBought() {
        var guest = market.guest();
        var boxes = lists(0, null, variant("Ayam", 5, null));
        var refusal = refusalOf(() -> guest.puts(boxes, 4));
        assertThat(refusal.code()).isEqualTo("below-minimum");
        assertThat(refusal.facts().get("minimum")).isEqualTo(5);
        guest.puts(boxes, 5);
        var kept = boxes.variants().getFirst();
        var raised = variant(kept.name(), 8, null);
        market.listings
                .edit(
                        boxes.cooperativeId(),
                        boxes.id(),
                        boxes.version(),
                        draft(0, null, List.of(asKept(kept.id(), kept.sku(), raised))),
                        "staff")
                .block();
        assertThat(line(guest).problem()).isEqualTo(Basket.Problem.BELOW_MINIMUM);
        assertThat(line(guest).buyable()).isZero();
        assertThat(refusalOf(() -> market.checkouts.place(guest.wish()).block()).code())
                .isEqualTo("basket-empty");
    }

    private static VariantDraft asKept(UUID id, String sku, VariantDraft v) {
        return new VariantDraft(
                id,
                v.name(),
                v.options(),
                sku,
                v.price(),
                v.tiers(),
                v.governmentPrice(),
                v.minimumQuantity(),
                v.weightStepGrams(),
                v.weightGrams(),
                v.netAmount(),
                null);
    }

    @Test
    void lessThanTheSmallestOrderOnTheShelfIsSoldOut() {
        var boxes = lists(0, null, variant("Ayam", 9, null));
        var guest = market.guest().puts(boxes, 9);
        market.backend
                .get(id.tokoperasi.catalog.Stock.class)
                .set(boxes.cooperativeId(), Market.variantOf(boxes), 8, "staff")
                .block();
        assertThat(line(guest).problem()).isEqualTo(Basket.Problem.SOLD_OUT);
        assertThat(market.available(boxes)).isZero();
    }

    @Test
    void whatIsWeighedOutIsCountedInSteps() {
        var fish = lists(0, null, variant("", 3, 100));
        var order = market.guest().puts(fish, 7).places().orders().getFirst();
        var line = market.orders.find(order.id()).block().lines().getFirst();
        assertThat(line.variantName()).isEqualTo("per 100 g");
        assertThat(line.total()).isEqualTo(Money.rupiah(84_000));
        assertThat(market.available(fish)).isEqualTo(193);
    }

    @Test
    void whatCannotBeMadeForOneDayIsMadeForTheNext() {
        var boxes = boxes();
        var first = market.guest().puts(boxes, 30);
        assertThat(group(first).readyOn()).isEqualTo(inDays(2));
        assertThat(first.places().orders().getFirst().dueOn()).isEqualTo(inDays(2));
        var second = market.guest().puts(boxes, 11);
        assertThat(group(second).readyOn()).isEqualTo(inDays(3));
        var third = market.guest().puts(boxes, 10);
        assertThat(group(third).readyOn()).isEqualTo(inDays(2));
        assertThat(second.places().orders().getFirst().dueOn()).isEqualTo(inDays(3));
    }

    @Test
    void moreThanCanBeMadeForADayIsNotPutIn() {
        var boxes = boxes();
        var refusal = refusalOf(() -> market.guest().puts(boxes, 41));
        assertThat(refusal.code()).isEqualTo("over-capacity");
        assertThat(refusal.facts().get("available")).isEqualTo(40);
    }

    @Test
    void theVariantsOfAListingShareItsDay() {
        var boxes = boxes();
        var guest = market.guest().puts(boxes, 30);
        market.clock.advance(Duration.ofSeconds(1));
        var other = boxes.variants().getLast().id();
        var basket = market.baskets.put(guest.basket, null, other, 20).block();
        assertThat(basket.groups().getFirst().lines())
                .extracting(Basket.Line::buyable)
                .containsExactly(30, 10);
        assertThat(basket.groups().getFirst().lines().getLast().problem())
                .isEqualTo(Basket.Problem.OVER_CAPACITY);
        assertThat(taken(boxes)).isEmpty();
        guest.places();
        assertThat(taken(boxes)).containsExactly(Map.entry(inDays(2), 40));
    }

    private static Map<LocalDate, Integer> taken(Listing listing) {
        var capacity = market.backend.get(id.tokoperasi.catalog.Capacity.class);
        return capacity.taken(List.of(listing))
                .block()
                .byListing()
                .getOrDefault(listing.id(), Map.of());
    }

    @Test
    void aDayLaterThanTheBuyerHasSeenIsRefused() {
        var boxes = boxes();
        var guest = market.guest().puts(boxes, 20);
        var seen = readyBy(guest.wish(), inDays(2));
        market.guest().puts(boxes, 30).places();
        var refusal = refusalOf(() -> market.checkouts.place(seen).block());
        assertThat(refusal.code()).isEqualTo("ready-later");
        assertThat(refusal.facts().get("readyOn")).isEqualTo(inDays(3).toString());
    }

    private static PlaceCheckout readyBy(PlaceCheckout wish, LocalDate day) {
        return new PlaceCheckout(
                wish.checkoutId(),
                wish.basketId(),
                wish.buyerSubject(),
                wish.origin(),
                wish.expectedTotal(),
                wish.recipient(),
                wish.deliveries().stream()
                        .map(d -> new Delivery(d.cooperativeId(), d.method(), d.note(), day))
                        .toList());
    }

    @Test
    void ofRivalBuyersOnlyAsManyGetADayAsCanBeMade() {
        var boxes = boxes();
        var day = inDays(2);
        var wishes =
                IntStream.range(0, 60)
                        .mapToObj(
                                i -> {
                                    var guest = market.guest();
                                    var variant = boxes.variants().get(i % 2).id();
                                    market.baskets.put(guest.basket, null, variant, 2).block();
                                    return readyBy(guest.wish(), day);
                                })
                        .toList();
        var placed = market.place(wishes, 60, "capacity-full", "ready-later");
        assertThat(placed).hasSize(20);
        assertThat(placed)
                .allSatisfy(c -> assertThat(c.orders().getFirst().dueOn()).isEqualTo(day));
        assertThat(taken(boxes)).containsExactly(Map.entry(day, 40));
        assertThat(market.available(boxes)).isEqualTo(400 - 40);
    }

    @Test
    void aCancelledOrderGivesItsDayBackOnce() {
        var boxes = boxes();
        var guest = market.guest().puts(boxes, 40);
        var order = guest.buys().orders().getFirst();
        assertThat(taken(boxes)).containsEntry(inDays(2), 40);
        market.orders.cancelByBuyer(order.id(), guest.buyer()).block();
        refusalOf(() -> market.orders.cancelByBuyer(order.id(), guest.buyer()).block());
        assertThat(taken(boxes)).containsEntry(inDays(2), 0);
    }

    @Test
    void moneyThatComesLateTakesTheDayAgainWhenItIsStillThere() {
        var boxes = boxes();
        var day = inDays(2);
        var checkout = expired(boxes, 40);
        assertThat(taken(boxes)).containsEntry(day, 0);
        settleLate(checkout);
        assertThat(market.statusOf(checkout.orders().getFirst())).isEqualTo(OrderStatus.PAID);
        assertThat(taken(boxes)).containsEntry(day, 40);
    }

    @Test
    void moneyThatComesLateGoesBackWhenTheDayIsTaken() {
        var boxes = boxes();
        var checkout = expired(boxes, 40);
        market.guest().puts(boxes, 1).places();
        settleLate(checkout);
        market.refundedRupiah();
        assertThat(market.statusOf(checkout.orders().getFirst())).isEqualTo(OrderStatus.REFUNDED);
        assertThat(taken(boxes).values()).containsExactly(1);
        assertThat(market.available(boxes)).isEqualTo(399);
    }

    private static Checkout expired(Listing listing, int quantity) {
        var checkout = market.guest().puts(listing, quantity).places();
        market.opensPage(checkout);
        market.stripe.fail(
                Fault.once(
                                Kind.SERVER_ERROR,
                                Match.request("POST", "/v1/checkout/sessions/*/expire"))
                        .times(9));
        market.clock.advance(Checkouts.HOLD.plusSeconds(1));
        market.checkouts.expireUnpaid().block();
        market.stripe.clearFaults();
        market.backend.drain();
        return checkout;
    }

    private static void settleLate(Checkout checkout) {
        market.stripe.pay(market.sessionOf(checkout));
        market.payments.refresh(checkout.paymentId()).block();
        market.backend.drain();
    }
}
