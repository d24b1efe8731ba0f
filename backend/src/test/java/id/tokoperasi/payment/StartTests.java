package id.tokoperasi.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.tokoperasi.infra.stripe.Fault.Kind;
import id.tokoperasi.kernel.Ids;
import id.tokoperasi.kernel.Refusal;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import reactor.core.publisher.Flux;

import java.time.Duration;
import java.util.UUID;

class StartTests {

    private static Till till;

    @BeforeAll
    static void open() {
        till = new Till();
    }

    @AfterAll
    static void close() {
        till.close();
    }

    @AfterEach
    void noFaults() {
        till.stripe.clearFaults();
    }

    @Test
    void startingOpensAPageOverTheWholeAmountInHundredths() {
        var id = till.asks(25_000);

        var started = till.starts(id);

        var page = till.pagesOf(id).getFirst();
        assertThat(started.status()).isEqualTo(PaymentStatus.OPEN);
        assertThat(started.url()).isEqualTo(page.path("url").asString());
        assertThat(page.path("amount_total").asLong()).isEqualTo(2_500_000);
        assertThat(page.path("currency").asString()).isEqualTo("idr");
        assertThat(page.path("metadata").toString()).doesNotContain("warga");
    }

    @Test
    void startingAgainAnswersTheSamePage() {
        var id = till.asks(25_000);
        assertThat(till.starts(id)).isEqualTo(till.starts(id));
        assertThat(till.pagesOf(id)).hasSize(1);
    }

    @Test
    void manyStartsAtOnceOpenOnePage() {
        var id = till.asks(25_000);
        Flux.range(0, 10).flatMap(i -> till.start(id), 10).collectList().block();
        assertThat(till.starts(id).url()).isNotNull();
        assertThat(till.pagesOf(id)).hasSize(1);
        assertThat(till.attempts(id)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"SERVER_ERROR", "RATE_LIMITED", "TIMEOUT_BEFORE", "TIMEOUT_AFTER"})
    void anAnswerThatIsMissingIsNoNoAndIsAskedForAgainWithTheSameKey(Kind kind) {
        var id = till.asks(25_000);
        till.fails(kind, "POST", Till.SESSIONS);

        assertThat(till.starts(id)).isEqualTo(new StartedPayment(id, PaymentStatus.OPEN, null));
        assertThat(till.starts(id).url()).isNotNull();

        assertThat(till.pagesOf(id)).hasSize(1);
        assertThat(till.attempts(id)).isEqualTo(1);
    }

    /** Java's own client may repeat a request whose connection was closed. */
    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"DROPPED_BEFORE", "DROPPED_AFTER"})
    void aDroppedConnectionOpensNoSecondPage(Kind kind) {
        var id = till.asks(25_000);
        till.fails(kind, "POST", Till.SESSIONS);

        assertThat(till.starts(id).status()).isEqualTo(PaymentStatus.OPEN);
        assertThat(till.starts(id).url()).isNotNull();

        assertThat(till.pagesOf(id)).hasSize(1);
        assertThat(till.attempts(id)).isEqualTo(1);
    }

    @Test
    void aNoEndsTheAttemptAndTheNextStartIsANewOne() {
        var id = till.asks(25_000);
        till.fails(Kind.CARD_DECLINED, "POST", Till.SESSIONS);

        assertThatThrownBy(() -> till.starts(id)).hasMessageContaining("payment-refused");
        assertThat(till.attemptStatus(id)).isEqualTo(AttemptStatus.FAILED);
        assertThat(till.starts(id).url()).isNotNull();

        assertThat(till.attempts(id)).isEqualTo(2);
        assertThat(till.pagesOf(id)).hasSize(1);
    }

    @Test
    void aKeyThatIsInUseIsWaitedFor() {
        var id = till.asks(25_000);
        till.fails(Kind.SLOW, "POST", Till.SESSIONS);

        Flux.range(0, 4).flatMap(i -> till.start(id), 4).collectList().block();

        await().atMost(Duration.ofSeconds(5)).until(() -> till.starts(id).url() != null);
        assertThat(till.pagesOf(id)).hasSize(1);
    }

    @Test
    void aCrashBeforeTheCallIsResumedByTheNextStart() {
        var id = till.asks(25_000);
        var attempt = writtenAttempt(id);

        assertThat(till.starts(id).url()).isNotNull();

        assertThat(till.pagesOf(id).getFirst().path("metadata").path("attempt_id").asString())
                .isEqualTo(attempt.toString());
        assertThat(till.attempts(id)).isEqualTo(1);
    }

    @Test
    void aCrashBetweenCallAndAnswerIsResumedWithTheSameKey() {
        var id = till.asks(25_000);
        writtenAttempt(id);
        var standing = till.backend.get(PaymentRows.class).standing(id).block();
        var page = till.backend.get(StripeGateway.class).open(standing).block();

        assertThat(till.starts(id).url()).isEqualTo(page.url());

        assertThat(till.pagesOf(id)).hasSize(1);
    }

    @Test
    void aCallerWhoHangsUpDoesNotStopTheWork() {
        var id = till.asks(25_000);
        till.fails(Kind.LATE_ANSWER, "POST", Till.SESSIONS);
        var hangsUp = till.start(id).subscribe();
        await().until(() -> till.attempts(id) == 1);
        hangsUp.dispose();

        await().until(() -> till.attemptError(id) || till.attemptStatus(id) == AttemptStatus.OPEN);
        assertThat(till.starts(id).url()).isNotNull();
        assertThat(till.pagesOf(id)).hasSize(1);
    }

    @Test
    void aPageThatRanOutGivesWayToANewOne() {
        var id = till.askedFor(25_000, Duration.ofDays(3));
        till.starts(id);
        till.clock.advance(Duration.ofHours(25));
        till.stripe.expireDue();

        assertThat(till.starts(id).url()).isNotNull();

        assertThat(till.pagesOf(id)).hasSize(2);
        assertThat(till.attempts(id)).isEqualTo(2);
    }

    @Test
    void whatHasEndedIsNotStarted() {
        var cancelled = till.asks(25_000);
        till.payments.cancel(cancelled).block();
        var overdue = till.asks(25_000);
        till.clock.advance(Duration.ofMinutes(15));

        assertThatThrownBy(() -> till.starts(cancelled)).hasMessageContaining("payment-ended");
        assertThatThrownBy(() -> till.starts(overdue)).hasMessageContaining("payment-ended");
        assertThatThrownBy(() -> till.starts(Ids.next()))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.kind()).isEqualTo(Refusal.Kind.UNKNOWN));
    }

    @Test
    void whatIsPaidHasNoPage() {
        var id = till.paid(25_000);
        assertThat(till.starts(id)).isEqualTo(new StartedPayment(id, PaymentStatus.SETTLED, null));
    }

    @Test
    void stripeIsNeverCalledInATransaction() {
        var id = till.asks(25_000);
        assertThatThrownBy(() -> till.backend.inTransaction(till.start(id)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(till.pagesOf(id)).isEmpty();
    }

    private static UUID writtenAttempt(UUID id) {
        var now = till.clock.instant();
        var attempt =
                Attempt.started(
                        Ids.next(),
                        "https://example.id/kembali",
                        "https://example.id/bayar",
                        now.plus(Duration.ofHours(1)),
                        now);
        assertThat(till.backend.get(AttemptRows.class).insert(id, attempt).block()).isTrue();
        return attempt.id();
    }
}
