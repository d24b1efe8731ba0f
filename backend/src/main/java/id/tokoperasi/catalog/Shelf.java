package id.tokoperasi.catalog;

import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.kernel.Jakarta;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What buyers can see: published listings of cooperatives that may sell. */
@Component
public class Shelf {

    private final ListingRows rows;
    private final Cooperatives cooperatives;
    private final Clock clock;

    Shelf(ListingRows rows, Cooperatives cooperatives, Clock clock) {
        this.rows = rows;
        this.cooperatives = cooperatives;
        this.clock = clock;
    }

    /** A listing together with who sells it. */
    public record Offer(Listing listing, Cooperative cooperative) {

        /** Whether it can be put in a basket at all, stock aside. */
        public boolean onSale() {
            return listing.status().onSale() && cooperative.sells();
        }
    }

    /** Empty when there is none on sale with this id. One statement, two now and then. */
    public Mono<Offer> byId(UUID id) {
        return rows.byId(id).flatMap(this::offer).filter(Offer::onSale);
    }

    /** Empty when there is none on sale with this slug. One statement, two now and then. */
    public Mono<Offer> bySlug(String slug) {
        return rows.bySlug(slug).flatMap(this::offer).filter(Offer::onSale);
    }

    private Mono<Offer> offer(Listing listing) {
        return cooperatives
                .recent(listing.cooperativeId())
                .map(cooperative -> new Offer(listing, cooperative));
    }

    /**
     * The offer that this variant belongs to, on sale or not; empty when unknown. One statement, two now
     * and then.
     */
    public Mono<Offer> byVariant(UUID variantId) {
        return rows.byVariants(List.of(variantId)).next().flatMap(this::offer);
    }

    /**
     * The offers that these variants belong to, on sale or not, by listing id; for baskets, which show
     * why a line cannot be bought. Two statements.
     */
    public Mono<Map<UUID, Offer>> byVariants(Collection<UUID> variantIds) {
        return variantIds.isEmpty() ? Mono.just(Map.of()) : offers(rows.byVariants(variantIds));
    }

    /**
     * Offers on sale that answer the question, best first: the reduced search while Elasticsearch is
     * away.
     *
     * @param offset 0 to 1,000
     * @param size 1 to 50
     */
    public Mono<List<Offer>> lookUp(LookUp query, int offset, int size) {
        return rows.lookUp(query, Jakarta.day(clock.instant()), offset, size)
                .collectList()
                .flatMap(
                        found ->
                                offers(Flux.fromIterable(found))
                                        .map(
                                                byId ->
                                                        found.stream()
                                                                .map(l -> byId.get(l.id()))
                                                                .filter(
                                                                        o ->
                                                                                o != null
                                                                                        && o
                                                                                                .onSale())
                                                                .toList()));
    }

    private Mono<Map<UUID, Offer>> offers(Flux<Listing> listings) {
        return listings.collectList()
                .flatMap(
                        all ->
                                cooperatives
                                        .byIds(
                                                all.stream()
                                                        .map(Listing::cooperativeId)
                                                        .distinct()
                                                        .toList())
                                        .collectMap(Cooperative::id)
                                        .map(sellers -> join(all, sellers)));
    }

    private static Map<UUID, Offer> join(List<Listing> listings, Map<UUID, Cooperative> sellers) {
        return listings.stream()
                .filter(l -> sellers.containsKey(l.cooperativeId()))
                .collect(Collectors.toMap(Listing::id, l -> offerOf(l, sellers)));
    }

    private static Offer offerOf(Listing listing, Map<UUID, Cooperative> sellers) {
        return new Offer(
                listing, java.util.Objects.requireNonNull(sellers.get(listing.cooperativeId())));
    }
}
