package id.tokoperasi.catalog;

import id.tokoperasi.kernel.Money;

import java.util.List;

/** What a variant cost when it was last published or looked at: one, and many. */
record CheckedPrice(Money price, List<PriceTier> tiers) {

    /** What each cost for somebody who bought that many. */
    Money priceFor(int quantity) {
        return PriceTier.price(tiers, price, quantity);
    }
}
