package id.tokoperasi.storefront.resident;

import id.tokoperasi.storefront.web.Badge;
import id.tokoperasi.storefront.web.Fact;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.Link;
import id.tokoperasi.storefront.web.Picture;
import id.tokoperasi.storefront.web.ProductCard;
import id.tokoperasi.storefront.web.Shell;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * One product with one of its variants chosen.
 *
 * @param paused true when the cooperative does not sell at the moment; nothing can be added then
 * @param minimum the smallest order, 1 when there is none
 * @param quantity what stands in the number field
 * @param most the most that one order may hold
 * @param options in what the variants differ, to choose by; empty where they have only names
 * @param tiers lower prices for many
 * @param readyOn the day by which that quantity is made, were it ordered now; null for goods from stock
 * @param officePriceRupiah the price for offices, told to officers; else 0
 * @param priceSeenRupiah the price on the page the button was pressed on, where it has changed since;
 *     else 0
 */
public record ProductView(
        Shell shell,
        List<Link> crumbs,
        String name,
        String slug,
        List<Picture> pictures,
        Chosen chosen,
        List<Variant> variants,
        List<Badge> badges,
        boolean paused,
        int minimum,
        int quantity,
        int most,
        List<OptionGroup> options,
        List<Tier> tiers,
        @Nullable LocalDate readyOn,
        long officePriceRupiah,
        long priceSeenRupiah,
        long sold,
        List<Delivery> deliveries,
        Seller seller,
        String description,
        List<Fact> facts,
        List<ProductCard> related,
        String shareHref,
        FormErrors errors) {

    /** Something in which variants differ, with what there is of it. */
    public record OptionGroup(String name, List<Option> values) {}

    /** A value of an option: leads to the variant that has it and is else as the chosen one. */
    public record Option(String value, String href, boolean chosen, boolean soldOut) {}

    /** A price of each from a quantity on. */
    public record Tier(int fromQuantity, long priceRupiah) {}

    /**
     * The variant that is bought when the button is pressed.
     *
     * @param stepGrams what one is of what is weighed out; 0 when sold by the piece
     */
    public record Chosen(
            UUID variantId,
            String name,
            long priceRupiah,
            long unitPriceRupiah,
            String unit,
            int stepGrams,
            int stock) {}

    /** A size or colour to choose. */
    public record Variant(String name, String href, long priceRupiah, boolean chosen) {}

    /**
     * A way to get it.
     *
     * @param icon {@code truck} or {@code pin}
     * @param place the district of delivery or the place of pickup
     */
    public record Delivery(String icon, String key, String place, long feeRupiah) {}

    /** The cooperative that sells. */
    public record Seller(
            String name, String href, String district, @Nullable String about, int tile) {}

    /** Whether the button is there. */
    public boolean buyable() {
        return !paused && chosen.stock() >= minimum;
    }
}
