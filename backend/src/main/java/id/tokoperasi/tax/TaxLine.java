package id.tokoperasi.tax;

import id.tokoperasi.kernel.Money;

import java.util.List;

/**
 * One tax on one line of a purchase.
 *
 * @param base what it is reckoned from, shown in whole rupiah; the amount comes from the unrounded base
 * @param amount whole rupiah, half up (VAT-ROUND)
 * @param ruleIds the rules that led here
 * @param reason stable code of the sentence that says why
 */
public record TaxLine(
        Tax tax,
        Money base,
        Money amount,
        Collector collectedBy,
        List<String> ruleIds,
        String reason) {

    /** The kinds of tax. */
    public enum Tax {
        /** PPN, on top of the price. */
        VAT,
        /** PPh 22 on goods, out of the price. */
        WHT22,
        /** PPh final 0,5 % in place of another income tax, out of the price. */
        WHT22_FINAL,
        /** PPh 23 on services, out of the price. */
        WHT23
    }

    /** Who hands it to the state. */
    public enum Collector {
        SELLER,
        TREASURER,
        PLATFORM
    }

    boolean isKeptFromSeller() {
        return collectedBy != Collector.SELLER;
    }
}
