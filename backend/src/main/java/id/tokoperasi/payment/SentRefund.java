package id.tokoperasi.payment;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * A refund as Stripe tells it.
 *
 * @param id Stripe's
 * @param key ours, from the metadata; null when it was made by hand
 * @param error why the bank refused; null when it did not
 */
record SentRefund(String id, @Nullable UUID key, RefundStatus status, @Nullable String error) {}
