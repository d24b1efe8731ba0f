package id.tokoperasi.payment;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Refund;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.checkout.SessionListParams;

import id.tokoperasi.kernel.Money;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The only place that talks to Stripe, and the only one that knows that Stripe counts rupiah in
 * hundredths. Every call ends in a value, in {@link StripeRefused} or in {@link StripeSilent}.
 */
@Component
class StripeGateway {

    static final String CURRENCY = "idr";

    private final StripeClient stripe;
    private final StripeCalls calls;

    StripeGateway(StripeClient stripe, StripeCalls calls) {
        this.stripe = stripe;
        this.calls = calls;
    }

    static long hundredths(Money money) {
        return Math.multiplyExact(money.rupiah(), 100);
    }

    /** Opens the attempt's page, or answers the one that was opened with this attempt before. */
    Mono<HostedPage> open(Standing standing) {
        var key = key(standing.theAttempt().id().toString());
        return calls.run(
                "session-create",
                () ->
                        page(
                                stripe.v1()
                                        .checkout()
                                        .sessions()
                                        .create(SessionParams.of(standing), key)));
    }

    Mono<HostedPage> read(String sessionId) {
        return calls.run(
                "session-read", () -> page(stripe.v1().checkout().sessions().retrieve(sessionId)));
    }

    /** Ends a page; refused when it is not open any more. */
    Mono<HostedPage> close(String sessionId) {
        return calls.run(
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
        return calls.run("session-list", () -> find(params, attempt.id()));
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
        return calls.run("session-list", () -> pages(params));
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
        return calls.run(
                "refund-create", () -> refund(stripe.v1().refunds().create(params, key(key))));
    }

    Mono<SentRefund> readRefund(String refundId) {
        return calls.run("refund-read", () -> refund(stripe.v1().refunds().retrieve(refundId)));
    }

    /** A refund that Stripe has and that did not fail; empty when there is none with this key. */
    Mono<SentRefund> findRefund(String paymentIntent, UUID refundKey) {
        var params =
                RefundListParams.builder().setPaymentIntent(paymentIntent).setLimit(100L).build();
        return calls.run("refund-list", () -> findRefund(params, refundKey));
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
}
