package id.tokoperasi.catalog;

import id.tokoperasi.catalog.ListingDraft.VariantDraft;
import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.kernel.Ids;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.kernel.SqlStates;
import id.tokoperasi.kernel.Transactions;
import id.tokoperasi.media.Pictures;
import id.tokoperasi.outbox.Outbox;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What cooperatives sell, for those who write it. Reading for buyers is in {@link Shelf}. */
@Component
public class Listings {

    /** Outbox topic with the ids of listings whose search document may be out of date. */
    public static final String INDEX_TOPIC = "listing-index";

    private final ListingRows rows;
    private final VariantRows variants;
    private final StockRows stock;
    private final Categories categories;
    private final Cooperatives cooperatives;
    private final Pictures pictures;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;

    Listings(
            ListingRows rows,
            VariantRows variants,
            StockRows stock,
            Categories categories,
            Cooperatives cooperatives,
            Pictures pictures,
            Outbox outbox,
            Transactions transactions,
            Clock clock) {
        this.rows = rows;
        this.variants = variants;
        this.stock = stock;
        this.categories = categories;
        this.cooperatives = cooperatives;
        this.pictures = pictures;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Starts a listing that nobody but the cooperative sees. Refuses what {@link ListingDraft} may not
     * hold, and {@code sku-taken}.
     *
     * @param actor subject of the person, for the ledger of stock
     */
    public Mono<Listing> draft(UUID cooperativeId, ListingDraft draft, String actor) {
        var id = Ids.next();
        return checked(cooperativeId, draft)
                .then(cooperatives.find(cooperativeId))
                .flatMap(
                        cooperative ->
                                transactions.run(() -> insert(id, cooperative, draft, actor)))
                .onErrorMap(
                        SqlStates::isUniqueViolation,
                        e -> Refusal.invalidField("variants", "sku-taken"));
    }

    private Mono<Listing> insert(
            UUID id, Cooperative cooperative, ListingDraft draft, String actor) {
        var slug = Slugs.of(draft.title(), id);
        return rows.insert(
                        id,
                        cooperative.id(),
                        cooperative.districtCode(),
                        slug,
                        draft,
                        clock.instant())
                .then(putVariants(id, cooperative.id(), draft.variants(), actor))
                .then(rows.byId(id));
    }

    /**
     * Writes a new version. Refuses as unknown when it is another cooperative's, as stale when the
     * version has moved on, and what {@link ListingDraft} may not hold.
     */
    public Mono<Listing> edit(
            UUID cooperativeId, UUID id, long seenVersion, ListingDraft draft, String actor) {
        return checked(cooperativeId, draft)
                .then(
                        transactions.run(
                                () ->
                                        rows.update(
                                                        id,
                                                        cooperativeId,
                                                        seenVersion,
                                                        draft,
                                                        clock.instant())
                                                .flatMap(
                                                        changed ->
                                                                refuseUnchanged(
                                                                        changed, cooperativeId, id))
                                                .then(variants.clear(id))
                                                .then(
                                                        putVariants(
                                                                id,
                                                                cooperativeId,
                                                                draft.variants(),
                                                                actor))
                                                .then(
                                                        outbox.mark(
                                                                INDEX_TOPIC,
                                                                List.of(id.toString())))
                                                .then(rows.byId(id))))
                .onErrorMap(
                        SqlStates::isUniqueViolation,
                        e -> Refusal.invalidField("variants", "sku-taken"));
    }

    private Mono<Void> checked(UUID cooperativeId, ListingDraft draft) {
        return categories
                .tree()
                .doOnNext(draft::check)
                .then(pictures.checkUsable(cooperativeId, draft.pictureIds()));
    }

    private Mono<Void> putVariants(
            UUID listingId, UUID cooperativeId, List<VariantDraft> drafts, String actor) {
        return variants.put(listingId, cooperativeId, drafts)
                .delayUntil(
                        ids ->
                                variants.countOf(listingId, ids)
                                        .filter(found -> found == ids.size())
                                        .switchIfEmpty(Mono.error(Refusal::unknown)))
                .flatMapMany(
                        ids ->
                                Flux.range(0, ids.size())
                                        .map(i -> counted(ids.get(i), drafts.get(i))))
                .filter(counted -> counted.onHand() != null)
                .concatMap(counted -> setStock(cooperativeId, counted, actor))
                .then();
    }

    private record Counted(UUID variantId, @Nullable Integer onHand) {}

    private static Counted counted(UUID variantId, VariantDraft draft) {
        return new Counted(variantId, draft.onHand());
    }

    private Mono<Void> setStock(UUID cooperativeId, Counted counted, String actor) {
        var onHand = counted.onHand();
        return onHand == null
                ? Mono.empty()
                : stock.set(cooperativeId, counted.variantId(), onHand, actor, clock.instant())
                        .switchIfEmpty(
                                Mono.error(
                                        () ->
                                                Refusal.invalidField(
                                                        "variants", "stock-below-reserved")))
                        .then();
    }

    /**
     * Puts a listing on sale. Refuses {@code cooperative-not-verified}, {@code description-too-short}
     * under 20 letters, {@code listing-state} when it is on sale already.
     */
    public Mono<Listing> publish(UUID cooperativeId, UUID id, long seenVersion) {
        return ofCooperative(cooperativeId, id)
                .doOnNext(Listings::refuseUnfinished)
                .then(cooperatives.find(cooperativeId))
                .filter(Cooperative::sells)
                .switchIfEmpty(
                        Mono.error(() -> Refusal.invalid("cooperative-not-verified", Map.of())))
                .then(move(cooperativeId, id, seenVersion, ListingStatus.PUBLISHED));
    }

    private static void refuseUnfinished(Listing listing) {
        refuseShort(listing.description());
    }

    static void refuseShort(String description) {
        if (description.strip().length() < 20) {
            throw Refusal.invalidField("description", "description-too-short");
        }
    }

    /** Takes a listing off sale; refuses {@code listing-state} when it is not on sale. */
    public Mono<Listing> withdraw(UUID cooperativeId, UUID id, long seenVersion) {
        return move(cooperativeId, id, seenVersion, ListingStatus.WITHDRAWN);
    }

    private Mono<Listing> move(UUID cooperativeId, UUID id, long seenVersion, ListingStatus to) {
        return transactions.run(
                () ->
                        rows.move(id, cooperativeId, seenVersion, to, clock.instant())
                                .flatMap(
                                        changed ->
                                                refuseUnchanged(
                                                        changed, cooperativeId, id, seenVersion))
                                .then(outbox.mark(INDEX_TOPIC, List.of(id.toString())))
                                .then(rows.byId(id)));
    }

    private Mono<Void> refuseUnchanged(long changed, UUID cooperativeId, UUID id) {
        return changed == 1
                ? Mono.empty()
                : ofCooperative(cooperativeId, id).flatMap(l -> Mono.error(Refusal.stale()));
    }

    private Mono<Void> refuseUnchanged(
            long changed, UUID cooperativeId, UUID id, long seenVersion) {
        return changed == 1
                ? Mono.empty()
                : ofCooperative(cooperativeId, id)
                        .flatMap(
                                l ->
                                        Mono.error(
                                                l.version() == seenVersion
                                                        ? Refusal.conflict("listing-state")
                                                        : Refusal.stale()));
    }

    /** One of the cooperative's own in any state; refuses as unknown otherwise. */
    public Mono<Listing> ofCooperative(UUID cooperativeId, UUID id) {
        return rows.ofCooperative(cooperativeId, id).switchIfEmpty(Mono.error(Refusal::unknown));
    }

    /**
     * The cooperative's listings, newest first.
     *
     * @param text part of the title or of a SKU, or null
     * @param after id of the last one seen, or null
     * @param size 1 to 100
     */
    public Flux<Listing> page(
            UUID cooperativeId,
            @Nullable ListingStatus status,
            @Nullable String text,
            @Nullable UUID after,
            int size) {
        return rows.page(cooperativeId, status, text, after, size);
    }

    /** How many listings the cooperative has in each state; a state without any is left out. */
    public Mono<Map<ListingStatus, Long>> countByStatus(UUID cooperativeId) {
        return rows.countByStatus(cooperativeId)
                .collectMap(ListingRows.StatusCount::status, ListingRows.StatusCount::listings);
    }

    /** Listings in any state as they are now, for the search index; unknown ids are left out. */
    public Flux<Listing> snapshots(Collection<UUID> ids) {
        return ids.isEmpty() ? Flux.empty() : rows.byIds(ids);
    }

    /**
     * Ids of published listings in id order, for going through all of them.
     *
     * @param after the last id seen, or null from the start
     */
    public Flux<UUID> idsAfter(@Nullable UUID after, int limit) {
        return rows.idsAfter(after, limit);
    }

    /** Counts sold pieces, in the caller's transaction. */
    public Mono<Void> countSold(Map<UUID, Integer> quantityByListing) {
        var sold = List.copyOf(quantityByListing.entrySet());
        var ids = sold.stream().map(Map.Entry::getKey).toArray(UUID[]::new);
        var quantities = sold.stream().map(Map.Entry::getValue).toArray(Integer[]::new);
        return rows.countSold(ids, quantities);
    }
}
