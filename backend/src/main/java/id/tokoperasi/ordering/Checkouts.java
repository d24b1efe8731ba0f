package id.tokoperasi.ordering;

import id.tokoperasi.catalog.Stock;
import id.tokoperasi.kernel.Ids;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.kernel.Transactions;
import id.tokoperasi.payment.CancelOutcome;
import id.tokoperasi.payment.PaymentRequest;
import id.tokoperasi.payment.Payments;
import id.tokoperasi.payment.StartedPayment;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** From a basket to orders that wait for one payment. */
@Component
public class Checkouts {

    /** How long goods are held for payment; the buyer sees until when. */
    public static final Duration HOLD = Duration.ofMinutes(30);

    /** Checkouts that one buyer may hold unpaid at once (security.md, rate limits). */
    public static final int HOLDS_MAX = 5;

    /**
     * Pieces that one buyer may hold unpaid at once. The only hold of somebody signed in may be bigger:
     * two hundred boxed meals are one honest order.
     */
    public static final int PIECES_MAX = 50;

    /** As many times more may be held from one address, which a whole office shares. */
    static final int PER_ADDRESS = 20;

    private static final Logger log = LoggerFactory.getLogger(Checkouts.class);

    private static final int SWEEP = 50;
    private static final int AT_ONCE = 8;

    private final Baskets baskets;
    private final BasketRows basketRows;
    private final CheckoutRows rows;
    private final OrderRows orders;
    private final OrderMoves moves;
    private final Deliveries deliveries;
    private final Stock stock;
    private final Payments payments;
    private final Transactions transactions;
    private final Clock clock;

