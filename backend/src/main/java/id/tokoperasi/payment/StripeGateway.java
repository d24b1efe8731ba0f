package id.tokoperasi.payment;

import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.StripeException;
import com.stripe.model.Refund;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.checkout.SessionListParams;

import id.tokoperasi.kernel.Money;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import jakarta.annotation.PreDestroy;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;

/**
 * The only place that talks to Stripe, and the only one that knows that Stripe counts rupiah in
 * hundredths. The client blocks, so it has threads of its own. Every call ends in a value, in {@link
 * StripeRefused} or in {@link StripeSilent}.
 */
@Component
class StripeGateway {

    static final String CURRENCY = "idr";

    private static final int THREADS = 16;
    private static final int WAITING = 200;

    /** Answers of a Stripe that has understood and declined; all others leave it open. */
    private static final Set<Integer> DEFINITE = Set.of(400, 401, 402, 403, 404);

    private final StripeClient stripe;
    private final MeterRegistry meters;
    private final Scheduler scheduler = Schedulers.newBoundedElastic(THREADS, WAITING, "stripe");

    StripeGateway(StripeClient stripe, MeterRegistry meters) {
        this.stripe = stripe;
        this.meters = meters;
    }

    @PreDestroy
    void close() {
        scheduler.dispose();
    }

    static long hundredths(Money money) {
        return Math.multiplyExact(money.rupiah(), 100);
    }

    /** Opens the attempt's page, or answers the one that was opened with this attempt before. */
    Mono<HostedPage> open(Standing standing) {
        var key = key(standing.theAttempt().id().toString());
        return call(
                "session-create",
                () ->
                        page(
                                stripe.v1()
                                        .checkout()
                                        .sessions()
                                        .create(SessionParams.of(standing), key)));
    }

    Mono<HostedPage> read(String sessionId) {
        return call(
                "session-read", () -> page(stripe.v1().checkout().sessions().retrieve(sessionId)));
    }

    /** Ends a page; refused when it is not open any more. */
    Mono<HostedPage> close(String sessionId) {
        return call(
                "session-close", () -> page(stripe.v1().checkout().sessions().expire(sessionId)));
    }

    /** Looks through the pages opened since the attempt began; empty when none is the attempt's. */
    Mono<HostedPage> find(Attempt attempt) {
        var since = attempt.startedAt().getEpochSecond() - 60;
        var until = attempt.pageExpiresAt().getEpochSecond();
        var params =
                SessionListParams.builder()
                        .setCreated(
                                SessionListParams.Created.builder()
                                        .setGte(since)
                                        .setLte(until)
                                        .build())
                        .setLimit(100L)
                        .build();
        return call("session-list", () -> find(params, attempt.id()));
    }

    /** Pages that payers have finished, opened since then. */
    Mono<List<HostedPage>> completedSince(Instant since) {
        var params =
                SessionListParams.builder()
                        .setStatus(SessionListParams.Status.COMPLETE)
                        .setCreated(
                                SessionListParams.Created.builder()
                                        .setGte(since.getEpochSecond())
                                        .build())
                        .setLimit(100L)
                        .build();
        return call("session-list", () -> pages(params));
    }

    private List<HostedPage> pages(SessionListParams params) throws StripeException {
        var pages = new ArrayList<HostedPage>();
        for (var session : stripe.v1().checkout().sessions().list(params).autoPagingIterable()) {
            pages.add(page(session));
        }
        return pages;
    }

    private @Nullable HostedPage find(SessionListParams params, UUID attemptId)
            throws StripeException {
        for (var session : stripe.v1().checkout().sessions().list(params).autoPagingIterable()) {
            if (attemptId.equals(metadata(session.getMetadata(), SessionParams.ATTEMPT))) {
                return page(session);
            }
        }
        return null;
    }

    Mono<SentRefund> refund(String key, String paymentIntent, Money amount, UUID refundKey) {
        var params =
                RefundCreateParams.builder()
                        .setPaymentIntent(paymentIntent)
                        .setAmount(hundredths(amount))
                        .putMetadata(SessionParams.REFUND, refundKey.toString())
                        .build();
        return call("refund-create", () -> refund(stripe.v1().refunds().create(params, key(key))));
    }

    Mono<SentRefund> readRefund(String refundId) {
        return call("refund-read", () -> refund(stripe.v1().refunds().retrieve(refundId)));
    }

