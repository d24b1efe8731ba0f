package id.tokoperasi.payment;

import id.tokoperasi.kernel.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Asks for money.
 *
 * @param id of the payment, chosen by the caller ({@code Ids.next()})
 * @param purposeId what it is for, such as a checkout; has one payment at most
 * @param amount more than Rp 0
 * @param lines what the payer reads; they add up to the amount
 * @param payerEmail fills the field on the payment page; null when not known
 * @param expiresAt until when it may be paid
 */
public record PaymentRequest(
        UUID id,
        UUID purposeId,
        Money amount,
        List<PaymentLine> lines,
        @Nullable String payerEmail,
        Instant expiresAt) {
    public PaymentRequest {
        lines = List.copyOf(lines);
        if (amount.compareTo(Money.ZERO) <= 0) {
            throw new IllegalArgumentException("a payment is for more than Rp 0");
        }
        if (!lines.stream()
                .map(PaymentLine::total)
                .reduce(Money.ZERO, Money::plus)
                .equals(amount)) {
            throw new IllegalArgumentException("the lines do not add up to the amount");
        }
    }
}
