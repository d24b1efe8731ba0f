package id.tokoperasi.payment;

import id.tokoperasi.kernel.Ids;
import id.tokoperasi.kernel.Refusal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Opens, asks about and closes payment pages. An attempt is written and committed before Stripe hears of
 * it, and asked again with the same key until the answer is known.
 */
@Component
class Attempts {

    private static final Logger log = LoggerFactory.getLogger(Attempts.class);

    /**
     * Stripe wants a page to live for 30 minutes to 24 hours. The hour leaves room to repeat an
     * unanswered request word for word; our own end, mostly earlier, closes the page.
     */
    private static final Duration SHORTEST_PAGE = Duration.ofHours(1);

    private static final Duration LONGEST_PAGE = Duration.ofHours(23);

    /** After this an attempt that Stripe neither answers nor lists is taken for never made. */
    private static final Duration LOST = Duration.ofMinutes(10);

    private final PaymentRows payments;
    private final AttemptRows rows;
    private final StripeGateway stripe;
    private final Settlement settlement;
    private final Clock clock;

    Attempts(
            PaymentRows payments,
            AttemptRows rows,
            StripeGateway stripe,
            Settlement settlement,
            Clock clock) {
        this.payments = payments;
        this.rows = rows;
        this.stripe = stripe;
        this.settlement = settlement;
        this.clock = clock;
    }

    /** See {@link Payments#start}. */
    Mono<StartedPayment> start(UUID paymentId, String successUrl, String cancelUrl) {
        return standing(paymentId)
                .flatMap(standing -> renewed(standing))
                .flatMap(standing -> begun(standing, successUrl, cancelUrl))
                .flatMap(this::answered);
    }

    /** A page that has run out at Stripe is asked about first: it may have been paid. */
    private Mono<Standing> renewed(Standing standing) {
        var attempt = standing.openAttempt();
        var isOver =
                attempt != null
                        && attempt.status() == AttemptStatus.OPEN
                        && !clock.instant().isBefore(attempt.pageExpiresAt());
        return isOver
                ? lookAt(standing).then(standing(standing.payment().id()))
                : Mono.just(standing);
    }

    /** The open attempt, or a new one; a payment that needs none is passed on as it is. */
    private Mono<Standing> begun(Standing standing, String successUrl, String cancelUrl) {
        var payment = standing.payment();
        if (payment.status().isSettled() || standing.openAttempt() != null) {
            return Mono.just(standing);
        }
        var now = clock.instant();
        if (!payment.status().isOpen() || !now.isBefore(payment.expiresAt())) {
            return Mono.error(Refusal.conflict("payment-ended"));
        }
        var end = pageEnd(payment.expiresAt(), now);
        var attempt = Attempt.started(Ids.next(), successUrl, cancelUrl, end, now);
        return rows.insert(payment.id(), attempt)
                .flatMap(
                        written ->
                                written
                                        ? Mono.just(standing.with(attempt))
                                        : overtaken(payment.id()));
    }

    /** Somebody else began, ended or settled it in between. */
    private Mono<Standing> overtaken(UUID paymentId) {
        return standing(paymentId)
                .filter(s -> s.openAttempt() != null || s.payment().status().isSettled())
                .switchIfEmpty(Mono.error(() -> Refusal.conflict("payment-ended")));
    }

    private Mono<StartedPayment> answered(Standing standing) {
        var attempt = standing.openAttempt();
        if (attempt == null || attempt.status() != AttemptStatus.STARTED) {
            return Mono.just(started(standing));
        }
        return open(standing)
                .then(Mono.defer(() -> standing(standing.payment().id())))
                .flatMap(this::closedIfEnded)
                .onErrorResume(StripeSilent.class, e -> Mono.just(standing))
                .onErrorMap(StripeRefused.class, e -> Refusal.conflict("payment-refused"))
                .map(Attempts::started);
    }

    /** The payment was cancelled while its page was being opened: nobody may get to see the page. */
    private Mono<Standing> closedIfEnded(Standing standing) {
        var ended = !standing.payment().status().isOpen() && standing.openAttempt() != null;
        return ended ? shut(standing).then(standing(standing.payment().id())) : Mono.just(standing);
    }

    private static StartedPayment started(Standing standing) {
        var payment = standing.payment();
        var attempt = standing.openAttempt();
        var url = payment.status().isOpen() && attempt != null ? attempt.url() : null;
        return new StartedPayment(payment.id(), payment.status(), url);
    }

