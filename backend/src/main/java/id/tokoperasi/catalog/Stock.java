package id.tokoperasi.catalog;

import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.kernel.Transactions;
import id.tokoperasi.outbox.Outbox;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Pieces on the shelf and pieces held for buyers. The database decides: guarded updates in id order,
 * {@code 0 <= reserved <= on_hand} by constraint, every move a row in an immutable ledger.
 */
@Component
public class Stock {

    /** Up to this many pieces, cards say how many are left. */
    public static final int FEW = 6;

    private final StockRows rows;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;

    Stock(StockRows rows, Outbox outbox, Transactions transactions, Clock clock) {
        this.rows = rows;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Holds all lines or none, in the caller's transaction, and answers whether it could.
     *
     * @param lines each variant once
     * @param reference what the pieces are held for
     */
    public Mono<Boolean> tryReserve(Collection<StockLine> lines, UUID reference) {
        return rows.move(StockRows.Move.RESERVED, lines, reference, clock.instant())
                .collectList()
                .flatMap(moved -> mark(moved).thenReturn(moved.size() == lines.size()));
    }

    /** As {@link #tryReserve}, but refuses {@code out-of-stock} with {@code variantId} and {@code available}. */
    public Mono<Void> reserve(Collection<StockLine> lines, UUID reference) {
        return tryReserve(lines, reference)
                .filter(Boolean::booleanValue)
                .switchIfEmpty(Mono.defer(() -> refuseShortage(lines)))
                .then();
    }

    private Mono<Boolean> refuseShortage(Collection<StockLine> lines) {
        return rows.available(lines)
                .flatMapIterable(left -> lines.stream().map(line -> shortage(line, left)).toList())
                .filter(Shortage::isReal)
                .next()
                .flatMap(
                        s ->
                                Mono.error(
                                        Refusal.invalid(
                                                "out-of-stock",
                                                Map.of(
                                                        "variantId", s.variantId(),
                                                        "available", s.available()))));
    }

    private record Shortage(UUID variantId, int wanted, int available) {
        boolean isReal() {
            return available < wanted;
        }
    }

    private static Shortage shortage(StockLine line, Map<UUID, Integer> left) {
        return new Shortage(
                line.variantId(), line.quantity(), left.getOrDefault(line.variantId(), 0));
    }

    /** Lets held pieces go, in the caller's transaction. */
    public Mono<Void> release(Collection<StockLine> lines, UUID reference) {
        return rows.move(StockRows.Move.RELEASED, lines, reference, clock.instant())
                .collectList()
                .flatMap(this::mark);
    }

    /** Held pieces are sent off, in the caller's transaction. */
    public Mono<Void> take(Collection<StockLine> lines, UUID reference) {
        return rows.move(StockRows.Move.TAKEN, lines, reference, clock.instant())
                .collectList()
                .flatMap(this::mark);
    }

    /**
     * Sets the count after a stock-take and answers how many can be sold now. Refuses as unknown when
     * the variant is not this cooperative's, {@code stock-below-reserved} when fewer pieces are named
     * than are held for buyers, {@code stock-range} outside 0 to 1,000,000.
     *
     * @param actor subject of the person, for the ledger
     */
    public Mono<Integer> set(UUID cooperativeId, UUID variantId, int onHand, String actor) {
        if (onHand < 0 || onHand > 1_000_000) {
            return Mono.error(Refusal.invalidField("onHand", "stock-range"));
        }
        return transactions.run(
                () ->
                        rows.set(cooperativeId, variantId, onHand, actor, clock.instant())
                                .switchIfEmpty(
                                        Mono.defer(() -> refuseSet(cooperativeId, variantId)))
                                .delayUntil(moved -> mark(List.of(moved)))
                                .map(StockRows.Moved::available));
    }

    private Mono<StockRows.Moved> refuseSet(UUID cooperativeId, UUID variantId) {
        return rows.belongsTo(cooperativeId, variantId)
                .flatMap(
                        own ->
                                Mono.error(
                                        own
                                                ? Refusal.invalidField(
                                                        "onHand", "stock-below-reserved")
                                                : Refusal.unknown()));
    }

    /**
     * A variant on sale of which few pieces can be sold.
     *
     * @param available pieces on the shelf that nobody has
     */
    public record Few(UUID listingId, String title, String variantName, int available) {}

    /** What of the cooperative is on sale with {@link #FEW} pieces or fewer, the fewest first. */
    public Flux<Few> few(UUID cooperativeId, int size) {
        return rows.few(cooperativeId, FEW, size);
    }

    private Mono<Void> mark(List<StockRows.Moved> moved) {
        return outbox.mark(
                Listings.INDEX_TOPIC,
                moved.stream()
                        .filter(StockRows.Moved::showsOnCards)
                        .map(m -> m.listingId().toString())
                        .distinct()
                        .toList());
    }
}
