package id.tokoperasi.catalog;

import id.tokoperasi.catalog.ListingWrites.Act;
import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.kernel.Ids;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.kernel.SqlStates;
import id.tokoperasi.kernel.Transactions;
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
import java.util.function.Function;

/** What cooperatives sell, for those who write it. Reading for buyers is in {@link Shelf}. */
@Component
public class Listings {

    /** Outbox topic with the ids of listings whose search document may be out of date. */
    public static final String INDEX_TOPIC = "listing-index";

    private final ListingRows rows;
    private final ListingWrites writes;
    private final Proposals proposals;
    private final DraftChecks checks;
    private final Cooperatives cooperatives;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;

    Listings(
            ListingRows rows,
            ListingWrites writes,
            Proposals proposals,
            DraftChecks checks,
            Cooperatives cooperatives,
            Outbox outbox,
            Transactions transactions,
            Clock clock) {
        this.rows = rows;
        this.writes = writes;
        this.proposals = proposals;
        this.checks = checks;
        this.cooperatives = cooperatives;
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
        return checks.check(cooperativeId, List.of(draft))
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
                .then(
                        writes.putVariants(
                                id,
                                cooperative.id(),
                                draft.variants(),
                                act(cooperative.id(), actor)))
                .then(rows.byId(id));
    }

    /**
     * Writes a new version. What is on sale changes at once as far as {@link ReviewRules} and the
     * cooperative's {@link ReviewMode} let it; the rest becomes a {@link ChangeRequest} in the place of
     * one that is open. Refuses as unknown when it is another cooperative's, as stale when the version has
     * moved on, {@code listing-state} when it is archived, and what {@link ListingDraft} may not hold.
     */
    public Mono<Listing> edit(
            UUID cooperativeId, UUID id, long seenVersion, ListingDraft draft, String actor) {
        var act = act(cooperativeId, actor);
        return checks.check(cooperativeId, List.of(draft))
                .then(
                        transactions.run(
                                () ->
                                        writes.lock(cooperativeId, id, seenVersion)
                                                .flatMap(kept -> edit(kept, draft, act))))
                .onErrorMap(
                        SqlStates::isUniqueViolation,
                        e -> Refusal.invalidField("variants", "sku-taken"));
    }

    private Mono<Listing> edit(Listing kept, ListingDraft draft, Act act) {
        if (kept.status().onSale()) {
            refuseShort(draft.description());
        }
        return proposals
                .edit(kept, draft.fromUnlessSaid(kept.districtCode()), act)
                .then(writes.marked(kept.id()))
                .then(rows.byId(kept.id()));
    }

    private Act act(UUID cooperativeId, String actor) {
        return Act.ofCooperative(cooperativeId, actor, clock.instant());
    }

    /**
     * Puts a listing on sale, or asks the dinas to when the cooperative's {@link ReviewMode} says so; the
     * answer's state tells which. Refuses what {@link Cooperative#refuseUnlessPublishing}
     * does, {@code description-too-short} under 20 letters, {@code listing-state} when it is on sale or waits already.
     *
     * @param actor account of the person
     */
    public Mono<Listing> publish(UUID cooperativeId, UUID id, long seenVersion, String actor) {
        var act = act(cooperativeId, actor);
        return ofCooperative(cooperativeId, id)
                .doOnNext(Listings::refuseUnfinished)
                .then(cooperatives.find(cooperativeId))
                .doOnNext(Cooperative::refuseUnlessPublishing)
                .then(
                        locked(
                                cooperativeId,
                                id,
                                seenVersion,
                                kept ->
                                        kept.status().publishable()
                                                ? proposals.publish(kept, act)
                                                : Mono.error(
                                                        () -> Refusal.conflict("listing-state"))));
    }

    private Mono<Listing> locked(
            UUID cooperativeId, UUID id, long seenVersion, Function<Listing, Mono<Void>> step) {
        return Mono.defer(
                () ->
                        transactions.run(
                                () ->
                                        writes.lock(cooperativeId, id, seenVersion)
                                                .flatMap(step)
                                                .then(rows.byId(id))));
    }

    private static void refuseUnfinished(Listing listing) {
        refuseShort(listing.description());
    }

    static void refuseShort(String description) {
        if (description.strip().length() < 20) {
            throw Refusal.invalidField("description", "description-too-short");
        }
    }

    /**
     * Takes a listing off sale; a request about it that is open is superseded. Refuses {@code
     * listing-state} when it is not on sale.
     *
     * @param actor account of the person
     */
    public Mono<Listing> withdraw(UUID cooperativeId, UUID id, long seenVersion, String actor) {
        var act = act(cooperativeId, actor);
        return locked(cooperativeId, id, seenVersion, kept -> proposals.withdraw(kept, act));
    }

    /**
     * No longer asks the dinas: what is on sale stays as it is, what was to be published is the
     * cooperative's again. Refuses {@code request-none} when nothing waits.
     */
    public Mono<Listing> takeBack(UUID cooperativeId, UUID id, long seenVersion, String actor) {
        var act = act(cooperativeId, actor);
        return locked(cooperativeId, id, seenVersion, kept -> proposals.takeBack(kept, act));
    }

    /** Puts away what is not on sale; refuses {@code listing-state} otherwise. */
    public Mono<Listing> archive(UUID cooperativeId, UUID id, long seenVersion, String actor) {
        var act = act(cooperativeId, actor);
        return locked(
                cooperativeId,
                id,
                seenVersion,
                kept -> proposals.step(kept, ListingStatus.ARCHIVED, "listing-archived", act));
    }

    /** Brings back an archived one as a draft; refuses {@code listing-state} otherwise. */
    public Mono<Listing> restore(UUID cooperativeId, UUID id, long seenVersion, String actor) {
        var act = act(cooperativeId, actor);
        return locked(
                cooperativeId,
                id,
                seenVersion,
                kept ->
                        kept.status() == ListingStatus.ARCHIVED
                                ? proposals.step(kept, ListingStatus.DRAFT, "listing-restored", act)
                                : Mono.error(() -> Refusal.conflict("listing-state")));
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
