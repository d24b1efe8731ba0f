package id.tokoperasi.ordering;

import id.tokoperasi.kernel.Money;

/**
 * What a cooperative sold in a span of time.
 *
 * @param orders paid in it and not given back since
 * @param goods their value without delivery
 */
public record Sales(long orders, Money goods) {

    /** Nothing sold. */
    public static final Sales NONE = new Sales(0, Money.ZERO);
}
