package id.tokoperasi.payment;

import id.tokoperasi.kernel.Transactions;
import id.tokoperasi.outbox.Outbox;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** Ends payments, and finds out what became of those that nobody told us about. */
@Component
class Reconciliation {

    private static final Logger log = LoggerFactory.getLogger(Reconciliation.class);

    /** Stripe repeats a webhook for three days. */
    private static final Duration LOOK_BACK = Duration.ofDays(4);

    private static final int BATCH = 200;
    private static final int AT_ONCE = 8;

    private final PaymentRows payments;
    private final AttemptRows rows;
    private final Attempts attempts;
    private final Settlement settlement;
    private final StripeGateway stripe;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;

    Reconciliation(
            PaymentRows payments,
            AttemptRows rows,
            Attempts attempts,
            Settlement settlement,
            StripeGateway stripe,
            Outbox outbox,
            Transactions transactions,
            Clock clock) {
        this.payments = payments;
        this.rows = rows;
        this.attempts = attempts;
        this.settlement = settlement;
        this.stripe = stripe;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Closes the page first, so that money which was faster still counts as in time, then ends the
     * payment.
     */
    Mono<CancelOutcome> end(UUID paymentId, PaymentStatus target) {
        return attempts.standing(paymentId)
                .flatMap(
                        standing ->
                                standing.payment().status().isSettled()
                                        ? Mono.empty()
                                        : attempts.tryToShut(standing))
                .then(Mono.defer(() -> mark(paymentId, target)))
                .then(Mono.defer(() -> attempts.standing(paymentId)))
                .map(standing -> outcome(standing.payment()));
    }

    private Mono<Void> mark(UUID paymentId, PaymentStatus target) {
        return transactions.run(
                () ->
                        payments.end(paymentId, target)
                                .filter(purpose -> target == PaymentStatus.EXPIRED)
                                .flatMap(p -> outbox.publish(new PaymentExpired(paymentId, p))));
    }

    private static CancelOutcome outcome(Payment payment) {
        return payment.status().isSettled()
                ? new CancelOutcome.AlreadySettled(payment.id())
                : new CancelOutcome.Cancelled(payment.id());
    }

    /** How many attempts and payments were looked at. */
    Mono<Long> run() {
        var now = clock.instant();
        var open =
                rows.takeDue(now, BATCH)
                        .collectList()
                        .flatMapMany(Flux::fromIterable)
                        .flatMap(id -> safely("attempt", id, check(id)), AT_ONCE);
        var overdue =
                payments.overdue(now, BATCH)
                        .collectList()
                        .flatMapMany(Flux::fromIterable)
                        .flatMap(
                                id -> safely("payment", id, end(id, PaymentStatus.EXPIRED).then()),
                                AT_ONCE);
        return open.concatWith(overdue).count();
    }

    /** How many payments were found settled at Stripe and not here. */
    Mono<Long> review() {
        return stripe.completedSince(clock.instant().minus(LOOK_BACK))
                .flatMapMany(Flux::fromIterable)
                .flatMap(this::compared, AT_ONCE)
                .filter(WebhookOutcome.Settled.class::isInstance)
                .doOnNext(found -> log.warn("nobody had told us: {}", found))
                .count();
    }

    private Mono<WebhookOutcome> compared(HostedPage page) {
        return Mono.justOrEmpty(page.attemptId())
                .flatMap(payments::standingOf)
                .filter(found -> found.theAttempt().status() != AttemptStatus.SETTLED)
                .flatMap(found -> settlement.apply(found, page));
    }

    private Mono<Void> check(UUID attemptId) {
        return payments.standingOf(attemptId)
                .flatMap(
                        standing ->
                                standing.payment().status().isOpen()
                                        ? attempts.chase(standing)
                                        : attempts.shut(standing));
    }

    /** One that fails holds up no other; it is looked at again. */
    private static Mono<UUID> safely(String kind, UUID id, Mono<Void> work) {
        return work.onErrorResume(
                        e -> {
                            log.warn("{} {} is still unclear: {}", kind, id, e.toString());
                            return Mono.empty();
                        })
                .thenReturn(id);
    }
}
