package id.tokoperasi.payment;

import id.tokoperasi.kernel.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * Money on its way back.
 *
 * @param key chosen by the caller; a refund with a known key is the same refund
 * @param reason words for operators
 * @param error what Stripe said last; null when nothing went wrong
 */
public record Refund(
        UUID key,
        UUID paymentId,
        Money amount,
        String reason,
        RefundStatus status,
        int tries,
        @Nullable String error,
        Instant createdAt) {}