    static Instant pageEnd(Instant paymentEnd, Instant now) {
        var earliest = now.plus(SHORTEST_PAGE);
        var latest = now.plus(LONGEST_PAGE);
        if (paymentEnd.isBefore(earliest)) {
            return earliest;
        }
        return paymentEnd.isAfter(latest) ? latest : paymentEnd;
    }

    /**
     * Asks for the page with the attempt's key and records the answer. A no ends the attempt, silence
     * leaves it as it is; both are passed on as errors.
     */
    private Mono<WebhookOutcome> open(Standing standing) {
        var attempt = standing.theAttempt();
        return stripe.open(standing)
                .onErrorResume(
                        StripeRefused.class,
                        e ->
                                rows.refused(attempt.id(), message(e), clock.instant())
                                        .then(Mono.error(e)))
                .onErrorResume(
                        StripeSilent.class,
                        e -> rows.unclear(attempt.id(), message(e)).then(Mono.error(e)))
                .flatMap(page -> settlement.apply(standing, page));
    }

    /** Asks Stripe about the open attempt, if there is one, and records what it says. */
    Mono<Void> lookAt(Standing standing) {
        var attempt = standing.openAttempt();
        if (attempt == null) {
            return Mono.empty();
        }
        var sessionId = attempt.sessionId();
        return sessionId == null
                ? resume(standing)
                : stripe.read(sessionId).flatMap(page -> settlement.apply(standing, page)).then();
    }

    /**
     * A repeated request may be given the answer of the first, which is old: the page is read too. A no
     * to the request has been recorded by {@link #open}.
     */
    private Mono<Void> resume(Standing standing) {
        return open(standing)
                .then(Mono.defer(() -> payments.standingOf(standing.theAttempt().id())))
                .filter(found -> found.openAttempt() != null)
                .filter(found -> found.theAttempt().sessionId() != null)
                .flatMap(this::lookAt)
                .onErrorResume(StripeRefused.class, e -> Mono.empty());
    }

    /** As {@link #lookAt}, and searches Stripe's list for an attempt that never gets an answer. */
    Mono<Void> chase(Standing standing) {
        return lookAt(standing).onErrorResume(StripeSilent.class, e -> search(standing, e));
    }

    private Mono<Void> search(Standing standing, StripeSilent silence) {
        var attempt = standing.theAttempt();
        var isLost = !clock.instant().isBefore(attempt.startedAt().plus(LOST));
        if (attempt.sessionId() != null || !isLost) {
            return Mono.error(silence);
        }
        return stripe.find(attempt)
                .flatMap(page -> settlement.apply(standing, page))
                .switchIfEmpty(
                        Mono.defer(
                                () ->
                                        rows.refused(
                                                        attempt.id(),
                                                        "never made: " + message(silence),
                                                        clock.instant())
                                                .then(Mono.empty())))
                .then();
    }

    /**
     * Closes the open attempt's page, so that it can no longer be paid, and records what Stripe says:
     * it may have been paid by then.
     */
    Mono<Void> shut(Standing standing) {
        var attempt = standing.openAttempt();
        if (attempt == null) {
            return Mono.empty();
        }
        var sessionId = attempt.sessionId();
        if (sessionId == null) {
            return lookAt(standing)
                    .then(Mono.defer(() -> payments.standingOf(attempt.id())))
                    .filter(found -> found.theAttempt().sessionId() != null)
                    .flatMap(this::shut);
        }
        return stripe.close(sessionId)
                .onErrorResume(StripeRefused.class, e -> stripe.read(sessionId))
                .flatMap(page -> settlement.apply(standing, page))
                .then();
    }

    /** As {@link #shut}, at once done when Stripe does not answer: reconciliation closes it later. */
    Mono<Void> tryToShut(Standing standing) {
        return shut(standing)
                .onErrorResume(
                        e -> e instanceof StripeSilent || e instanceof StripeRefused,
                        e -> {
                            log.warn("page of payment {} stays open", standing.payment().id(), e);
                            return Mono.empty();
                        });
    }

    /** Refuses an unknown id. */
    Mono<Standing> standing(UUID paymentId) {
        return payments.standing(paymentId).switchIfEmpty(Mono.error(Refusal::unknown));
    }

    private static String message(Throwable e) {
        return String.valueOf(e.getMessage());
    }
}
