package id.tokoperasi.browse;

import id.tokoperasi.catalog.Categories;
import id.tokoperasi.catalog.Category;
import id.tokoperasi.catalog.CategoryTree;
import id.tokoperasi.catalog.ContentUnit;
import id.tokoperasi.catalog.Listing;
import id.tokoperasi.catalog.Shelf.Offer;
import id.tokoperasi.kernel.Money;
import id.tokoperasi.region.District;
import id.tokoperasi.region.Districts;
import id.tokoperasi.search.Certificate;
import id.tokoperasi.search.ListingDocument;
import id.tokoperasi.search.ListingDocument.UnitPrice;
import id.tokoperasi.search.Location;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Turns offers into what is found and shown on cards. */
@Component
public class ListingDocuments {

    private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");

    private final Categories categories;
    private final Districts districts;
    private final Clock clock;

    ListingDocuments(Categories categories, Districts districts, Clock clock) {
        this.categories = categories;
        this.districts = districts;
        this.clock = clock;
    }

    /** Path of a picture in the width of a card. */
    public static String picturePath(UUID pictureId) {
        return "/gambar/" + pictureId + "/320";
    }

    /**
     * The documents of offers, in their order. Offers that are not on sale, or whose category or district
     * is not known, have none: they are missing in the answer.
     */
    public Mono<List<ListingDocument>> of(Collection<Offer> offers) {
        var today = LocalDate.ofInstant(clock.instant(), JAKARTA);
        return Mono.zip(
                categories.tree(),
                districts.all(),
                (tree, all) -> {
                    var byCode = all.stream().collect(Collectors.toMap(District::code, d -> d));
                    return offers.stream()
                            .filter(Offer::onSale)
                            .flatMap(o -> document(o, tree, byCode, today).stream())
                            .toList();
                });
    }

    private static Optional<ListingDocument> document(
            Offer offer, CategoryTree tree, Map<String, District> districts, LocalDate today) {
        var listing = offer.listing();
        var path = tree.pathTo(listing.categorySlug());
        var district = districts.get(offer.cooperative().districtCode());
        if (path.isEmpty() || district == null || listing.variants().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(document(offer, path, district, today));
    }

    private static ListingDocument document(
            Offer offer, List<Category> path, District district, LocalDate today) {
        var listing = offer.listing();
        var seller = offer.cooperative();
        var left = listing.available();
        var published = listing.publishedAt();
        return new ListingDocument(
                listing.id(),
                listing.slug(),
                listing.title(),
                listing.description(),
                path.stream().map(c -> new ListingDocument.Category(c.slug(), c.name())).toList(),
                new ListingDocument.Cooperative(seller.id(), seller.slug(), seller.name()),
                new ListingDocument.District(district.code(), district.name()),
                new Location(seller.place().latitude(), seller.place().longitude()),
                listing.priceFrom().rupiah(),
                listing.variants().stream().mapToLong(v -> v.price().rupiah()).max().orElse(0),
                unitPrice(listing),
                left > 0,
                left > 0 && left <= ListingDocument.LOW_STOCK ? left : null,
                certificates(listing, today),
                listing.pictureIds().isEmpty()
                        ? null
                        : picturePath(listing.pictureIds().getFirst()),
                published == null ? listing.createdAt() : published,
                listing.soldCount(),
                null,
                listing.leadTimeDays() == 0 ? null : listing.leadTimeDays(),
                listing.makerNote());
    }

    private static @Nullable UnitPrice unitPrice(Listing listing) {
        return listing.variants().stream()
                .map(listing::unitPrice)
                .flatMap(Optional::stream)
                .min(Money::compareTo)
                .map(price -> new UnitPrice(price.rupiah(), unit(listing.contentUnit())))
                .orElse(null);
    }

    private static ListingDocument.Unit unit(ContentUnit unit) {
        return switch (unit) {
            case GRAM -> ListingDocument.Unit.KILOGRAM;
            case MILLILITRE -> ListingDocument.Unit.LITRE;
            case PIECE -> ListingDocument.Unit.PIECE;
        };
    }

    /** Papers that have run out are no badge and no filter. */
    private static Set<Certificate> certificates(Listing listing, LocalDate today) {
        return listing.certificates().stream()
                .filter(c -> c.holdsOn(today))
                .map(c -> Certificate.valueOf(c.kind().name()))
                .collect(Collectors.toSet());
    }
}
