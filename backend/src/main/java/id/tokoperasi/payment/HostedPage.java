package id.tokoperasi.payment;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * A payment page as Stripe tells it.
 *
 * @param id of the Checkout Session
 * @param url null when it can no longer be paid
 * @param paymentIntent null until the payer began to pay
 * @param hundredths the amount in Stripe's unit
 * @param attemptId as our metadata has it; null when it is not a page of ours
 */
record HostedPage(
        String id,
        State state,
        @Nullable String url,
        @Nullable String paymentIntent,
        long hundredths,
        String currency,
        boolean liveMode,
        @Nullable String paymentId,
        @Nullable UUID attemptId) {

    enum State {
        OPEN,
        PENDING,
        PAID,
        FAILED,
        EXPIRED
    }
}
