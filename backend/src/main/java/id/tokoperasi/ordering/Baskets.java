package id.tokoperasi.ordering;

import id.tokoperasi.catalog.Capacity;
import id.tokoperasi.catalog.ListingDraft;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    public static final int QUANTITY_MAX = ListingDraft.QUANTITY_MAX;

    private static final Duration GUEST_KEPT = Duration.ofDays(60);

    private final BasketRows rows;
    private final OrderRows orders;
    private final Shelf shelf;
    private final Capacity capacity;
    private final Transactions transactions;
    private final Clock clock;

    Baskets(
            BasketRows rows,
            OrderRows orders,
            Shelf shelf,
            Capacity capacity,
            Transactions transactions,
            Clock clock) {
        this.rows = rows;
        this.orders = orders;
        this.shelf = shelf;
        this.capacity = capacity;
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

    /** Refuses as unknown when it is somebody else's or there is none. Five statements at most. */
    public Mono<Basket> view(UUID basketId, @Nullable String subject) {
        return rows.lines(basketId, subject)
                .collectList()
                .flatMap(
                        lines ->
                                lines.isEmpty()
                                        ? emptyBasket(basketId, subject)
                                        : shelf.byVariants(variantIds(lines))
                                                .flatMap(o -> basket(basketId, lines, o)));
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
     * variant, {@code not-on-sale}, {@code out-of-stock} when fewer are left, {@code below-minimum} when
     * more have to be bought, {@code over-capacity} when fewer can be made for one day, {@code
     * quantity-range} outside 1 to {@link #QUANTITY_MAX}, {@code basket-full} beyond {@value #LINES_MAX} variants.
     */
    public Mono<Basket> put(UUID basketId, @Nullable String subject, UUID variantId, int quantity) {
        if (quantity < 1 || quantity > QUANTITY_MAX) {
            return Mono.error(Refusal.invalidField("quantity", "quantity-range"));
        }
        return shelf.byVariant(variantId)
                .switchIfEmpty(Mono.error(Refusal::unknown))
                .flatMap(
                        offer -> {
                            var price = sellable(offer, variantId, quantity).priceFor(quantity);
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
                .flatMap(
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
            throw tooMany("out-of-stock", variantId, variant.available());
        }
        if (quantity < variant.minimumQuantity()) {
            throw Refusal.invalid(
                    "below-minimum",
                    Map.of("minimum", variant.minimumQuantity(), "field", "quantity"));
        }
        var most = offer.listing().dailyCapacity();
        if (most != null && quantity > most) {
            throw tooMany("over-capacity", variantId, most);
        }
        return variant;
    }

    private static Refusal tooMany(String code, UUID variantId, int available) {
        return Refusal.invalid(
                code, Map.of("variantId", variantId, "available", available, "field", "quantity"));
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

    private Mono<Basket> basket(UUID id, List<BasketRows.Row> rows, Map<UUID, Offer> offers) {
        var listings = offers.values().stream().map(Offer::listing).toList();
        return capacity.taken(listings)
                .map(taken -> new BasketNow(offers, taken, clock.instant()).basket(id, rows));
    }
}
