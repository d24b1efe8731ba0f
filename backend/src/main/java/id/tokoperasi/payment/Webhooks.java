package id.tokoperasi.payment;

import id.tokoperasi.kernel.Transactions;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;

/**
 * Takes Stripe's calls: each event that may move something once, and only as a hint which object to
 * read. The reading happens before the transaction that stores the event and moves the payment together.
 */
@Component
class Webhooks {

    /** Far longer than Stripe repeats a call or its signature is believed. */
    private static final Duration KEPT = Duration.ofDays(90);

    private final WebhookReader reader;
    private final StripeEventRows events;
    private final PaymentRows payments;
    private final Settlement settlement;
    private final RefundSender refunds;
    private final StripeGateway stripe;
    private final Transactions transactions;
    private final Clock clock;
    private final MeterRegistry meters;

    Webhooks(
            WebhookReader reader,
            StripeEventRows events,
            PaymentRows payments,
            Settlement settlement,
            RefundSender refunds,
            StripeGateway stripe,
            Transactions transactions,
            Clock clock,
            MeterRegistry meters) {
        this.reader = reader;
        this.events = events;
        this.payments = payments;
        this.settlement = settlement;
        this.refunds = refunds;
        this.stripe = stripe;
        this.transactions = transactions;
        this.clock = clock;
        this.meters = meters;
    }

    Mono<Long> forget() {
        return Mono.defer(() -> events.forget(clock.instant().minus(KEPT)));
    }

    Mono<WebhookOutcome> record(byte[] body, String signatureHeader) {
        return Mono.fromCallable(() -> reader.read(body, signatureHeader))
                .flatMap(this::take)
                .doOnNext(outcome -> count(outcome.getClass().getSimpleName()))
                .doOnError(error -> count("Refused"));
    }

    private Mono<WebhookOutcome> take(WebhookEvent event) {
        if (event.isAboutPage()) {
            return takePage(event);
        }
        if (event.isAboutRefund()) {
            return takeRefund(event);
        }
        return Mono.just(new WebhookOutcome.Ignored(event.type()));
    }

    private Mono<WebhookOutcome> takePage(WebhookEvent event) {
        return stripe.read(event.objectId())
                .onErrorResume(Webhooks::isUnknownObject, e -> Mono.empty())
                .flatMap(page -> standing(page).map(standing -> new Seen(standing, page)))
                .flatMap(s -> stored(event, settlement.apply(s.standing(), s.page())))
                .switchIfEmpty(Mono.defer(() -> unknown(event)));
    }

    private record Seen(Standing standing, HostedPage page) {}

    private Mono<Standing> standing(HostedPage page) {
        return Mono.justOrEmpty(page.attemptId()).flatMap(payments::standingOf);
    }

    private Mono<WebhookOutcome> takeRefund(WebhookEvent event) {
        return stripe.readRefund(event.objectId())
                .onErrorResume(Webhooks::isUnknownObject, e -> Mono.empty())
                .flatMap(sent -> refunds.owner(sent).map(r -> new Back(r, sent)))
                .flatMap(back -> stored(event, refunds.apply(back.refund(), back.sent())))
                .switchIfEmpty(Mono.defer(() -> unknown(event)));
    }

    private record Back(Refund refund, SentRefund sent) {}

    private Mono<WebhookOutcome> unknown(WebhookEvent event) {
        return stored(event, Mono.just(new WebhookOutcome.Unknown(event.objectId())));
    }

    /** The event and what it leads to, together or not at all. */
    private Mono<WebhookOutcome> stored(WebhookEvent event, Mono<WebhookOutcome> work) {
        var now = clock.instant();
        return transactions.run(
                () ->
                        events.insert(event, now)
                                .flatMap(
                                        isNew ->
                                                isNew
                                                        ? work
                                                        : Mono.just(
                                                                new WebhookOutcome.Repeated(
                                                                        event.id()))));
    }

    private static boolean isUnknownObject(Throwable error) {
        return error instanceof StripeRefused refused && refused.isUnknownObject();
    }

    private void count(String outcome) {
        meters.counter("payment.webhooks", "outcome", outcome).increment();
    }
}
