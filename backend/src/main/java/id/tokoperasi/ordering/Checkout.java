package id.tokoperasi.ordering;

import id.tokoperasi.kernel.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The orders of one basket under one payment.
 *
 * @param expiresAt until when the goods are held for payment
 */
public record Checkout(
        UUID id,
        UUID paymentId,
        @Nullable String buyerSubject,
        Money total,
        Instant placedAt,
        Instant expiresAt,
        List<Order> orders) {}
