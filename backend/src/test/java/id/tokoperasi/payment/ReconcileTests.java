package id.tokoperasi.payment;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.infra.stripe.Fault;
import id.tokoperasi.infra.stripe.Fault.Kind;
import id.tokoperasi.infra.stripe.Match;
import id.tokoperasi.kernel.Ids;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import reactor.core.publisher.Flux;

import java.time.Duration;
import java.util.UUID;

class ReconcileTests {

    private Till till;

    @BeforeEach
    void open() {
        till = new Till();
    }

    @AfterEach
    void close() {
        till.close();
    }

    @Test
    void aWebhookThatNeverCameIsMadeUpForAfterTwoMinutes() {
        var id = till.started(25_000);
        till.pays(id);

        assertThat(till.payments.reconcile().block()).isZero();
        till.clock.advance(Duration.ofMinutes(2));
        Flux.range(0, 4).flatMap(i -> till.payments.reconcile()).then().block();

        assertThat(till.status(id)).isEqualTo(PaymentStatus.SETTLED);
        assertThat(till.settledEventsOf(id)).isEqualTo(1);
    }

    @Test
    void aTimeOutAfterHavingChargedIsFound() {
        var id = till.asks(25_000);
        till.fails(Kind.TIMEOUT_AFTER, "POST", Till.SESSIONS);
        till.starts(id);
        till.pays(id);
        till.clock.advance(Duration.ofMinutes(2));

        till.payments.reconcile().block();

        assertThat(till.status(id)).isEqualTo(PaymentStatus.SETTLED);
        assertThat(till.pagesOf(id)).hasSize(1);
    }

    @Test
    void aCrashBeforeTheCallIsResumed() {
        var id = till.asks(25_000);
        writtenAttempt(id);
        till.clock.advance(Duration.ofMinutes(2));

        till.payments.reconcile().block();

        assertThat(till.attemptStatus(id)).isEqualTo(AttemptStatus.OPEN);
        assertThat(till.pagesOf(id)).hasSize(1);
    }

    @Test
    void anAttemptThatStripeNeitherAnswersNorListsGivesWay() {
        var id = till.asks(25_000);
        till.stripe.fail(Fault.once(Kind.SERVER_ERROR_KEPT, Match.request("POST", Till.SESSIONS)));
        till.starts(id);
        assertThat(till.starts(id).url()).isNull();
        till.clock.advance(Duration.ofMinutes(10));

        till.payments.reconcile().block();

        assertThat(till.attemptStatus(id)).isEqualTo(AttemptStatus.FAILED);
        assertThat(till.starts(id).url()).isNotNull();
        assertThat(till.pagesOf(id)).hasSize(1);
    }

    @Test
    void anAttemptWithoutAnAnswerIsFoundInTheList() {
        var id = till.asks(25_000);
        writtenAttempt(id);
        var standing = till.backend.get(PaymentRows.class).standing(id).block();
        till.backend.get(StripeGateway.class).open(standing).block();
        till.clock.advance(Duration.ofMinutes(10));
        till.fails(Kind.SERVER_ERROR, "POST", Till.SESSIONS);

        till.payments.reconcile().block();

        assertThat(till.attemptStatus(id)).isEqualTo(AttemptStatus.OPEN);
        assertThat(till.pagesOf(id)).hasSize(1);
    }

    @Test
    void whatIsUnpaidInTimeExpiresOnceAndItsPageCloses() {
        var id = till.started(25_000);
        till.clock.advance(Duration.ofMinutes(15));

        Flux.range(0, 4).flatMap(i -> till.payments.reconcile()).then().block();

        till.backend.drain();
        assertThat(till.status(id)).isEqualTo(PaymentStatus.EXPIRED);
        assertThat(till.expired.events()).extracting(PaymentExpired::paymentId).containsExactly(id);
        assertThat(till.pagesOf(id).getFirst().path("status").asString()).isEqualTo("expired");
        assertThat(till.payments.cancel(id).block()).isEqualTo(new CancelOutcome.Cancelled(id));
    }

    @Test
    void whatIsPaidInTheLastSecondIsInTime() {
        var id = till.started(25_000);
        till.pays(id);
        till.clock.advance(Duration.ofMinutes(15));

        till.payments.reconcile().block();

        assertThat(till.status(id)).isEqualTo(PaymentStatus.SETTLED);
        assertThat(till.settledEventsOf(id)).isEqualTo(1);
        till.backend.drain();
        assertThat(till.expired.events()).isEmpty();
    }

    @Test
    void aPageThatCouldNotBeClosedIsClosedLater() {
        var id = till.started(25_000);
        till.fails(Kind.SERVER_ERROR, "POST", Till.SESSIONS + "/*/expire");
        till.payments.cancel(id).block();
        assertThat(till.pagesOf(id).getFirst().path("status").asString()).isEqualTo("open");
        till.clock.advance(Duration.ofMinutes(2));

        till.payments.reconcile().block();

        assertThat(till.pagesOf(id).getFirst().path("status").asString()).isEqualTo("expired");
        assertThat(till.attemptStatus(id)).isEqualTo(AttemptStatus.EXPIRED);
        assertThat(till.status(id)).isEqualTo(PaymentStatus.CANCELLED);
    }

    @Test
    void moneyForAnEndedPaymentIsFoundToo() {
        var id = till.started(25_000);
        till.fails(Kind.SERVER_ERROR, "POST", Till.SESSIONS + "/*/expire");
        till.payments.cancel(id).block();
        till.pays(id);
        till.clock.advance(Duration.ofMinutes(2));

        till.payments.reconcile().block();

        assertThat(till.status(id)).isEqualTo(PaymentStatus.SETTLED_LATE);
        assertThat(till.settledEventsOf(id)).isEqualTo(1);
    }

    @Test
    void theNightlyReviewFindsMoneyThatEverybodyForgot() {
        var id = till.started(25_000);
        till.pays(id);
        till.backend.run(
                """
                update payment.attempts
                   set status = 'FAILED', session_id = null, url = null, ended_at = started_at
                """);
        till.clock.advance(Duration.ofDays(3));

        assertThat(till.payments.review().block()).isEqualTo(1);
        assertThat(till.payments.review().block()).isZero();

        assertThat(till.status(id)).isEqualTo(PaymentStatus.SETTLED);
        assertThat(till.settledEventsOf(id)).isEqualTo(1);
    }

    private void writtenAttempt(UUID id) {
        var now = till.clock.instant();
        var end = now.plus(Duration.ofHours(1));
        var attempt =
                Attempt.started(
                        Ids.next(), "https://example.id/k", "https://example.id/b", end, now);
        till.backend.get(AttemptRows.class).insert(id, attempt).block();
    }
}
