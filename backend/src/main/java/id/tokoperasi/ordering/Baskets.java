package id.tokoperasi.ordering;

import id.tokoperasi.catalog.Shelf;
import id.tokoperasi.catalog.Shelf.Offer;
import id.tokoperasi.catalog.Variant;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.kernel.Transactions;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Baskets, guests' included. A guest's basket answers to whoever knows its random id; one with an owner
 * answers to that person alone, and is unknown to everybody else.
 */
@Component
public class Baskets {

    /** Different variants in a basket, at most. */
    public static final int LINES_MAX = 50;

    /** Pieces of one variant, at most. */
    public static final int QUANTITY_MAX = 999;

    private static final Duration GUEST_KEPT = Duration.ofDays(60);

    private final BasketRows rows;
    private final OrderRows orders;
    private final Shelf shelf;
    private final Transactions transactions;
    private final Clock clock;

    Baskets(
            BasketRows rows,
            OrderRows orders,
            Shelf shelf,
            Transactions transactions,
            Clock clock) {
        this.rows = rows;
        this.orders = orders;
        this.shelf = shelf;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * The person's one basket, or a new one for a guest.
     *
     * @param subject null for a guest
     */
    public Mono<UUID> open(@Nullable String subject) {
        return rows.open(UUID.randomUUID(), subject, clock.instant());
    }

    /** Refuses as unknown when it is somebody else's or there is none. Four statements at most. */
    public Mono<Basket> view(UUID basketId, @Nullable String subject) {
        return rows.lines(basketId, subject)
                .collectList()
                .flatMap(
                        lines ->
                                lines.isEmpty()
                                        ? emptyBasket(basketId, subject)
                                        : shelf.byVariants(variantIds(lines))
                                                .map(offers -> basket(basketId, lines, offers)));
    }

    private Mono<Basket> emptyBasket(UUID basketId, @Nullable String subject) {
        return rows.exists(basketId, subject)
                .flatMap(
                        there ->
                                there
                                        ? Mono.just(new Basket(basketId, List.of()))
                                        : Mono.error(Refusal.unknown()));
    }

    private static List<UUID> variantIds(List<BasketRows.Row> lines) {
        return lines.stream().map(BasketRows.Row::variantId).toList();
    }

    /**
     * Makes the basket hold this many pieces of the variant. Refuses as unknown a foreign basket or
     * variant, {@code not-on-sale}, {@code out-of-stock} when fewer are left, {@code quantity-range}
     * outside 1 to {@value #QUANTITY_MAX}, {@code basket-full} beyond {@value #LINES_MAX} variants.
     */
    public Mono<Basket> put(UUID basketId, @Nullable String subject, UUID variantId, int quantity) {
        if (quantity < 1 || quantity > QUANTITY_MAX) {
            return Mono.error(Refusal.invalidField("quantity", "quantity-range"));
        }
        return shelf.byVariant(variantId)
                .switchIfEmpty(Mono.error(Refusal::unknown))
                .flatMap(
                        offer -> {
                            var price = sellable(offer, variantId, quantity).price();
                            return rows.put(
                                            basketId,
                                            subject,
                                            variantId,
                                            quantity,
                                            price,
                                            clock.instant())
                                    .collectList()
                                    .flatMap(
                                            lines ->
                                                    lines.isEmpty()
                                                            ? refusePut(basketId, subject)
                                                            : afterPut(basketId, lines, offer));
                        });
    }

    /** The basket with the offer that is known already; the others are read. */
    private Mono<Basket> afterPut(UUID basketId, List<BasketRows.Row> lines, Offer known) {
        var others =
                variantIds(lines).stream()
                        .filter(id -> known.listing().variant(id).isEmpty())
                        .toList();
        return shelf.byVariants(others)
                .map(
                        read -> {
                            var offers = new HashMap<>(read);
                            offers.put(known.listing().id(), known);
                            return basket(basketId, lines, offers);
                        });
    }

    private static Variant sellable(Offer offer, UUID variantId, int quantity) {
        var variant =
                offer.listing()
                        .variant(variantId)
                        .filter(v -> offer.onSale())
                        .orElseThrow(() -> Refusal.conflict("not-on-sale"));
        if (variant.available() < quantity) {
            throw Refusal.invalid(
                    "out-of-stock",
                    Map.of(
                            "variantId",
                            variantId,
                            "available",
                            variant.available(),
                            "field",
                            "quantity"));
        }
        return variant;
    }

    private Mono<Basket> refusePut(UUID basketId, @Nullable String subject) {
        return rows.exists(basketId, subject)
                .flatMap(
                        there ->
                                Mono.error(
                                        there
                                                ? Refusal.invalid(
                                                        "basket-full", Map.of("max", LINES_MAX))
                                                : Refusal.unknown()));
    }

    /** Takes a variant out; one that is not in there is no error. */
    public Mono<Basket> remove(UUID basketId, @Nullable String subject, UUID variantId) {
        return rows.remove(basketId, subject, List.of(variantId)).then(view(basketId, subject));
    }

    /**
     * At sign-in: what the guest had gathered joins the person's basket, of two quantities the larger, and
     * what the guest had ordered is the person's.
     * Answers the id of the person's basket.
     *
     * @param guestBasketId null when the visitor had none
     */
    public Mono<UUID> adopt(@Nullable UUID guestBasketId, String subject) {
        return transactions.run(
                () ->
                        open(subject)
                                .delayUntil(
                                        own ->
                                                guestBasketId == null
                                                        ? Mono.empty()
                                                        : rows.merge(guestBasketId, own)
                                                                .then(
                                                                        orders.adopt(
                                                                                guestBasketId,
                                                                                subject))));
    }

    /** Pieces in the basket; 0 when it is unknown or somebody else's. One statement. */
    public Mono<Integer> pieces(UUID basketId, @Nullable String subject) {
        return rows.pieces(basketId, subject);
    }

    /** Guests' baskets untouched for 60 days go; answers how many. */
    public Mono<Long> sweep() {
        return rows.sweep(clock.instant().minus(GUEST_KEPT));
    }

    private static Basket basket(UUID id, List<BasketRows.Row> rows, Map<UUID, Offer> offers) {
        var groups = new LinkedHashMap<UUID, Basket.Group>();
        for (var row : rows) {
            offerOf(row.variantId(), offers)
                    .ifPresent(
                            offer ->
                                    groups.computeIfAbsent(
                                                    offer.cooperative().id(),
                                                    key ->
                                                            new Basket.Group(
                                                                    offer.cooperative(),
                                                                    new ArrayList<>()))
                                            .lines()
                                            .add(line(row, offer)));
        }
        return new Basket(id, List.copyOf(groups.values()));
    }

    /** A variant that is off its listing cannot be told from the listing's active ones: it is dropped. */
    private static Optional<Offer> offerOf(UUID variantId, Map<UUID, Offer> offers) {
        return offers.values().stream()
                .filter(o -> o.listing().variant(variantId).isPresent())
                .findFirst();
    }

    private static Basket.Line line(BasketRows.Row row, Offer offer) {
        var variant = offer.listing().variant(row.variantId()).orElseThrow();
        var problem = problem(row, offer, variant);
        var buyable =
                problem == null || problem == Basket.Problem.NOT_ENOUGH
                        ? Math.min(row.quantity(), variant.available())
                        : 0;
        return new Basket.Line(
                row.variantId(),
                offer.listing(),
                variant,
                row.quantity(),
                buyable,
                row.priceSeen(),
                problem);
    }

    private static Basket.@Nullable Problem problem(
            BasketRows.Row row, Offer offer, Variant variant) {
        if (!offer.cooperative().sells()) {
            return Basket.Problem.SELLER_PAUSED;
        }
        if (!offer.onSale()) {
            return Basket.Problem.GONE;
        }
        if (variant.available() <= 0) {
            return Basket.Problem.SOLD_OUT;
        }
        return variant.available() < row.quantity() ? Basket.Problem.NOT_ENOUGH : null;
    }
}
