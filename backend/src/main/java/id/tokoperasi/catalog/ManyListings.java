package id.tokoperasi.catalog;

import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.outbox.Outbox;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Many listings of a cooperative at once, found by the SKUs of their variants, in a number of statements
 * that does not grow with them.
 */
@Component
public class ManyListings {

    private final ManyRows many;
    private final ListingRows rows;
    private final LoadRows loads;
    private final Categories categories;
    private final Cooperatives cooperatives;
    private final Outbox outbox;
    private final Clock clock;

    ManyListings(
            ManyRows many,
            ListingRows rows,
            LoadRows loads,
            Categories categories,
            Cooperatives cooperatives,
            Outbox outbox,
            Clock clock) {
        this.many = many;
        this.rows = rows;
        this.loads = loads;
        this.categories = categories;
        this.cooperatives = cooperatives;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What became of a count that was set. */
    public enum StockSet {
        CHANGED,
        SAME,
        /** Fewer pieces than are held for buyers; nothing was changed. */
        BELOW_RESERVED
    }

    /** The listings of that cooperative that have one of these SKUs, in any state, in no order. */
    public Flux<Listing> bySku(UUID cooperativeId, Collection<String> skus) {
        return skus.isEmpty()
                ? Flux.empty()
                : many.listingIds(cooperativeId, skus).collectList().flatMapMany(this::byIds);
    }

    private Flux<Listing> byIds(List<UUID> ids) {
        return ids.isEmpty() ? Flux.empty() : rows.byIds(ids);
    }

    /** What {@link Listings#draft} would refuse of each, by its place in the list; fields as there. */
    public Mono<Map<Integer, Refusal>> refusals(List<ListingDraft> drafts) {
        return categories
                .tree()
                .map(
                        tree -> {
                            var refusals = new HashMap<Integer, Refusal>();
                            for (int i = 0; i < drafts.size(); i++) {
                                try {
                                    drafts.get(i).check(tree);
                                } catch (Refusal refusal) {
                                    refusals.put(i, refusal);
                                }
                            }
                            return refusals;
                        });
    }

    /**
     * Starts listings that nobody but the cooperative sees, in the caller's transaction. Fails when one
     * is among those of {@link #refusals} or has a SKU that is taken.
     *
     * @param actor for the ledger of stock
     */
    public Mono<Void> draftAll(UUID cooperativeId, List<ListingDraft> drafts, String actor) {
        return drafts.isEmpty()
                ? Mono.empty()
                : cooperatives
                        .find(cooperativeId)
                        .flatMap(
                                cooperative ->
                                        loads.insertDrafts(
                                                        cooperative, drafts, actor, clock.instant())
                                                .then());
    }

    /**
     * Sets counts after a stock-take, in the caller's transaction. A SKU that the cooperative does not
     * have is left out of the answer.
     *
     * @param onHandBySku pieces, 0 to 1,000,000
     * @param actor for the ledger of stock
     */
    public Mono<Map<String, StockSet>> setStock(
            UUID cooperativeId, Map<String, Integer> onHandBySku, String actor) {
        return onHandBySku.isEmpty()
                ? Mono.just(Map.of())
                : many.setStock(cooperativeId, onHandBySku, actor, clock.instant())
                        .collectList()
                        .delayUntil(this::mark)
                        .map(ManyListings::outcomes);
    }

    private Mono<Void> mark(List<ManyRows.Counted> counted) {
        return outbox.mark(
                Listings.INDEX_TOPIC,
                counted.stream()
                        .filter(ManyRows.Counted::showsOnCards)
                        .map(c -> c.listingId().toString())
                        .distinct()
                        .toList());
    }

    private static Map<String, StockSet> outcomes(List<ManyRows.Counted> counted) {
        var outcomes = new HashMap<String, StockSet>();
        counted.forEach(c -> outcomes.put(c.sku(), c.outcome()));
        return outcomes;
    }
}
