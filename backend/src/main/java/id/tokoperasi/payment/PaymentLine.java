package id.tokoperasi.payment;

import id.tokoperasi.kernel.Money;

/**
 * One line that the payer reads on the payment page: goods, delivery.
 *
 * @param name not blank
 * @param price of one piece, Rp 0 or more
 * @param quantity 1 or more
 */
public record PaymentLine(String name, Money price, int quantity) {
    public PaymentLine {
        if (name.isBlank() || price.isNegative() || quantity < 1) {
            throw new IllegalArgumentException("a line has a name, a price >= 0, a quantity >= 1");
        }
    }

    /** Price times quantity. */
    public Money total() {
        return price.times(quantity);
    }
}
