package id.tokoperasi.catalog;

import id.tokoperasi.kernel.Money;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/** A variant with its stock as {@link #SELECT} reads it. */
record StoredVariant(
        UUID id,
        String name,
        String sku,
        long priceRupiah,
        int weightGrams,
        @Nullable Long netAmount,
        @Nullable Integer weightStepGrams,
        int minimumQuantity,
        List<StoredTier> tiers,
        @Nullable Long governmentPriceRupiah,
        List<VariantOption> options,
        int onHand,
        int reserved) {

    /** The active variants of the listing {@code l}, as a JSON array in the order shown. */
    static final String SELECT =
            """
            (select jsonb_agg(jsonb_build_object(
                       'id', v.id, 'name', v.name, 'sku', v.sku, 'priceRupiah', v.price_rupiah,
                       'weightGrams', v.weight_grams, 'netAmount', v.net_amount,
                       'weightStepGrams', v.weight_step_grams, 'minimumQuantity', v.minimum_quantity,
                       'tiers', v.tiers, 'governmentPriceRupiah', v.government_price_rupiah,
                       'options', v.options,
                       'onHand', s.on_hand, 'reserved', s.reserved) order by v.position)
               from catalog.variants v join catalog.stock s on s.variant_id = v.id
              where v.listing_id = l.id and v.active)
            """;

    Variant toVariant() {
        return new Variant(
                id,
                name,
                sku,
                Money.rupiah(priceRupiah),
                weightGrams,
                netAmount,
                weightStepGrams,
                minimumQuantity,
                StoredTier.toTiers(tiers.toArray(StoredTier[]::new)),
                governmentPriceRupiah == null ? null : Money.rupiah(governmentPriceRupiah),
                options,
                onHand,
                reserved,
                true);
    }
}