    /** A refund that Stripe has and that did not fail; empty when there is none with this key. */
    Mono<SentRefund> findRefund(String paymentIntent, UUID refundKey) {
        var params =
                RefundListParams.builder().setPaymentIntent(paymentIntent).setLimit(100L).build();
        return call("refund-list", () -> findRefund(params, refundKey));
    }

    private @Nullable SentRefund findRefund(RefundListParams params, UUID refundKey)
            throws StripeException {
        for (var refund : stripe.v1().refunds().list(params).autoPagingIterable()) {
            var sent = refund(refund);
            if (refundKey.equals(sent.key()) && sent.status() != RefundStatus.FAILED) {
                return sent;
            }
        }
        return null;
    }

    private HostedPage page(Session session) throws StripeException {
        return new HostedPage(
                session.getId(),
                state(session),
                session.getUrl(),
                session.getPaymentIntent(),
                session.getAmountTotal() == null ? -1 : session.getAmountTotal(),
                String.valueOf(session.getCurrency()),
                Boolean.TRUE.equals(session.getLivemode()),
                session.getClientReferenceId(),
                metadata(session.getMetadata(), SessionParams.ATTEMPT));
    }

    private HostedPage.State state(Session session) throws StripeException {
        if ("paid".equals(session.getPaymentStatus())) {
            return HostedPage.State.PAID;
        }
        return switch (String.valueOf(session.getStatus())) {
            case "expired" -> HostedPage.State.EXPIRED;
            case "complete" -> unpaidState(session.getPaymentIntent());
            default -> HostedPage.State.OPEN;
        };
    }

    /** The payer is done and nothing has come: only the payment intent knows whether it will. */
    private HostedPage.State unpaidState(@Nullable String paymentIntent) throws StripeException {
        if (paymentIntent == null) {
            return HostedPage.State.PENDING;
        }
        return switch (stripe.v1().paymentIntents().retrieve(paymentIntent).getStatus()) {
            case "canceled", "requires_payment_method" -> HostedPage.State.FAILED;
            case "succeeded" -> HostedPage.State.PAID;
            default -> HostedPage.State.PENDING;
        };
    }

    private static SentRefund refund(Refund refund) {
        var status =
                switch (String.valueOf(refund.getStatus())) {
                    case "succeeded" -> RefundStatus.REFUNDED;
                    case "failed", "canceled" -> RefundStatus.FAILED;
                    default -> RefundStatus.SENT;
                };
        return new SentRefund(
                refund.getId(),
                metadata(refund.getMetadata(), SessionParams.REFUND),
                status,
                refund.getFailureReason());
    }

    /** Null when the object is not ours. */
    private static @Nullable UUID metadata(@Nullable Map<String, String> all, String name) {
        try {
            var id = all == null ? null : all.get(name);
            return id == null ? null : UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static RequestOptions key(String key) {
        return RequestOptions.builder().setIdempotencyKey(key).build();
    }

    private <T> Mono<T> call(String name, Call<T> call) {
        return Mono.<T>create(
                        sink -> {
                            try {
                                sink.success(timed(name, call));
                            } catch (RuntimeException e) {
                                sink.error(e);
                            }
                        })
                .subscribeOn(scheduler)
                .onErrorMap(
                        RejectedExecutionException.class,
                        e -> new StripeSilent("too many calls are waiting", e));
    }

    private <T> @Nullable T timed(String name, Call<T> call) {
        var timer = Timer.start(meters);
        var outcome = "silent";
        try {
            var answer = call.ask();
            outcome = "ok";
            return answer;
        } catch (StripeException e) {
            var translated = translate(name, e);
            outcome = translated instanceof StripeRefused ? "refused" : "silent";
            throw translated;
        } finally {
            timer.stop(meters.timer("payment.stripe", "call", name, "outcome", outcome));
        }
    }

    private static RuntimeException translate(String name, StripeException e) {
        var message = name + ": " + e.getMessage();
        var status = e.getStatusCode();
        var definite =
                status != null
                        && DEFINITE.contains(status)
                        && !(e instanceof ApiConnectionException)
                        && !(e instanceof IdempotencyException);
        return definite ? new StripeRefused(message, status, e) : new StripeSilent(message, e);
    }

    private interface Call<T> {
        @Nullable T ask() throws StripeException;
    }
}
