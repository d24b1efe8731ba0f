package id.tokoperasi.catalog;

import id.tokoperasi.audit.Audit;
import id.tokoperasi.audit.Decision;
import id.tokoperasi.catalog.ListingDraft.VariantDraft;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.outbox.Outbox;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The steps of which every change of a listing is made; each in the caller's transaction. */
@Component
class ListingWrites {

    private final ListingRows rows;
    private final VariantRows variants;
    private final StockRows stock;
    private final Versions versions;
    private final Audit audit;
    private final Outbox outbox;

    ListingWrites(
            ListingRows rows,
            VariantRows variants,
            StockRows stock,
            Versions versions,
            Audit audit,
            Outbox outbox) {
        this.rows = rows;
        this.variants = variants;
        this.stock = stock;
        this.versions = versions;
        this.audit = audit;
        this.outbox = outbox;
    }

    /** Who did what in which quality, at what moment. */
    record Act(String actor, String actingAs, @Nullable UUID actingFor, Instant at) {

        static Act ofCooperative(UUID cooperativeId, String actor, Instant at) {
            return new Act(actor, "CATALOGUE", cooperativeId, at);
        }

        static Act ofDepartment(String officer, Instant at) {
            return new Act(officer, "DEPARTMENT_OFFICER", null, at);
        }
    }

    /**
     * The listing as it is, which nobody else changes until the transaction ends. Refuses as unknown what
     * is another cooperative's, as stale when the version has moved on.
     */
    Mono<Listing> lock(UUID cooperativeId, UUID id, long seenVersion) {
        return rows.lock(id)
                .then(rows.ofCooperative(cooperativeId, id))
                .switchIfEmpty(Mono.error(Refusal::unknown))
                .filter(l -> l.version() == seenVersion)
                .switchIfEmpty(Mono.error(Refusal::stale));
    }

    /** {@link #lock} for whoever has seen a request about it and no version. */
    Mono<Listing> lock(UUID id) {
        return rows.lock(id).then(rows.byId(id));
    }

    /** Writes all fields of a locked listing; answers it as it is then. */
    Mono<Listing> write(Listing kept, ListingDraft draft, Act act) {
        return rows.update(kept.id(), kept.cooperativeId(), kept.version(), draft, act.at())
                .filter(changed -> changed == 1)
                .switchIfEmpty(Mono.error(Refusal::stale))
                .then(variants.clear(kept.id()))
                .then(putVariants(kept.id(), kept.cooperativeId(), draft.variants(), act))
                .then(rows.byId(kept.id()));
    }

    Mono<Void> putVariants(UUID listingId, UUID cooperativeId, List<VariantDraft> drafts, Act act) {
        return variants.put(listingId, cooperativeId, drafts)
                .delayUntil(
                        ids ->
                                variants.countOf(listingId, ids)
                                        .filter(found -> found == ids.size())
                                        .switchIfEmpty(Mono.error(Refusal::unknown)))
                .flatMapMany(
                        ids ->
                                Flux.range(0, ids.size())
                                        .map(i -> new Counted(ids.get(i), drafts.get(i).onHand())))
                .filter(counted -> counted.onHand() != null)
                .concatMap(counted -> setStock(cooperativeId, counted, act))
                .then();
    }

    private record Counted(UUID variantId, @Nullable Integer onHand) {}

    private Mono<Void> setStock(UUID cooperativeId, Counted counted, Act act) {
        var onHand = counted.onHand();
        return onHand == null
                ? Mono.empty()
                : stock.set(cooperativeId, counted.variantId(), onHand, act.actor(), act.at())
                        .switchIfEmpty(
                                Mono.error(
                                        () ->
                                                Refusal.invalidField(
                                                        "variants", "stock-below-reserved")))
                        .then();
    }

    /** Moves a locked listing on, nothing when it is there; refuses {@code listing-state}. */
    Mono<Void> move(Listing kept, ListingStatus to, Act act) {
        return kept.status() == to
                ? Mono.empty()
                : rows.move(kept.id(), to, act.at())
                        .filter(changed -> changed == 1)
                        .switchIfEmpty(Mono.error(() -> Refusal.conflict("listing-state")))
                        .then();
    }

    /** The prices that it has now are the looked at ones. */
    Mono<Void> checked(UUID listingId) {
        return variants.checkPrices(listingId);
    }

    /** Leaves a trace of what buyers see changed; nothing when they see no change. */
    Mono<Void> traced(Listing before, ListingDraft after, Act act) {
        var differences = versions.between(ListingDraft.of(before), after);
        return differences.isEmpty()
                ? Mono.empty()
                : record(
                        before.id(),
                        "listing-changed",
                        values(differences, true),
                        values(differences, false),
                        act);
    }

    private static Map<String, @Nullable Object> values(
            List<Difference> differences, boolean before) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        for (var d : differences) {
            var name = d.variant().isEmpty() ? d.field() : d.field() + " " + d.variant();
            // What is said about a maker may be about a person, so the record keeps only that it
            // changed.
            var value = d.field().startsWith("maker") ? (before ? "" : "*") : null;
            values.put(name, value == null ? (before ? d.before() : d.after()) : value);
        }
        return values;
    }

    /** Into the record of decisions about this listing. */
    Mono<Void> record(
            UUID listingId,
            String operation,
            Map<String, ? extends @Nullable Object> before,
            Map<String, ? extends @Nullable Object> after,
            Act act) {
        return audit.record(
                Decision.of(
                        subject(listingId),
                        act.actor(),
                        act.actingAs(),
                        act.actingFor(),
                        operation,
                        before,
                        after),
                act.at());
    }

    static String subject(UUID listingId) {
        return "listing:" + listingId;
    }

    /** {@link #record} of a step from state to state. */
    Mono<Void> moved(
            UUID listingId, String operation, ListingStatus from, ListingStatus to, Act act) {
        return record(
                listingId,
                operation,
                Map.of("status", from.name()),
                Map.of("status", to.name()),
                act);
    }

    /** The search document may be out of date. */
    Mono<Void> marked(UUID listingId) {
        return outbox.mark(Listings.INDEX_TOPIC, List.of(listingId.toString()));
    }
}
