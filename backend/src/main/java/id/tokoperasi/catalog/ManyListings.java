package id.tokoperasi.catalog;

import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.outbox.Outbox;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /** States in which a listing may be written without anybody being asked or told. */
    static final Set<ListingStatus> UNSEEN =
            EnumSet.of(ListingStatus.DRAFT, ListingStatus.REJECTED, ListingStatus.WITHDRAWN);

    /** A listing as it was read, and what it is to be. */
    public record Rewrite(Listing kept, ListingDraft draft) {

        /**
         * Whether {@link #rewriteAll} may do it: nobody but the cooperative sees the listing, and it keeps
         * its certificates, its pictures and all its variants under their SKUs.
         */
        public boolean isPlain() {
            return UNSEEN.contains(kept.status())
                    && kept.certificates().equals(draft.certificates())
                    && kept.pictureIds().equals(draft.pictureIds())
                    && kept.variants().stream().allMatch(this::keeps);
        }

        private boolean keeps(Variant old) {
            return draft.variants().stream()
                    .anyMatch(v -> old.id().equals(v.id()) && old.sku().equals(v.sku()));
        }
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
     * Writes new versions as {@link Listings#edit} would, all or none, in the caller's transaction. Refuses
     * as stale when one has moved on or is no longer {@link Rewrite#isPlain plain}, {@code
     * stock-below-reserved} when fewer pieces of one are counted than are held; and fails when one is among
     * those of {@link #refusals} or has a SKU that is taken.
     *
     * @param actor for the ledger of stock
     */
    public Mono<Void> rewriteAll(UUID cooperativeId, List<Rewrite> edits, String actor) {
        if (edits.isEmpty()) {
            return Mono.empty();
        }
        var now = clock.instant();
        return many.rewrite(cooperativeId, edits, now)
                .filter(
                        written ->
                                written == edits.size()
                                        && edits.stream().allMatch(Rewrite::isPlain))
                .switchIfEmpty(Mono.error(Refusal::stale))
                .then(many.rewriteVariants(cooperativeId, edits))
                .then(Mono.defer(() -> setStock(cooperativeId, counts(edits), actor)))
                .filter(set -> !set.containsValue(StockSet.BELOW_RESERVED))
                .switchIfEmpty(
                        Mono.error(() -> Refusal.invalidField("variants", "stock-below-reserved")))
                .then(
                        outbox.mark(
                                Listings.INDEX_TOPIC,
                                edits.stream().map(e -> e.kept().id().toString()).toList()));
    }

    private static Map<String, Integer> counts(List<Rewrite> edits) {
        var counts = new HashMap<String, Integer>();
        for (var edit : edits) {
            for (var v : edit.draft().variants()) {
                var onHand = v.onHand();
                if (onHand != null) {
                    counts.put(v.sku(), onHand);
                }
            }
        }
        return counts;
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
