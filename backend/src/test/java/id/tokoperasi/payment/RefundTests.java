package id.tokoperasi.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.tokoperasi.infra.stripe.Fault;
import id.tokoperasi.infra.stripe.Fault.Kind;
import id.tokoperasi.infra.stripe.Match;
import id.tokoperasi.kernel.Ids;
import id.tokoperasi.kernel.Money;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.kernel.Transactions;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

class RefundTests {

    private static final String REFUNDS = "/v1/refunds";

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
    void aRefundGoesBackOnceHoweverOftenItIsAskedForAndSwept() {
        var id = till.paid(25_000);
        var key = Ids.next();
        till.refund(id, key, 10_000);
        till.refund(id, key, 10_000);

        Flux.range(0, 6).flatMap(i -> till.payments.sendRefunds()).then().block();

        assertThat(till.refundsAtStripe(key)).hasSize(1);
        assertThat(till.refundsAtStripe(key).getFirst().path("amount").asLong())
                .isEqualTo(1_000_000);
        assertThat(toldOf(key)).isEqualTo(1);
        assertThat(till.payments.find(id).block().refunded()).isEqualTo(Money.rupiah(10_000));
    }

    @Test
    void partialRefundsAtOnceNeverAddUpToMoreThanCame() {
        var id = till.paid(25_000);
        var granted =
                Flux.range(0, 10)
                        .flatMap(i -> partly(id, 4_000), 10)
                        .filter(Boolean::booleanValue)
                        .count()
                        .block();

        assertThat(granted).isEqualTo(6);
        assertThat(till.payments.find(id).block().refunded()).isEqualTo(Money.rupiah(24_000));
        assertThat(till.payments.refundsOf(id).count().block()).isEqualTo(6);
    }

    private static Mono<Boolean> partly(UUID id, long rupiah) {
        var key = Ids.next();
        return till.backend
                .get(Transactions.class)
                .run(() -> till.payments.refund(id, key, Money.rupiah(rupiah), "sebagian"))
                .thenReturn(true)
                .onErrorReturn(Refusal.class, false);
    }

    @Test
    void theDatabaseItselfRefusesMoreThanCame() {
        var id = till.paid(25_000);
        assertThatThrownBy(
                        () ->
                                till.backend.run(
                                        "update payment.payments set refunded_rupiah = 25001 where id = '%s'"
                                                .formatted(id)))
                .hasMessageContaining("check");
    }

    @Test
    void whatCannotBeGivenBackIsRefused() {
        var unpaid = till.started(25_000);
        var paid = till.paid(25_000);
        var key = Ids.next();
        till.refund(paid, key, 5_000);

        assertThatThrownBy(() -> till.refund(unpaid, Ids.next(), 1))
                .hasMessageContaining("refund-exceeds-payment");
        assertThatThrownBy(() -> till.refund(paid, Ids.next(), 20_001))
                .hasMessageContaining("refund-exceeds-payment");
        assertThatThrownBy(() -> till.refund(paid, key, 5_001))
                .hasMessageContaining("refund-key-used");
        assertThatThrownBy(() -> till.refund(Ids.next(), Ids.next(), 1))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.kind()).isEqualTo(Refusal.Kind.UNKNOWN));
        assertThat(till.payments.refundsOf(paid).count().block()).isEqualTo(1);
    }

    @Test
    void aPromiseGoesWithTheCallersTransaction() {
        var id = till.paid(25_000);
        var work =
                till.payments
                        .refund(id, Ids.next(), Money.rupiah(5_000), "batal")
                        .then(Mono.error(new IllegalStateException("the caller failed")));
        assertThatThrownBy(() -> till.backend.inTransaction(work))
                .hasMessageContaining("the caller failed");
        assertThat(till.payments.find(id).block().refunded()).isEqualTo(Money.ZERO);
        assertThat(till.payments.refundsOf(id).count().block()).isZero();
    }

    @Test
    void anAnswerThatIsMissingIsAskedForAgainAndSendsNothingTwice() {
        var id = till.paid(25_000);
        var key = Ids.next();
        till.refund(id, key, 25_000);
        fails(Kind.TIMEOUT_AFTER, key);

        till.payments.sendRefunds().block();
        assertThat(toldOf(key)).isZero();
        till.payments.sendRefunds().block();
        assertThat(toldOf(key)).as("left alone for two minutes").isZero();
        till.clock.advance(Duration.ofMinutes(2));
        till.payments.sendRefunds().block();

        assertThat(toldOf(key)).isEqualTo(1);
        assertThat(till.refundsAtStripe(key)).hasSize(1);
    }

    @Test
    void aRefundWhoseKeyStripeHasForgottenIsFoundByItsId() {
        var id = till.paid(25_000);
        var key = Ids.next();
        till.refund(id, key, 12_000);
        fails(Kind.TIMEOUT_AFTER, key);
        till.payments.sendRefunds().block();
        till.clock.advance(Duration.ofHours(30));

        till.payments.sendRefunds().block();

        assertThat(toldOf(key)).isEqualTo(1);
        assertThat(till.refundsAtStripe(key)).hasSize(1);
    }

    @Test
    void aRefundThatFailedIsTriedAgainByItselfADayLater() {
        var id = till.paid(25_000);
        var key = Ids.next();
        till.refund(id, key, 25_000);
        fails(Kind.CARD_DECLINED, key);
        till.payments.sendRefunds().block();

        assertThat(till.payments.retryFailedRefunds().block()).isZero();
        till.backend.run(
                "update payment.refunds set ended_at = ended_at - interval '25 hours' where status = 'FAILED'");
        assertThat(till.payments.retryFailedRefunds().block()).isPositive();
        till.payments.sendRefunds().block();

        assertThat(failed(key)).isZero();
        assertThat(toldOf(key)).isEqualTo(1);
    }

    @Test
    void aNoIsShownToAPersonWhoMaySendItAgain() {
        var id = till.paid(25_000);
        var key = Ids.next();
        till.refund(id, key, 25_000);
        fails(Kind.CARD_DECLINED, key);
        till.payments.sendRefunds().block();

        assertThat(failed(key)).isEqualTo(1);
        assertThat(toldOf(key)).isZero();
        till.payments.retryRefund(key).block();
        till.payments.sendRefunds().block();

        assertThat(failed(key)).isZero();
        assertThat(toldOf(key)).isEqualTo(1);
        assertThatThrownBy(() -> till.payments.retryRefund(key).block())
                .isInstanceOf(Refusal.class);
    }

    @Test
    void aBankThatGivesUpIsSeenByItsWebhook() {
        var id = till.paid(25_000);
        var key = Ids.next();
        till.refund(id, key, 25_000);
        till.payments.sendRefunds().block();
        till.stripe.failRefund(till.refundsAtStripe(key).getFirst().path("id").asString());

        till.stripe.events().stream()
                .filter(e -> e.path("type").asString().startsWith("refund."))
                .filter(e -> e.toString().contains(key.toString()))
                .map(e -> e.toString().getBytes(StandardCharsets.UTF_8))
                .forEach(till::records);

        assertThat(failed(key)).isEqualTo(1);
    }

    private static void fails(Kind kind, UUID key) {
        var match = Match.request("POST", REFUNDS).withMetadata("refund_key", key.toString());
        till.stripe.fail(Fault.once(kind, match).lasting(Duration.ofSeconds(3)));
    }

    private static long failed(UUID key) {
        return till.payments.failedRefunds().filter(r -> r.key().equals(key)).count().block();
    }

    private static long toldOf(UUID key) {
        till.backend.drain();
        return till.refunded.events().stream().filter(e -> e.refundKey().equals(key)).count();
    }
}
