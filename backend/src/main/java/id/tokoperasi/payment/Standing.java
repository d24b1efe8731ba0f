package id.tokoperasi.payment;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A payment with the attempt that matters.
 *
 * @param attempt the open one, else the newest; null when there was none yet
 */
record Standing(
        Payment payment,
        List<PaymentLine> lines,
        @Nullable String payerEmail,
        @Nullable Attempt attempt) {

    /** The attempt, if it may still bring money. */
    @Nullable Attempt openAttempt() {
        return attempt != null && attempt.status().isOpen() ? attempt : null;
    }

    Standing with(Attempt started) {
        return new Standing(payment, lines, payerEmail, started);
    }

    /** The attempt, where the caller knows that there is one. */
    Attempt theAttempt() {
        if (attempt == null) {
            throw new IllegalStateException("payment " + payment.id() + " has no attempt");
        }
        return attempt;
    }
}
