package id.tokoperasi.storefront.web;

import id.tokoperasi.catalog.CategoryTree;
import id.tokoperasi.catalog.Certificate;
import id.tokoperasi.catalog.ContentUnit;
import id.tokoperasi.catalog.Listing;
import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.search.ListingDocument;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Makes product cards of what was found. */
@Component
public class Cards {

    private final Drawings drawings;
    private final MessageSource messages;
    private final Clock clock;

    Cards(Drawings drawings, MessageSource messages, Clock clock) {
        this.drawings = drawings;
        this.messages = messages;
        this.clock = clock;
    }

    /** A card of a search result; no database is asked. */
    public ProductCard of(ListingDocument found, CategoryTree tree, Locale locale) {
        var unit = found.unitPrice();
        var low = found.lowStock();
        boolean several = found.minPriceRupiah() != found.maxPriceRupiah();
        var picture = found.picture();
        return new ProductCard(
                found.title(),
                "/produk/" + found.slug(),
                picture == null
                        ? drawings.ofCategory(tree, found.category().slug(), found.id())
                        : new Picture(picture, "", Picture.tileOf(found.id())),
                several ? null : found.id(),
                found.minPriceRupiah(),
                several,
                unit == null ? 0 : worthSaying(unit.rupiah(), found.minPriceRupiah()),
                unit == null ? "" : unitWord(unit.unit().name(), locale),
                shortName(found.cooperative().name()),
                found.district().name(),
                badge(found),
                found.soldCount(),
                low == null ? 0 : low,
                !found.inStock());
    }

    private static @Nullable Badge badge(ListingDocument found) {
        var days = found.preOrderDays();
        if (days != null && days > 0) {
            return new Badge("line", "badge.preorder", days);
        }
        return found.certificates().stream()
                .filter(c -> c.name().matches("HALAL|NON_HALAL|PIRT|MD|ORGANIC"))
                .findFirst()
                .map(c -> new Badge("ok", "badge." + c.name(), ""))
                .orElse(null);
    }

    /** The papers that hold today; expired ones are not shown. */
    public List<Certificate> inForce(Listing listing) {
        var today = LocalDate.ofInstant(clock.instant(), Jakarta.ZONE);
        return listing.certificates().stream().filter(c -> c.holdsOn(today)).toList();
    }

    /** The price per unit, unless it says the same as the price. */
    public static long worthSaying(long unitPriceRupiah, long priceRupiah) {
        return unitPriceRupiah == priceRupiah ? 0 : unitPriceRupiah;
    }

    /** kg, litre or piece. */
    public String unitWord(ContentUnit unit, Locale locale) {
        return unitWord(
                switch (unit) {
                    case GRAM -> "KILOGRAM";
                    case MILLILITRE -> "LITRE";
                    case PIECE -> "PIECE";
                },
                locale);
    }

    private String unitWord(String unit, Locale locale) {
        var key =
                switch (unit) {
                    case "KILOGRAM" -> "unit.kg";
                    case "LITRE" -> "unit.litre";
                    default -> "unit.piece";
                };
        return messages.getMessage(key, null, locale);
    }

    /** A cooperative's name on a card, where everything is from a cooperative. */
    private static String shortName(String name) {
        return name.startsWith("Koperasi ") ? name.substring("Koperasi ".length()) : name;
    }
}
