package id.tokoperasi.payment;

import java.util.UUID;

/**
 * The whole amount of a payment is here. Published once for each payment.
 *
 * @param late the payment had been cancelled or had expired before
 */
public record PaymentSettled(UUID paymentId, UUID purposeId, boolean late) {}
