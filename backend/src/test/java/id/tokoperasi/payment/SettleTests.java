package id.tokoperasi.payment;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.infra.stripe.Fault.Kind;
import id.tokoperasi.kernel.Money;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

class SettleTests {

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
    void theReturnOfThePayerSettles() {
        var id = till.started(25_000);
        till.pays(id);

        var payment = till.payments.refresh(id).block();

        assertThat(payment.status()).isEqualTo(PaymentStatus.SETTLED);
        assertThat(payment.captured()).isEqualTo(Money.rupiah(25_000));
        assertThat(payment.settledAt()).isEqualTo(till.clock.instant());
        assertThat(till.settledEventsOf(id)).isEqualTo(1);
        assertThat(till.settled.events().getLast())
                .isEqualTo(new PaymentSettled(id, payment.purposeId(), false));
    }

    @Test
    void everyWebhookTwiceShuffledAndRacedWithTheReturnSettlesOnce() {
        var ids = IntStream.range(0, 8).mapToObj(i -> till.started(10_000 + i)).toList();
        ids.forEach(till::pays);
        var calls = new ArrayList<Mono<?>>();
        for (var id : ids) {
            for (var event : till.eventsOf(id)) {
                var signature = till.stripe.sign(event);
                calls.add(till.payments.record(event, signature));
                calls.add(till.payments.record(event, signature));
            }
            calls.add(till.payments.refresh(id));
            calls.add(till.payments.refresh(id));
        }
        Collections.shuffle(calls, new Random(7));

        Flux.fromIterable(calls).flatMap(call -> call, 12).then().block();

        assertThat(ids).allSatisfy(SettleTests::isSettledOnce);
    }

    @Test
    void aSettledPaymentTakesFewStatements() {
        var before = till.backend.statements();
        var id = till.started(25_000);
        till.pays(id);
        till.records(till.completed(id));
        till.payments.refresh(id).block();

        assertThat(till.backend.statements() - before).isLessThanOrEqualTo(12);
        isSettledOnce(id);
    }

