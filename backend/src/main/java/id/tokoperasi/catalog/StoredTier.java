package id.tokoperasi.catalog;

import id.tokoperasi.kernel.Money;

import java.util.Arrays;
import java.util.List;

/** A lower price for many as the database keeps it. */
record StoredTier(int fromQuantity, long priceRupiah) {

    static List<StoredTier> of(List<PriceTier> tiers) {
        return tiers.stream()
                .map(tier -> new StoredTier(tier.fromQuantity(), tier.price().rupiah()))
                .toList();
    }

    static List<PriceTier> toTiers(StoredTier... stored) {
        return Arrays.stream(stored)
                .map(tier -> new PriceTier(tier.fromQuantity, Money.rupiah(tier.priceRupiah)))
                .toList();
    }
}
