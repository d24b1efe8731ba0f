package id.tokoperasi.indexer;

import id.tokoperasi.browse.Documents;
import id.tokoperasi.catalog.Categories;
import id.tokoperasi.catalog.CategoryTree;
import id.tokoperasi.catalog.Listing;
import id.tokoperasi.catalog.Listings;
import id.tokoperasi.catalog.Shelf.Offer;
import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.region.District;
import id.tokoperasi.region.Districts;
import id.tokoperasi.search.ListingDocument;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What the index should hold of listings, as they are now. */
@Component
class IndexedListings {

    private final Listings listings;
    private final Cooperatives cooperatives;
    private final Districts districts;
    private final Categories categories;
    private final Clock clock;

    IndexedListings(
            Listings listings,
            Cooperatives cooperatives,
            Districts districts,
            Categories categories,
            Clock clock) {
        this.listings = listings;
        this.cooperatives = cooperatives;
        this.districts = districts;
        this.categories = categories;
        this.clock = clock;
    }

    /**
     * What the index should hold of some listings.
     *
     * @param shown documents of those that buyers may see
     * @param hidden those that must not be found, unknown ids included
     * @param failed those of which no document can be made
     */
    record Projection(List<ListingDocument> shown, Set<UUID> hidden, Map<UUID, Throwable> failed) {}

    private record Surroundings(
            Map<UUID, Cooperative> cooperatives,
            Map<String, District> districts,
            CategoryTree categories,
            LocalDate today) {}

    /** The listings as they are now, with four statements at most. */
    Mono<Projection> of(Collection<UUID> ids) {
        return listings.snapshots(ids)
                .collectList()
                .flatMap(found -> surroundings(found).map(around -> project(ids, found, around)));
    }

    private Mono<Surroundings> surroundings(List<Listing> found) {
        var sellers = found.stream().map(Listing::cooperativeId).collect(Collectors.toSet());
        return Mono.zip(
                        cooperatives.byIds(sellers).collectMap(Cooperative::id),
                        districts.all(),
                        categories.tree())
                .map(
                        all ->
                                new Surroundings(
                                        all.getT1(),
                                        all.getT2().stream()
                                                .collect(Collectors.toMap(District::code, d -> d)),
                                        all.getT3(),
                                        LocalDate.now(clock.withZone(Jakarta.ZONE))));
    }

    private static Projection project(
            Collection<UUID> ids, List<Listing> found, Surroundings around) {
        var shown = new ArrayList<ListingDocument>();
        var failed = new HashMap<UUID, Throwable>();
        for (var listing : found) {
            try {
                document(listing, around).ifPresent(shown::add);
            } catch (RuntimeException e) {
                failed.put(listing.id(), e);
            }
        }
        var hidden = new HashSet<>(ids);
        shown.forEach(document -> hidden.remove(document.id()));
        hidden.removeAll(failed.keySet());
        return new Projection(shown, hidden, failed);
    }

    /** Empty when buyers must not find it. */
    private static Optional<ListingDocument> document(Listing listing, Surroundings around) {
        return Optional.ofNullable(around.cooperatives().get(listing.cooperativeId()))
                .flatMap(
                        seller ->
                                Documents.of(
                                        new Offer(listing, seller),
                                        around.categories(),
                                        around.districts(),
                                        around.today()));
    }
}