    Checkouts(
            Baskets baskets,
            BasketRows basketRows,
            CheckoutRows rows,
            OrderRows orders,
            OrderMoves moves,
            Deliveries deliveries,
            Stock stock,
            Payments payments,
            Transactions transactions,
            Clock clock) {
        this.baskets = baskets;
        this.basketRows = basketRows;
        this.rows = rows;
        this.orders = orders;
        this.moves = moves;
        this.deliveries = deliveries;
        this.stock = stock;
        this.payments = payments;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Holds the goods, writes the orders and asks for the payment, all in one transaction without any
     * call outside. What was bought leaves the basket. Refusals: unknown basket; {@code basket-empty},
     * {@code delivery-missing}, {@code delivery-not-offered}, {@code address-missing}, {@code
     * district-missing}, {@code district-unknown}; {@code total-changed} with both figures; {@code
     * out-of-stock} and {@code capacity-full} when a rival was first; {@code ready-later} when it would be
     * ready later than the buyer has seen; {@code too-many-holds} when too much is held unpaid already;
     * {@code sign-in-for-more} for a guest who wants more than {@link #PIECES_MAX} pieces; {@code
     * too-many-pieces} beyond {@link #PER_ADDRESS} times as many, for everybody.
     */
    public Mono<Checkout> place(PlaceCheckout wish) {
        // As exact as the database keeps it: what is answered now is what will be read later.
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return deliveries
                .districtOf(wish.recipient())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(
                        district ->
                                transactions.run(
                                        () ->
                                                lockedBasket(wish)
                                                        .map(
                                                                b ->
                                                                        OrderPlan.of(
                                                                                b,
                                                                                wish,
                                                                                district.orElse(
                                                                                        null)))
                                                        .map(
                                                                plan ->
                                                                        plan.expecting(
                                                                                wish
                                                                                        .expectedTotal()))
                                                        .doOnNext(plan -> checkPieces(plan, wish))
                                                        .flatMap(plan -> write(plan, wish, now))));
    }

    private static void checkPieces(OrderPlan plan, PlaceCheckout wish) {
        var most = PIECES_MAX * PER_ADDRESS;
        if (plan.pieces() > most) {
            throw new Refusal(Refusal.Kind.CONFLICT, "too-many-pieces", Map.of("max", most));
        }
        if (wish.buyerSubject() == null && plan.pieces() > PIECES_MAX) {
            throw new Refusal(Refusal.Kind.CONFLICT, "sign-in-for-more", Map.of("max", PIECES_MAX));
        }
    }

    private Mono<Basket> lockedBasket(PlaceCheckout wish) {
        return basketRows
                .lock(wish.basketId(), wish.buyerSubject(), wish.buyer())
                .filter(Boolean::booleanValue)
                .switchIfEmpty(Mono.error(Refusal::unknown))
                .then(baskets.view(wish.basketId(), wish.buyerSubject()));
    }

    private Mono<Checkout> write(OrderPlan plan, PlaceCheckout wish, Instant now) {
        var paymentId = Ids.next();
        var expiresAt = now.plus(HOLD);
        var bought = plan.stockLines().stream().map(l -> l.variantId()).toList();
        var request =
                new PaymentRequest(
                        paymentId,
                        wish.checkoutId(),
                        plan.total(),
                        plan.paymentLines(),
                        wish.recipient().email(),
                        expiresAt);
        return rows.insert(wish, paymentId, plan, now, expiresAt)
                .filter(Boolean::booleanValue)
                .switchIfEmpty(Mono.error(Checkouts::tooManyHolds))
                .then(stock.reserve(plan.stockLines(), wish.checkoutId()))
                .then(payments.request(request))
                .then(moves.place(plan, wish, paymentId, now, expiresAt))
                .delayUntil(
                        orders -> basketRows.remove(wish.basketId(), wish.buyerSubject(), bought))
                .map(
                        orders ->
                                new Checkout(
                                        wish.checkoutId(),
                                        paymentId,
                                        wish.buyerSubject(),
                                        plan.total(),
                                        now,
                                        expiresAt,
                                        orders));
    }

    private static Refusal tooManyHolds() {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "too-many-holds",
                Map.of("maxHolds", HOLDS_MAX, "maxPieces", PIECES_MAX));
    }

    /**
     * Where the buyer pays. Repeating answers the same page. Refusals: unknown checkout, and those of
     * {@link Payments#start}.
     */
    public Mono<StartedPayment> startPayment(
            UUID checkoutId, Buyer buyer, String successUrl, String cancelUrl) {
        return rows.find(checkoutId, buyer)
                .switchIfEmpty(Mono.error(Refusal::unknown))
                .flatMap(c -> startPayment(c, successUrl, cancelUrl));
    }

    /** As above, for a checkout that the buyer has just been given. */
    public Mono<StartedPayment> startPayment(
            Checkout checkout, String successUrl, String cancelUrl) {
        return payments.start(checkout.paymentId(), successUrl, cancelUrl);
    }

    /**
     * The checkout with its orders. A person's own answers to that person alone; a guest's to whoever
     * knows its random id. Refuses as unknown otherwise.
     */
    public Mono<Checkout> find(UUID checkoutId, Buyer buyer) {
        return rows.find(checkoutId, buyer)
                .switchIfEmpty(Mono.error(Refusal::unknown))
                .flatMap(
                        c ->
                                orders.ofCheckout(checkoutId)
                                        .collectList()
                                        .map(found -> CheckoutRows.withOrders(c, found)));
    }

    /**
     * The buyer calls an unpaid checkout off: the payment ends first, then the orders, and the goods are
     * free again. Refuses {@code already-paid} when the money was first.
     */
    public Mono<Checkout> cancelUnpaid(UUID checkoutId, Buyer buyer) {
        return rows.find(checkoutId, buyer)
                .switchIfEmpty(Mono.error(Refusal::unknown))
                .flatMap(c -> payments.cancel(c.paymentId()))
                .flatMap(
                        outcome ->
                                switch (outcome) {
                                    case CancelOutcome.Cancelled gone ->
                                            moves.abandon(checkoutId, "buyer", buyer.actor());
                                    case CancelOutcome.AlreadySettled paid ->
                                            Mono.error(Refusal.conflict("already-paid"));
                                })
                .then(find(checkoutId, buyer));
    }

    /**
     * Ends checkouts whose hold is over: first the payment, so that nobody can pay for goods that are
     * let go, then the orders. Answers how many were looked at. Safe to run twice and beside another.
     */
    public Mono<Long> expireUnpaid() {
        return rows.expired(clock.instant(), SWEEP)
                .collectList()
                .flatMapIterable(due -> due)
                .flatMap(this::expire, AT_ONCE)
                .count()
                .delayUntil(seen -> rows.forgetOrigins(clock.instant()));
    }

    private Mono<Boolean> expire(Checkout checkout) {
        return payments.cancel(checkout.paymentId())
                .filter(outcome -> outcome instanceof CancelOutcome.Cancelled)
                .flatMap(gone -> moves.abandon(checkout.id(), "unpaid", Actor.SYSTEM))
                .thenReturn(true)
                .onErrorResume(
                        e -> {
                            log.warn("could not expire checkout {}", checkout.id(), e);
                            return Mono.just(false);
                        });
    }
}
