package id.tokoperasi.indexer;

import id.tokoperasi.catalog.Categories;
import id.tokoperasi.catalog.CategoryTree;
import id.tokoperasi.catalog.ContentUnit;
import id.tokoperasi.catalog.Listing;
import id.tokoperasi.catalog.ListingStatus;
import id.tokoperasi.catalog.Listings;
import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.kernel.Money;
import id.tokoperasi.region.District;
import id.tokoperasi.region.Districts;
import id.tokoperasi.search.Certificate;
import id.tokoperasi.search.ListingDocument;
import id.tokoperasi.search.ListingDocument.Unit;
import id.tokoperasi.search.ListingDocument.UnitPrice;
import id.tokoperasi.search.Location;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Makes search documents of listings: the only place that knows both. */
@Component
class ListingDocuments {

    private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");

    private final Listings listings;
    private final Cooperatives cooperatives;
    private final Districts districts;
    private final Categories categories;
    private final Clock clock;

    ListingDocuments(
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
                                        LocalDate.now(clock.withZone(JAKARTA))));
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
        var seller = around.cooperatives().get(listing.cooperativeId());
        if (seller == null || !seller.sells() || listing.variants().isEmpty()) {
            return Optional.empty();
        }
        return listing.status() == ListingStatus.PUBLISHED
                ? Optional.of(document(listing, seller, around))
                : Optional.empty();
    }

    private static ListingDocument document(
            Listing listing, Cooperative seller, Surroundings around) {
        var available = listing.available();
        return new ListingDocument(
                listing.id(),
                listing.slug(),
                listing.title(),
                listing.description(),
                path(listing.categorySlug(), around.categories()),
                new ListingDocument.Cooperative(seller.id(), seller.slug(), seller.name()),
                district(listing.districtCode(), around.districts()),
                new Location(seller.place().latitude(), seller.place().longitude()),
                listing.priceFrom().rupiah(),
                listing.variants().stream().mapToLong(v -> v.price().rupiah()).max().orElse(0),
                unitPrice(listing),
                available > 0,
                available > 0 && available <= ListingDocument.LOW_STOCK ? available : null,
                certificates(listing, around.today()),
                listing.pictureIds().isEmpty() ? null : listing.pictureIds().getFirst().toString(),
                Objects.requireNonNullElse(listing.publishedAt(), listing.createdAt()),
                listing.soldCount(),
                null,
                listing.leadTimeDays() > 0 ? listing.leadTimeDays() : null,
                listing.makerNote());
    }

    private static List<ListingDocument.Category> path(String slug, CategoryTree categories) {
        var path =
                categories.pathTo(slug).stream()
                        .map(c -> new ListingDocument.Category(c.slug(), c.name()))
                        .toList();
        if (path.isEmpty()) {
            throw new IllegalStateException("no category " + slug);
        }
        return path;
    }

    private static ListingDocument.District district(String code, Map<String, District> districts) {
        var district = districts.get(code);
        if (district == null) {
            throw new IllegalStateException("no district " + code);
        }
        return new ListingDocument.District(code, district.name());
    }

    private static @Nullable UnitPrice unitPrice(Listing listing) {
        return listing.variants().stream()
                .flatMap(variant -> listing.unitPrice(variant).stream())
                .min(Money::compareTo)
                .map(price -> new UnitPrice(price.rupiah(), unit(listing.contentUnit())))
                .orElse(null);
    }

    private static Unit unit(ContentUnit unit) {
        return switch (unit) {
            case GRAM -> Unit.KILOGRAM;
            case MILLILITRE -> Unit.LITRE;
            case PIECE -> Unit.PIECE;
        };
    }

    /** Only what holds today: an expired paper removes its badge the same day, by the nightly rebuild. */
    private static Set<Certificate> certificates(Listing listing, LocalDate today) {
        return listing.certificates().stream()
                .filter(paper -> paper.holdsOn(today))
                .map(paper -> Certificate.valueOf(paper.kind().name()))
                .collect(Collectors.toSet());
    }
}
