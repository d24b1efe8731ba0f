package id.tokoperasi.catalog;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a cooperative has asked the dinas about its listings, and the answers, for the cooperative. */
@Component
public class ChangeRequests {

    private final ChangeRows rows;
    private final Versions versions;

    ChangeRequests(ChangeRows rows, Versions versions) {
        this.rows = rows;
        this.versions = versions;
    }

    /** Subject of the record of decisions about a listing. */
    public static String subject(UUID listingId) {
        return ListingWrites.subject(listingId);
    }

    /** What the cooperative wrote last: the change that waits, or the listing as it is. */
    public Mono<ListingDraft> written(Listing listing) {
        return listing.status() == ListingStatus.CHANGES_PENDING
                ? rows.open(listing.id())
                        .map(ChangeRequest::proposed)
                        .defaultIfEmpty(ListingDraft.of(listing))
                : Mono.just(ListingDraft.of(listing));
    }

    /** What sets two versions of a listing apart; counts of stock are no part of a version. */
    public List<Difference> between(ListingDraft before, ListingDraft after) {
        return versions.between(before, after);
    }

    /** The newest request about each of these listings of the cooperative, by listing; one statement. */
    public Mono<Map<UUID, ChangeRequest>> newest(UUID cooperativeId, Collection<UUID> listingIds) {
        return listingIds.isEmpty()
                ? Mono.just(Map.of())
                : rows.newest(listingIds, cooperativeId).collectMap(ChangeRequest::listingId);
    }

    /**
     * All requests about a listing of the cooperative, newest first; none when it is another's.
     *
     * @param before id of the last one seen, or null
     * @param size 1 to 100
     */
    public Flux<ChangeRequest> ofListing(
            UUID cooperativeId, UUID listingId, @Nullable UUID before, int size) {
        return rows.ofListing(cooperativeId, listingId, before, size);
    }

    /** Empty when there is none with this id. */
    public Mono<ChangeRequest> find(UUID id) {
        return rows.byId(id);
    }
}
