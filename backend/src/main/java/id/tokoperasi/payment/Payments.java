package id.tokoperasi.payment;

import id.tokoperasi.kernel.Money;
import id.tokoperasi.kernel.Refusal;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Payments and refunds. {@link #request} and {@link #refund} are rows in the caller's transaction;
 * everything that asks Stripe refuses to run inside a transaction and goes on when its caller hangs up.
 */
@Component
public class Payments {

    /** How long a payer waits for the page's address before "ask again" is the answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final PaymentRows rows;
    private final RefundRows refunds;
    private final Attempts attempts;
    private final Webhooks webhooks;
    private final Reconciliation reconciliation;
    private final RefundSender sender;
    private final Clock clock;

    Payments(
            PaymentRows rows,
            RefundRows refunds,
            Attempts attempts,
            Webhooks webhooks,
            Reconciliation reconciliation,
            RefundSender sender,
            Clock clock) {
        this.rows = rows;
        this.refunds = refunds;
        this.attempts = attempts;
        this.webhooks = webhooks;
        this.reconciliation = reconciliation;
        this.sender = sender;
        this.clock = clock;
    }

    /** Writes the request in the caller's transaction. The same id again changes nothing. */
    public Mono<Void> request(PaymentRequest request) {
        return rows.insert(request, clock.instant());
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
        return Detached.run(() -> attempts.start(paymentId, successUrl, cancelUrl))
                .timeout(PATIENCE, Mono.defer(() -> unanswered(paymentId)));
    }

    /**
     * A webhook call, its body as it came over the wire. Refusals: {@code webhook-signature}, {@code
     * webhook-stale}, {@code webhook-future}, {@code webhook-livemode}, {@code webhook-body}. Any other
     * error means that repeating may help: answer 5xx.
     */
    public Mono<WebhookOutcome> record(byte[] body, String signatureHeader) {
        return Detached.run(() -> webhooks.record(body, signatureHeader));
    }

    /**
     * Asks Stripe how the payment stands, for the page that the payer comes back to. When Stripe does
     * not answer, what is known here is answered. Refusal: unknown id.
     */
    public Mono<Payment> refresh(UUID paymentId) {
        return Detached.run(() -> attempts.standing(paymentId).flatMap(this::asked))
                .then(Mono.defer(() -> rows.byIds(List.of(paymentId)).single()));
    }

    /**
     * Ends a payment that is not settled, so that it can no longer be paid; repeating answers the same.
     * A payment that has expired answers cancelled. Refusal: unknown id.
     */
    public Mono<CancelOutcome> cancel(UUID paymentId) {
        return Detached.run(() -> reconciliation.end(paymentId, PaymentStatus.CANCELLED));
    }

    /**
     * Promises money back, in the caller's transaction; {@link #sendRefunds} sends it. The same key
     * again changes nothing. Refusals: unknown payment; {@code refund-exceeds-payment} when more would
     * go back than came; {@code refund-key-used} when the key stands for another refund.
     */
    public Mono<Void> refund(UUID paymentId, UUID refundKey, Money amount, String reason) {
        return refunds.insert(paymentId, refundKey, amount, reason, clock.instant())
                .flatMap(
                        written ->
                                written
                                        ? promise(paymentId, amount)
                                        : repeated(paymentId, refundKey, amount));
    }

    /** Sends refunds that are due and answers how many were given to Stripe. Safe to run twice. */
    public Mono<Long> sendRefunds() {
        return Detached.run(sender::sendDue);
    }

    /** Takes away ids of webhook calls that cannot come again; answers how many. Payments stay. */
    public Mono<Long> forgetCalls() {
        return webhooks.forget();
    }

    /** How many refunds have failed and wait to be tried again. */
    public Mono<Long> countFailedRefunds() {
        return refunds.countFailed();
    }

    /** Refunds that a person must look at, oldest first. */
    public Flux<Refund> failedRefunds() {
        return refunds.failed();
    }

    /**
     * Makes refunds due again that failed a day ago, up to five times; whether Stripe has the last try is
     * looked up before another is made. Answers how many.
     */
    public Mono<Long> retryFailedRefunds() {
        return sender.retryFailed();
    }

    /** Makes a failed refund due again, as a new try at Stripe. Refusal: unknown or not failed. */
    public Mono<Void> retryRefund(UUID refundKey) {
        return refunds.again(refundKey, clock.instant())
                .flatMap(done -> done ? Mono.empty() : Mono.error(Refusal.unknown()));
    }

    /**
     * Asks Stripe about everything that has been open for more than two minutes, ends what has expired
     * and closes pages of ended payments. Answers how many were looked at. Safe to run twice.
     */
    public Mono<Long> reconcile() {
        return Detached.run(reconciliation::run);
    }

    /**
     * Reads all pages of the last four days that payers have finished and settles what is not settled
     * here, for every night and after a restore. Answers how many were found.
     */
    public Mono<Long> review() {
        return Detached.run(reconciliation::review);
    }

    /** Empty when there is none. */
    public Mono<Payment> find(UUID paymentId) {
        return rows.byIds(List.of(paymentId)).next();
    }

    /** Those that exist, in no order. */
    public Flux<Payment> byIds(Collection<UUID> paymentIds) {
        return paymentIds.isEmpty() ? Flux.empty() : rows.byIds(paymentIds);
    }

    /** All refunds of a payment, oldest first. */
    public Flux<Refund> refundsOf(UUID paymentId) {
        return refunds.of(paymentId);
    }

    private Mono<StartedPayment> unanswered(UUID paymentId) {
        return find(paymentId).map(p -> new StartedPayment(p.id(), p.status(), null));
    }

    private Mono<Void> asked(Standing standing) {
        return attempts.lookAt(standing)
                .onErrorResume(
                        e -> e instanceof StripeSilent || e instanceof StripeRefused,
                        e -> Mono.empty());
    }

    private Mono<Void> promise(UUID paymentId, Money amount) {
        return refunds.promise(paymentId, amount)
                .flatMap(fits -> fits ? Mono.empty() : Mono.error(exceeds()));
    }

    /** Nothing was written: the key is known, or nothing ever came. */
    private Mono<Void> repeated(UUID paymentId, UUID refundKey, Money amount) {
        return refunds.find(refundKey)
                .map(r -> r.paymentId().equals(paymentId) && r.amount().equals(amount))
                .flatMap(same -> same ? Mono.just(same) : Mono.error(keyUsed()))
                .switchIfEmpty(find(paymentId).flatMap(p -> Mono.error(exceeds())))
                .switchIfEmpty(Mono.error(Refusal::unknown))
                .then();
    }

    private static Refusal exceeds() {
        return Refusal.invalid("refund-exceeds-payment", Map.of());
    }

    private static Refusal keyUsed() {
        return Refusal.conflict("refund-key-used");
    }
}
