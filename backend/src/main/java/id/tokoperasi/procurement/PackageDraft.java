package id.tokoperasi.procurement;

import id.tokoperasi.catalog.TaxClass;
import id.tokoperasi.kernel.Money;
import id.tokoperasi.kernel.Refusal;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What an officer writes about a need.
 *
 * @param orderOn day on which the order is meant to be placed, Asia/Jakarta: it picks the rules
 * @param neededOn day on which the goods are needed, not before {@code orderOn}
 * @param reference price reference for the whole; null as long as there is none
 * @param estimate owner's estimate (HPS) for the whole; null as long as there is none
 * @param sources what reference and estimate rest on
 */
public record PackageDraft(
        UUID planLineId,
        String title,
        PurchaseKind kind,
        PurchaseMethod method,
        LocalDate orderOn,
        LocalDate neededOn,
        String place,
        @Nullable Money reference,
        @Nullable Money estimate,
        List<Item> items,
        List<PriceSource> sources) {

    private static final int ITEMS_MAX = 100;
    private static final int SOURCES_MAX = 10;

    /**
     * One thing that is needed.
     *
     * @param quantity 1 to 1,000,000
     * @param unit such as {@code buah}
     */
    public record Item(
            String title, String specification, int quantity, String unit, TaxClass taxClass) {}

    /** A price that was seen for the whole need. */
    public record PriceSource(String source, LocalDate seenOn, Money total) {}

    public PackageDraft {
        title = title.strip();
        place = place.strip();
        items = List.copyOf(items);
        sources = List.copyOf(sources);
    }

    /**
     * Refuses {@code package-title}, {@code package-dates}, {@code package-place}, {@code
     * package-items}, {@code package-item}, {@code package-prices} and {@code price-source}.
     */
    public void check() {
        require(isText(title, 300), "title", "package-title");
        require(!neededOn.isBefore(orderOn), "neededOn", "package-dates");
        require(isText(place, 300), "place", "package-place");
        require(!items.isEmpty() && items.size() <= ITEMS_MAX, "items", "package-items");
        require(items.stream().allMatch(PackageDraft::isWhole), "items", "package-item");
        require(isPositive(reference), "referenceRupiah", "package-prices");
        require(isPositive(estimate), "estimateRupiah", "package-prices");
        require(
                sources.size() <= SOURCES_MAX && sources.stream().allMatch(PackageDraft::isWhole),
                "sources",
                "price-source");
    }

    private static boolean isWhole(Item item) {
        return isText(item.title(), 300)
                && item.specification().length() <= 2_000
                && item.quantity() >= 1
                && item.quantity() <= 1_000_000
                && isText(item.unit(), 40);
    }

    private static boolean isWhole(PriceSource source) {
        return isText(source.source(), 300) && isPositive(source.total());
    }

    private static boolean isText(String text, int most) {
        return !text.isBlank() && text.length() <= most;
    }

    private static boolean isPositive(@Nullable Money amount) {
        return amount == null || amount.rupiah() > 0;
    }

    private static void require(boolean holds, String field, String code) {
        if (!holds) {
            throw Refusal.invalidField(field, code);
        }
    }
}
