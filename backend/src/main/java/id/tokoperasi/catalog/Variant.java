package id.tokoperasi.catalog;

import id.tokoperasi.kernel.Money;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * One thing that can be put in a basket.
 *
 * @param name what sets it apart within the listing, such as "500 g"; empty when it is the only one
 * @param weightGrams weight with packaging, for delivery
 * @param netAmount content in the listing's {@link ContentUnit}; null where it makes no sense
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
        int onHand,
        int reserved,
        boolean active) {

    /** Pieces that can still be sold. */
    public int available() {
        return onHand - reserved;
    }
}
