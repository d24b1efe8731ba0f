package id.tokoperasi.payment;

import java.util.UUID;

/** Money is back with the payer. Published once for each refund that a caller asked for. */
public record PaymentRefunded(UUID paymentId, UUID purposeId, UUID refundKey, long amountRupiah) {}
