package id.tokoperasi.payment;

import java.util.UUID;

/** A payment's time ran out before money came. Published once, and not for cancelled payments. */
public record PaymentExpired(UUID paymentId, UUID purposeId) {}
