package id.tokoperasi.payment;

import id.tokoperasi.infra.stripe.Config;
import id.tokoperasi.infra.stripe.Fault;
import id.tokoperasi.infra.stripe.Match;
import id.tokoperasi.infra.stripe.StripeDouble;
import id.tokoperasi.kernel.Ids;
import id.tokoperasi.kernel.Money;
import id.tokoperasi.testing.BackendContext;
import id.tokoperasi.testing.Heard;
import id.tokoperasi.testing.TestClock;

import reactor.core.publisher.Mono;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The payment module between a real database and the double of Stripe. */
final class Till implements AutoCloseable {

    static final String SESSIONS = "/v1/checkout/sessions";

    /** Short, and long enough for a busy machine. */
    private static final Duration READ = Duration.ofMillis(1_500);

    final TestClock clock = new TestClock();
    final StripeDouble stripe = StripeDouble.start(Config.forTests().withClock(clock));
    final Heard<PaymentSettled> settled = new Heard<>(PaymentSettled.class);
    final Heard<PaymentExpired> expired = new Heard<>(PaymentExpired.class);
    final Heard<PaymentRefunded> refunded = new Heard<>(PaymentRefunded.class);
    final BackendContext backend;
    final Payments payments;

    Till() {
        var key = stripe.secretKey();
        backend =
                BackendContext.of("payment")
                        .with(clock)
                        .with(StripeClients.create(key, stripe.apiBase(), READ, READ, 0))
                        .with(WebhookTrust.of(stripe.webhookSecret(), key))
                        .with(settled)
                        .with(expired)
                        .with(refunded)
                        .start();
        payments = backend.get(Payments.class);
    }

    /** A payment that may be paid for fifteen minutes. */
    UUID asks(long rupiah) {
        return askedFor(rupiah, Duration.ofMinutes(15));
    }

    UUID askedFor(long rupiah, Duration time) {
        var id = Ids.next();
        var lines = List.of(new PaymentLine("Emping melinjo", Money.rupiah(rupiah), 1));
        var end = clock.instant().plus(time);
        var request =
                new PaymentRequest(
                        id, Ids.next(), Money.rupiah(rupiah), lines, "warga@example.id", end);
        backend.inTransaction(payments.request(request));
        return id;
    }

    StartedPayment starts(UUID id) {
        return start(id).block();
    }

    Mono<StartedPayment> start(UUID id) {
        return payments.start(id, "https://example.id/kembali", "https://example.id/bayar");
    }

    /** Asked for, and its page is open. */
    UUID started(long rupiah) {
        var id = asks(rupiah);
        starts(id);
        return id;
    }

    /** Paid, and we have heard of it. */
    UUID paid(long rupiah) {
        var id = started(rupiah);
        pays(id);
        payments.refresh(id).block();
        return id;
    }

    void pays(UUID id) {
        stripe.pay(sessionOf(id));
    }

    /** The newest page of the payment at Stripe. */
    String sessionOf(UUID id) {
        return pagesOf(id).getFirst().path("id").asString();
    }

    /** As Stripe has them, newest first. */
    List<JsonNode> pagesOf(UUID id) {
        return stripe.sessions().stream()
                .filter(s -> s.path("client_reference_id").asString("").equals(id.toString()))
                .toList();
    }

    List<JsonNode> refundsAtStripe(UUID key) {
        return stripe.refunds().stream()
                .filter(
                        r ->
                                r.path("metadata")
                                        .path("refund_key")
                                        .asString("")
                                        .equals(key.toString()))
                .toList();
    }

    /** Bodies of all events about the payment's pages. */
    List<byte[]> eventsOf(UUID id) {
        return stripe.events().stream()
                .filter(e -> reference(e).equals(id.toString()))
                .map(e -> e.toString().getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /** The event that says that the payer has finished. */
    byte[] completed(UUID id) {
        return eventsOf(id).stream()
                .filter(b -> new String(b, StandardCharsets.UTF_8).contains("session.completed"))
                .findFirst()
                .orElseThrow();
    }

    private static String reference(JsonNode event) {
        return event.path("data").path("object").path("client_reference_id").asString("");
    }

    WebhookOutcome records(byte[] body) {
        return payments.record(body, stripe.sign(body)).block();
    }

    PaymentStatus status(UUID id) {
        return payments.find(id).block().status();
    }

    AttemptStatus attemptStatus(UUID id) {
        return backend.get(PaymentRows.class).standing(id).block().theAttempt().status();
    }

    /** The next such request to Stripe goes wrong. */
    void fails(Fault.Kind kind, String method, String path) {
        stripe.fail(Fault.once(kind, Match.request(method, path)).lasting(READ.plus(READ)));
    }

    void refund(UUID id, UUID key, long rupiah) {
        backend.inTransaction(payments.refund(id, key, Money.rupiah(rupiah), "dibatalkan"));
    }

    long settledEventsOf(UUID id) {
        backend.drain();
        return settled.events().stream().filter(e -> e.paymentId().equals(id)).count();
    }

    int attempts(UUID id) {
        return backend.one(
                Integer.class,
                "select cast(count(*) as integer) from payment.attempts where payment_id = :id",
                Map.of("id", id));
    }

    /** Whether an answer of Stripe has failed to come. */
    boolean attemptError(UUID id) {
        return backend.one(
                        Integer.class,
                        """
                        select cast(count(error) as integer) from payment.attempts
                         where payment_id = :id
                        """,
                        Map.of("id", id))
                > 0;
    }

    @Override
    public void close() {
        backend.close();
        stripe.close();
    }
}
