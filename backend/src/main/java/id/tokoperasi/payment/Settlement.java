package id.tokoperasi.payment;

import id.tokoperasi.kernel.Ids;
import id.tokoperasi.kernel.Transactions;
import id.tokoperasi.outbox.Outbox;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/**
 * The one way in which a page's state, as read from Stripe, becomes ours: the webhook, the payer's
 * return, cancellation and reconciliation all end here. Guarded updates make it safe to run twice, late,
 * out of order and at the same time.
 */
@Component
class Settlement {

    private static final Logger log = LoggerFactory.getLogger(Settlement.class);

    private final AttemptRows attempts;
    private final RefundRows refunds;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;
    private final WebhookTrust trust;

    Settlement(
            AttemptRows attempts,
            RefundRows refunds,
            Outbox outbox,
            Transactions transactions,
            Clock clock,
            WebhookTrust trust) {
        this.attempts = attempts;
        this.refunds = refunds;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
        this.trust = trust;
    }

    /** In a transaction of its own or the caller's. Settled, recorded, or a mismatch. */
    Mono<WebhookOutcome> apply(Standing standing, HostedPage page) {
        var paymentId = standing.payment().id();
        var difference = difference(standing, page);
        if (difference != null) {
            log.error("page {} of payment {} differs: {}", page.id(), paymentId, difference);
            return Mono.just(new WebhookOutcome.Mismatch(paymentId, difference));
        }
        var now = clock.instant();
        return transactions.run(() -> move(standing, page, now));
    }

    private Mono<WebhookOutcome> move(Standing standing, HostedPage page, Instant now) {
        var attempt = standing.theAttempt().id();
        var recorded = new WebhookOutcome.Recorded(standing.payment().id());
        return switch (page.state()) {
            case PAID ->
                    attempts.settle(attempt, page, now)
                            .flatMap(how -> told(standing, how, attempt, now))
                            .defaultIfEmpty(recorded);
            case OPEN -> attempts.opened(attempt, page).thenReturn(recorded);
            case PENDING -> attempts.pending(attempt, page).thenReturn(recorded);
            case FAILED ->
                    attempts.ended(attempt, AttemptStatus.FAILED, page, now).thenReturn(recorded);
            case EXPIRED ->
                    attempts.ended(attempt, AttemptStatus.EXPIRED, page, now).thenReturn(recorded);
        };
    }

    private Mono<WebhookOutcome> told(
            Standing standing, AttemptRows.Settling how, UUID attempt, Instant now) {
        var payment = standing.payment();
        if (how == AttemptRows.Settling.SURPLUS) {
            log.warn("payment {} was paid twice, sending the second back", payment.id());
            return refunds.surplus(Ids.next(), attempt, now)
                    .thenReturn(new WebhookOutcome.Recorded(payment.id()));
        }
        var late = how == AttemptRows.Settling.LATE;
        return outbox.publish(new PaymentSettled(payment.id(), payment.purposeId(), late))
                .thenReturn(new WebhookOutcome.Settled(payment.id(), late));
    }

    /** Why the page is not believed; null when all is as we asked for it. */
    private @Nullable String difference(Standing standing, HostedPage page) {
        var payment = standing.payment();
        var attempt = standing.theAttempt();
        if (!payment.id().toString().equals(page.paymentId())) {
            return "payment";
        }
        if (!attempt.id().equals(page.attemptId())) {
            return "attempt";
        }
        if (attempt.sessionId() != null && !attempt.sessionId().equals(page.id())) {
            return "session";
        }
        if (page.hundredths() != StripeGateway.hundredths(payment.amount())) {
            return "amount";
        }
        if (!page.currency().equals(StripeGateway.CURRENCY)) {
            return "currency";
        }
        if (page.liveMode() != trust.liveMode()) {
            return "mode";
        }
        return incomplete(page);
    }

    private static @Nullable String incomplete(HostedPage page) {
        return switch (page.state()) {
            case PAID -> page.paymentIntent() == null ? "payment intent" : null;
            case OPEN -> page.url() == null ? "address" : null;
            case PENDING, FAILED, EXPIRED -> null;
        };
    }
}
