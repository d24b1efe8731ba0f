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

/** Gives promised refunds to Stripe and follows them until the money is back. */
@Component
class RefundSender {

    private static final Logger log = LoggerFactory.getLogger(RefundSender.class);

    private static final int BATCH = 100;
    private static final int AT_ONCE = 4;

    /** A balance fills up and a bank comes back within a day, mostly. */
    private static final Duration RESTED = Duration.ofDays(1);

    private static final int MOST_ROUNDS = 5;

    private final RefundRows rows;
    private final StripeGateway stripe;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;

    RefundSender(
            RefundRows rows,
            StripeGateway stripe,
            Outbox outbox,
            Transactions transactions,
            Clock clock) {
        this.rows = rows;
        this.stripe = stripe;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** How many were taken in hand. */
    Mono<Long> sendDue() {
        return rows.takeDue(clock.instant(), BATCH)
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .flatMap(due -> send(due).thenReturn(due), AT_ONCE)
                .count();
    }

    /** Makes due again what failed a day ago and has not failed too often; answers how many. */
    Mono<Long> retryFailed() {
        return Mono.defer(() -> rows.againAfter(clock.instant(), RESTED, MOST_ROUNDS));
    }

    private Mono<Void> send(RefundRows.Due due) {
        return ask(due).flatMap(sent -> record(due.key(), sent))
                .onErrorResume(
                        StripeRefused.class,
                        e -> {
                            log.error("Stripe declined refund {}: {}", due.key(), message(e));
                            return rows.refused(due.key(), message(e), clock.instant());
                        })
                .onErrorResume(StripeSilent.class, e -> rows.unclear(due.key(), message(e)))
                .onErrorResume(
                        e -> {
                            log.error("refund {} could not be recorded", due.key(), e);
                            return Mono.empty();
                        });
    }

    /** A repeated try looks first: Stripe forgets keys after a day, refunds never. */
    private Mono<SentRefund> ask(RefundRows.Due due) {
        if (due.stripeId() != null) {
            return stripe.readRefund(due.stripeId());
        }
        var create =
                Mono.defer(
                        () ->
                                stripe.refund(
                                        due.idempotencyKey(),
                                        due.paymentIntent(),
                                        due.amount(),
                                        due.key()));
        return due.tries() == 1 && due.round() == 0
                ? create
                : stripe.findRefund(due.paymentIntent(), due.key()).switchIfEmpty(create);
    }

    /** Our refund that Stripe's belongs to; empty when it was made by hand. */
    Mono<Refund> owner(SentRefund sent) {
        return Mono.justOrEmpty(sent.key()).flatMap(rows::find);
    }

    /** For the webhook, in its transaction. */
    Mono<WebhookOutcome> apply(Refund refund, SentRefund sent) {
        var work =
                sent.status() == RefundStatus.FAILED
                        ? givenUp(refund.key(), sent)
                        : record(refund.key(), sent);
        return work.thenReturn(new WebhookOutcome.Recorded(refund.paymentId()));
    }

    private Mono<Void> record(UUID key, SentRefund sent) {
        var now = clock.instant();
        return switch (sent.status()) {
            case DUE, SENT -> rows.sent(key, sent.id());
            case FAILED ->
                    transactions.run(() -> rows.sent(key, sent.id()).then(givenUp(key, sent)));
            case REFUNDED ->
                    transactions.run(
                            () -> rows.refunded(key, sent.id(), now).flatMap(outbox::publish));
        };
    }

    private Mono<Void> givenUp(UUID key, SentRefund sent) {
        log.error("refund {} did not reach its payer: {}", key, sent.error());
        return rows.givenUp(key, sent.id(), String.valueOf(sent.error()), clock.instant());
    }

    private static String message(Throwable e) {
        return String.valueOf(e.getMessage());
    }
}
