package id.tokoperasi.browse;

import id.tokoperasi.catalog.Category;
import id.tokoperasi.catalog.CategoryTree;
import id.tokoperasi.catalog.ContentUnit;
import id.tokoperasi.catalog.Listing;
import id.tokoperasi.catalog.Shelf.Offer;
import id.tokoperasi.kernel.Money;
import id.tokoperasi.region.District;
import id.tokoperasi.search.Certificate;
import id.tokoperasi.search.ListingDocument;
import id.tokoperasi.search.ListingDocument.UnitPrice;
import id.tokoperasi.search.Location;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Turns an offer into what is found and shown on cards. */
public final class Documents {

    private Documents() {}

    /** Path of a picture in the width of a card. */
    public static String picturePath(UUID pictureId) {
        return "/gambar/" + pictureId + "/320";
    }

    /**
     * Empty when buyers must not find it. Throws {@link IllegalStateException} when its category or
     * district is not known.
     *
     * @param districts by home-ministry code
     * @param today in Asia/Jakarta; papers that have run out are no badge and no filter
     */
    public static Optional<ListingDocument> of(
            Offer offer, CategoryTree tree, Map<String, District> districts, LocalDate today) {
        if (!offer.onSale() || offer.listing().variants().isEmpty()) {
            return Optional.empty();
        }
        var path = tree.pathTo(offer.listing().categorySlug());
        var district = districts.get(offer.cooperative().districtCode());
        if (path.isEmpty() || district == null) {
            throw new IllegalStateException(
                    "no category %s or no district %s"
                            .formatted(
                                    offer.listing().categorySlug(),
                                    offer.cooperative().districtCode()));
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
