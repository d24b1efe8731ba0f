package id.tokoperasi.payment;

import id.tokoperasi.kernel.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * A payment as it stands.
 *
 * @param captured what has come in; Rp 0 until it is settled
 * @param refunded what has been promised back, sent or not; never more than captured
 * @param settledAt when the money was seen; null until then
 */
public record Payment(
        UUID id,
        UUID purposeId,
        Money amount,
        PaymentStatus status,
        Money captured,
        Money refunded,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant settledAt) {}
