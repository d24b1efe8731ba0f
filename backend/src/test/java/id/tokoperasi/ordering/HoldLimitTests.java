package id.tokoperasi.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.tokoperasi.catalog.Listing;
import id.tokoperasi.kernel.Refusal;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Nobody empties the shelves without paying. */
class HoldLimitTests {

    private static Market market;
    private static Listing guci;

    @BeforeAll
    static void open() {
        market = new Market();
        guci = market.lists(market.cooperative("Gerabah"), "Guci", 145_000, 10_000);
    }

    @AfterAll
    static void close() {
        market.close();
    }

    @Test
    void aGuestHoldsFiveCheckoutsAndTheSixthWaitsUntilOneIsPaid() {
        var guest = market.guest();
        var held = IntStream.range(0, 5).mapToObj(i -> place(guest.puts(guci, 1).wish())).toList();

        refuses("too-many-holds", guest.puts(guci, 1).wish());
        market.pays(held.getFirst());

        assertThat(place(guest.wish()).orders()).hasSize(1);
    }

    @Test
    void holdsThatHaveEndedDoNotCount() {
        var guest = market.guest();
        IntStream.range(0, 5).forEach(i -> place(guest.puts(guci, 1).wish()));
        market.clock.advance(Checkouts.HOLD.plusSeconds(1));
        refuses("too-many-holds", guest.puts(guci, 1).wish());

        market.checkouts.expireUnpaid().block();

        assertThat(place(guest.wish()).orders()).hasSize(1);
    }

    @Test
    void aGuestsBasketCountsUnderWhateverName() {
        var guest = market.guest();
        for (int i = 0; i < 5; i++) {
            guest.puts(guci, 1);
            place(withEmail(guest.wish(), i + UUID.randomUUID().toString() + "@contoh.example"));
        }

        guest.puts(guci, 1);

        refuses("too-many-holds", withEmail(guest.wish(), "baru@contoh.example"));
    }

    @Test
    void fiftyPiecesInAllAreHeldAndNoMore() {
        var guest = market.guest();
        place(guest.puts(guci, 30).wish());

        refuses("too-many-holds", guest.puts(guci, 21).wish());

        assertThat(place(guest.puts(guci, 20).wish()).orders()).hasSize(1);
    }

    @Test
    void aGuestWhoWantsMoreThanFiftySignsInAndThenMay() {
        var subject = UUID.randomUUID().toString();
        var before = market.available(guci);

        refuses("sign-in-for-more", market.guest().puts(guci, 51).wish());
        assertThat(place(member(subject, 200)).orders()).hasSize(1);
        refuses("too-many-holds", member(subject, 1));

        refuses("too-many-pieces", member(UUID.randomUUID().toString(), 999, 2));

        assertThat(market.available(guci)).isEqualTo(before - 200);
    }

    @Test
    void nobodyIsStoppedByHoldsThatOthersMadeInTheirName() {
        var email = UUID.randomUUID() + "@contoh.example";
        for (int i = 0; i < 6; i++) {
            place(withEmail(market.guest().puts(guci, 1).wish(), email));
        }

        var own = withEmail(member(UUID.randomUUID().toString(), 1), email);

        assertThat(place(own).orders()).hasSize(1);
        assertThat(place(withEmail(market.guest().puts(guci, 1).wish(), email)).orders())
                .hasSize(1);
    }

    @Test
    void oneAddressHoldsNoMoreThanAnOfficeWould() {
        var origin = "203.0.113." + UUID.randomUUID();
        var wishes =
                IntStream.range(0, 130)
                        .mapToObj(i -> from(origin, market.guest().puts(guci, 1).wish()))
                        .toList();

        var placed = market.place(wishes, 4, "too-many-holds");

        assertThat(placed).hasSizeBetween(100, 104);
    }

    @Test
    void theAddressIsForgottenWithTheHold() {
        var origin = "198.51.100." + UUID.randomUUID();
        place(from(origin, market.guest().puts(guci, 1).wish()));
        market.clock.advance(Checkouts.HOLD.plusSeconds(1));

        market.checkouts.expireUnpaid().block();

        assertThat(
                        market.backend.one(
                                Long.class,
                                "select count(*) from ordering.checkouts where origin = :origin",
                                Map.of("origin", origin)))
                .isZero();
    }

    private static PlaceCheckout member(String subject, int pieces) {
        return member(subject, pieces, 1);
    }

    /** As many pieces of each of so many goods. */
    private static PlaceCheckout member(String subject, int pieces, int goods) {
        var basket = market.baskets.open(subject).block();
        Basket view = null;
        for (int i = 0; i < goods; i++) {
            view = market.baskets.put(basket, subject, variant(i), pieces).block();
        }
        var deliveries =
                view.groups().stream()
                        .map(g -> g.cooperative().id())
                        .map(id -> new PlaceCheckout.Delivery(id, DeliveryMethod.PICKUP, null))
                        .toList();
        var recipient =
                new Recipient("Siti", "+6281234567890", subject + "@contoh.example", null, null);
        return new PlaceCheckout(
                UUID.randomUUID(), basket, subject, subject, view.goods(), recipient, deliveries);
    }

    private static UUID variant(int i) {
        return Market.variantOf(
                i == 0 ? guci : market.lists(market.cooperative("Kebun"), "Emping", 1_000, 10_000));
    }

    private static PlaceCheckout withEmail(PlaceCheckout wish, String email) {
        var r = wish.recipient();
        return changed(
                wish,
                wish.origin(),
                new Recipient(r.name(), r.phone(), email, r.address(), r.districtCode()));
    }

    private static PlaceCheckout from(String origin, PlaceCheckout wish) {
        return changed(wish, origin, wish.recipient());
    }

    private static PlaceCheckout changed(PlaceCheckout wish, String origin, Recipient recipient) {
        return new PlaceCheckout(
                wish.checkoutId(),
                wish.basketId(),
                wish.buyerSubject(),
                origin,
                wish.expectedTotal(),
                recipient,
                wish.deliveries());
    }

    private static Checkout place(PlaceCheckout wish) {
        return market.checkouts.place(wish).block();
    }

    private static void refuses(String code, PlaceCheckout wish) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> place(wish))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
