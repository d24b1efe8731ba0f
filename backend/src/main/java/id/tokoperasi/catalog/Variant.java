package id.tokoperasi.catalog;

import id.tokoperasi.kernel.Money;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/**
 * One thing that can be put in a basket.
 *
 * @param name what sets it apart within the listing, such as "500 g"; empty when it is the only one
 * @param price of one piece, or of one step when it is sold by weight; see {@link #priceFor}
 * @param weightGrams weight with packaging, for delivery
 * @param netAmount content in the listing's {@link ContentUnit}; null where it makes no sense
 * @param weightStepGrams the step in which it is weighed out, which is what quantities count; null when
 *     it is sold by the piece
 * @param minimumQuantity fewer are not sold in one order; at least 1
 * @param tiers lower prices for many, in rising order
 * @param governmentPrice of one, for offices; null when there is none of its own
 * @param options what sets it apart, name by name; empty when it has only a name
 * @param onHand pieces the cooperative has, held ones included
 * @param reserved pieces held for buyers who have not received them yet
 * @param active false once it was taken out of the listing; kept for old orders
 */
public record Variant(
        UUID id,
        String name,
        String sku,
        Money price,
        int weightGrams,
        @Nullable Long netAmount,
        @Nullable Integer weightStepGrams,
        int minimumQuantity,
        List<PriceTier> tiers,
        @Nullable Money governmentPrice,
        List<VariantOption> options,
        int onHand,
        int reserved,
        boolean active) {

    /** Pieces that can still be sold. */
    public int available() {
        return onHand - reserved;
    }

    /** Whether enough are left for the smallest order. */
    public boolean isInStock() {
        return available() >= minimumQuantity;
    }

    /** What each costs for somebody who buys that many. */
    public Money priceFor(int quantity) {
        return PriceTier.price(tiers, price, quantity);
    }

    /** What it is called on an order: its name, and in what step it is weighed out. */
    public String label() {
        var step = weightStepGrams;
        if (step == null) {
            return name;
        }
        var measure = step % 1000 == 0 ? step / 1000 + " kg" : step + " g";
        return name.isEmpty() || name.equals(measure)
                ? "per " + measure
                : name + ", per " + measure;
    }
}
