package id.tokoperasi.search;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A published listing as it is found: everything that a product card shows, so that a page of results
 * needs no database. Prices and stock are those of the last indexing; the database decides at checkout.
 *
 * @param description searched, but empty in answers
 * @param categories the path from the root of the tree to the listing's own category; never empty
 * @param location of the cooperative, for "near me"
 * @param minPriceRupiah lowest price among the active variants
 * @param maxPriceRupiah highest price among the active variants
 * @param unitPrice lowest comparison price; null when the net content is unknown
 * @param inStock whether any active variant can be bought now
 * @param lowStock how many are left, 1 to {@value #LOW_STOCK}; null when none or more are left
 * @param picture id of the first picture in the media module; the application makes its address
 * @param soldCount accepted in the last 365 days
 * @param rating null while nobody has rated
 * @param preOrderDays days of lead time; null when it is ready
 * @param maker who made it, as far as that person consents
 */
public record ListingDocument(
        UUID id,
        String slug,
        String title,
        String description,
        List<Category> categories,
        Cooperative cooperative,
        District district,
        @Nullable Location location,
        long minPriceRupiah,
        long maxPriceRupiah,
        @Nullable UnitPrice unitPrice,
        boolean inStock,
        @Nullable Integer lowStock,
        Set<Certificate> certificates,
        @Nullable String picture,
        Instant publishedAt,
        long soldCount,
        @Nullable Rating rating,
        @Nullable Integer preOrderDays,
        @Nullable String maker) {

    /** Up to this many left are shown as "Sisa n". */
    public static final int LOW_STOCK = 6;

    public ListingDocument {
        categories = List.copyOf(categories);
        certificates = sorted(certificates);
    }

    /** In one order always, so that equal documents have equal JSON. */
    private static Set<Certificate> sorted(Set<Certificate> certificates) {
        var sorted = EnumSet.noneOf(Certificate.class);
        sorted.addAll(certificates);
        return Collections.unmodifiableSet(sorted);
    }

    /** A step of the category path. */
    public record Category(String slug, String name) {}

    /** Who sells it. */
    public record Cooperative(UUID id, String slug, String name) {}

    /** The district (kecamatan) of the cooperative, by its code of the region module. */
    public record District(String code, String name) {}

    /** What a kilogram, a litre or a piece costs. */
    public record UnitPrice(long rupiah, Unit unit) {}

    /** What prices are compared by. */
    public enum Unit {
        KILOGRAM,
        LITRE,
        PIECE
    }

    /**
     * @param average 1.0 to 5.0
     * @param count at least 1
     */
    public record Rating(double average, int count) {}

    /** As it comes back with a hit. */
    ListingDocument withoutDescription() {
        return new ListingDocument(
                id,
                slug,
                title,
                "",
                categories,
                cooperative,
                district,
                location,
                minPriceRupiah,
                maxPriceRupiah,
                unitPrice,
                inStock,
                lowStock,
                certificates,
                picture,
                publishedAt,
                soldCount,
                rating,
                preOrderDays,
                maker);
    }

    /** The listing's own category, the last of the path. */
    public Category category() {
        return categories.getLast();
    }
}