    @Test
    void moneyOnItsWayIsPendingUntilItComes() {
        var id = till.started(25_000);
        till.stripe.payLater(till.sessionOf(id));

        assertThat(till.payments.refresh(id).block().status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(till.starts(id)).isEqualTo(new StartedPayment(id, PaymentStatus.PENDING, null));

        till.stripe.settleLater(till.sessionOf(id), true);
        assertThat(till.payments.refresh(id).block().status()).isEqualTo(PaymentStatus.SETTLED);
        isSettledOnce(id);
    }

    @Test
    void moneyThatNeverComesLetsThePayerTryAgain() {
        var id = till.started(25_000);
        till.stripe.payLater(till.sessionOf(id));
        till.payments.refresh(id).block();
        till.stripe.settleLater(till.sessionOf(id), false);

        assertThat(till.payments.refresh(id).block().status()).isEqualTo(PaymentStatus.OPEN);
        assertThat(till.starts(id).url()).isNotNull();
        till.pays(id);
        till.payments.refresh(id).block();

        isSettledOnce(id);
        assertThat(till.attempts(id)).isEqualTo(2);
    }

    @Test
    void aDeclinedCardLeavesThePageOpen() {
        var id = till.started(25_000);
        till.stripe.decline(till.sessionOf(id), "insufficient_funds");
        assertThat(till.payments.refresh(id).block().status()).isEqualTo(PaymentStatus.OPEN);
        assertThat(till.starts(id).url()).isNotNull();
        assertThat(till.pagesOf(id)).hasSize(1);
    }

    @Test
    void cancellingClosesThePage() {
        var id = till.started(25_000);

        assertThat(till.payments.cancel(id).block()).isInstanceOf(CancelOutcome.Cancelled.class);
        assertThat(till.payments.cancel(id).block()).isInstanceOf(CancelOutcome.Cancelled.class);

        assertThat(till.status(id)).isEqualTo(PaymentStatus.CANCELLED);
        assertThat(till.pagesOf(id).getFirst().path("status").asString()).isEqualTo("expired");
        assertThat(till.settledEventsOf(id)).isZero();
    }

    @Test
    void cancellingWhatIsPaidFindsTheMoney() {
        var id = till.started(25_000);
        till.pays(id);

        assertThat(till.payments.cancel(id).block())
                .isEqualTo(new CancelOutcome.AlreadySettled(id));

        isSettledOnce(id);
    }

    @Test
    void cancellingAnUnansweredAttemptClosesItsPageToo() {
        var id = till.asks(25_000);
        till.fails(Kind.TIMEOUT_AFTER, "POST", Till.SESSIONS);
        till.starts(id);

        till.payments.cancel(id).block();

        assertThat(till.status(id)).isEqualTo(PaymentStatus.CANCELLED);
        assertThat(till.pagesOf(id).getFirst().path("status").asString()).isEqualTo("expired");
    }

    @Test
    void cancellingRacedWithPayingEndsInOneOfTheTwo() {
        var ids = IntStream.range(0, 12).mapToObj(i -> till.started(30_000 + i)).toList();
        Flux.fromIterable(ids)
                .flatMap(id -> Mono.zip(till.payments.cancel(id), tryToPay(id)), 4)
                .then()
                .block();

        for (var id : ids) {
            till.eventsOf(id).forEach(till::records);
            var page = till.pagesOf(id).getFirst();
            var isPaid = page.path("payment_status").asString().equals("paid");
            assertThat(till.status(id))
                    .isEqualTo(isPaid ? PaymentStatus.SETTLED : PaymentStatus.CANCELLED);
            assertThat(till.settledEventsOf(id)).isEqualTo(isPaid ? 1 : 0);
        }
    }

    private static Mono<Boolean> tryToPay(UUID id) {
        return Mono.fromRunnable(() -> till.pays(id))
                .subscribeOn(Schedulers.boundedElastic())
                .thenReturn(true)
                .onErrorReturn(IllegalStateException.class, false);
    }

    @Test
    void moneyForACancelledPaymentIsLateAndTold() {
        var id = till.started(25_000);
        till.fails(Kind.SERVER_ERROR, "POST", Till.SESSIONS + "/*/expire");
        assertThat(till.payments.cancel(id).block()).isEqualTo(new CancelOutcome.Cancelled(id));
        till.pays(id);

        till.eventsOf(id).forEach(till::records);
        till.payments.refresh(id).block();

        assertThat(till.status(id)).isEqualTo(PaymentStatus.SETTLED_LATE);
        assertThat(till.settledEventsOf(id)).isEqualTo(1);
        assertThat(till.settled.events().getLast().late()).isTrue();
        assertThat(till.payments.cancel(id).block())
                .isEqualTo(new CancelOutcome.AlreadySettled(id));
    }

    @Test
    void moneyThatComesTwiceGoesBackUnasked() {
        var id = till.started(25_000);
        var first = till.backend.get(PaymentRows.class).standing(id).block().theAttempt();
        till.backend.run(
                "update payment.attempts set status = 'FAILED', ended_at = started_at where id = '%s'"
                        .formatted(first.id()));
        till.starts(id);
        till.pagesOf(id).forEach(page -> till.stripe.pay(page.path("id").asString()));

        till.eventsOf(id).forEach(till::records);
        till.payments.sendRefunds().block();

        isSettledOnce(id);
        var payment = till.payments.find(id).block();
        assertThat(payment.captured()).isEqualTo(Money.rupiah(50_000));
        assertThat(payment.refunded()).isEqualTo(Money.rupiah(25_000));
        assertThat(till.payments.refundsOf(id).collectList().block())
                .extracting(Refund::status)
                .isEqualTo(List.of(RefundStatus.REFUNDED));
        assertThat(till.refunded.events()).noneMatch(e -> e.paymentId().equals(id));
    }

    private static void isSettledOnce(UUID id) {
        assertThat(till.status(id)).isEqualTo(PaymentStatus.SETTLED);
        assertThat(till.settledEventsOf(id)).isEqualTo(1);
    }
}
