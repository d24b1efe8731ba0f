package id.tokoperasi.catalog;

import id.tokoperasi.kernel.Money;

/**
 * A lower price for many.
 *
 * @param fromQuantity of one variant in one order, from which all of them cost this
 * @param price of each
 */
public record PriceTier(int fromQuantity, Money price) {

    /** What each costs when there are that many, by these tiers in rising order. */
    static Money price(Iterable<PriceTier> tiers, Money otherwise, int quantity) {
        var price = otherwise;
        for (var tier : tiers) {
            if (quantity >= tier.fromQuantity()) {
                price = tier.price();
            }
        }
        return price;
    }
}
