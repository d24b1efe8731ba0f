package id.tokoperasi.payment;

import id.tokoperasi.kernel.Money;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.Collection;
import java.util.UUID;

/**
 * Payments and refunds. {@link #request} and {@link #refund} are rows in the caller's transaction;
 * everything that asks Stripe refuses to run inside a transaction and goes on when its caller hangs up.
 */
@Component
public class Payments {

    /** Writes the request in the caller's transaction. The same id again changes nothing. */
    public Mono<Void> request(PaymentRequest request) {
        throw new UnsupportedOperationException();
    }

    /**
     * Opens the payment page, or answers the one already open: never two at once. Refusals: unknown id;
     * {@code payment-ended} when it is cancelled or its time is over; {@code payment-refused} when
     * Stripe said no, after which another start is another attempt.
     *
     * @param successUrl where the payer comes back to; Stripe puts the session id for {@code
     *     {CHECKOUT_SESSION_ID}}
     */
    public Mono<StartedPayment> start(UUID paymentId, String successUrl, String cancelUrl) {
        throw new UnsupportedOperationException();
    }

    /**
     * A webhook call, its body as it came over the wire. Refusals: {@code webhook-signature}, {@code
     * webhook-stale}, {@code webhook-future}, {@code webhook-livemode}, {@code webhook-body}. Any other
     * error means that repeating may help: answer 5xx.
     */
    public Mono<WebhookOutcome> record(byte[] body, String signatureHeader) {
        throw new UnsupportedOperationException();
    }

    /**
     * Asks Stripe how the payment stands, for the page that the payer comes back to. When Stripe does
     * not answer, what is known here is answered. Refusal: unknown id.
     */
    public Mono<Payment> refresh(UUID paymentId) {
        throw new UnsupportedOperationException();
    }

    /**
     * Ends a payment that is not settled, so that it can no longer be paid; repeating answers the same.
     * A payment that has expired answers cancelled. Refusal: unknown id.
     */
    public Mono<CancelOutcome> cancel(UUID paymentId) {
        throw new UnsupportedOperationException();
    }

    /**
     * Promises money back, in the caller's transaction; {@link #sendRefunds} sends it. The same key
     * again changes nothing. Refusals: unknown payment; {@code refund-exceeds-payment} when more would
     * go back than came; {@code refund-key-used} when the key stands for another refund.
     */
    public Mono<Void> refund(UUID paymentId, UUID refundKey, Money amount, String reason) {
        throw new UnsupportedOperationException();
    }

    /** Sends refunds that are due and answers how many were given to Stripe. Safe to run twice. */
    public Mono<Long> sendRefunds() {
        throw new UnsupportedOperationException();
    }

    /** Refunds that a person must look at, oldest first. */
    public Flux<Refund> failedRefunds() {
        throw new UnsupportedOperationException();
    }

    /** Makes a failed refund due again, as a new try at Stripe. Refusal: unknown or not failed. */
    public Mono<Void> retryRefund(UUID refundKey) {
        throw new UnsupportedOperationException();
    }

    /**
     * Asks Stripe about everything that has been open for more than two minutes, ends what has expired
     * and closes pages of ended payments. Answers how many were looked at. Safe to run twice.
     */
    public Mono<Long> reconcile() {
        throw new UnsupportedOperationException();
    }

    /** Empty when there is none. */
    public Mono<Payment> find(UUID paymentId) {
        throw new UnsupportedOperationException();
    }

    /** Those that exist, in no order. */
    public Flux<Payment> byIds(Collection<UUID> paymentIds) {
        throw new UnsupportedOperationException();
    }

    /** All refunds of a payment, oldest first. */
    public Flux<Refund> refundsOf(UUID paymentId) {
        throw new UnsupportedOperationException();
    }
}
