package id.tokoperasi.payment;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * Where the payer goes now.
 *
 * @param url the hosted payment page; null when there is nothing to pay any more, when the money is on
 *     its way, or while Stripe's answer is not known: ask again a little later
 */
public record StartedPayment(UUID paymentId, PaymentStatus status, @Nullable String url) {}
