package id.tokoperasi.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import id.tokoperasi.kernel.Ids;
import id.tokoperasi.kernel.Money;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

class PaymentValuesTests {

    private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");

    @ParameterizedTest
    @EnumSource(PaymentStatus.class)
    void moneyIsNeverForgottenAndNeverCountsAsInTimeAfterTheEnd(PaymentStatus status) {
        if (status.isSettled()) {
            assertThat(status.next()).isEmpty();
        } else if (status.isOpen()) {
            assertThat(status.next())
                    .contains(PaymentStatus.SETTLED)
                    .doesNotContain(PaymentStatus.SETTLED_LATE);
        } else {
            assertThat(status.next()).containsExactly(PaymentStatus.SETTLED_LATE);
        }
    }

    @ParameterizedTest
    @EnumSource(AttemptStatus.class)
    void moneyMayTurnUpForAnyAttemptOnce(AttemptStatus status) {
        assertThat(status.next().contains(AttemptStatus.SETTLED))
                .isEqualTo(status != AttemptStatus.SETTLED);
        assertThat(status.next()).doesNotContain(status);
    }

    @ParameterizedTest
    @CsvSource({"PT15M,PT1H", "PT1H,PT1H", "PT5H,PT5H", "P3D,PT23H"})
    void pageLivesAsLongAsStripeAllows(String payment, String page) {
        var end = NOW.plus(Duration.parse(payment));
        assertThat(Attempts.pageEnd(end, NOW)).isEqualTo(NOW.plus(Duration.parse(page)));
    }

    @Test
    void refusesAmountsThatDoNotAddUp() {
        assertThatIllegalArgumentException().isThrownBy(() -> request(25_000, 24_999));
        assertThatIllegalArgumentException().isThrownBy(() -> request(0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> request(-5, -5));
        assertThat(request(25_000, 25_000).amount()).isEqualTo(Money.rupiah(25_000));
    }

    @Test
    void secretsAreNotPrinted() {
        var trust = WebhookTrust.of("whsec_hidden", "sk_live_x");
        assertThat(trust.toString()).doesNotContain("hidden");
        assertThat(trust.liveMode()).isTrue();
        assertThat(WebhookTrust.of("whsec_hidden", "sk_test_x").liveMode()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> WebhookTrust.of(" ", "sk_test_x"));
    }

    private static PaymentRequest request(long amount, long line) {
        var lines = List.of(new PaymentLine("Gula aren", Money.rupiah(line), 1));
        return new PaymentRequest(Ids.next(), Ids.next(), Money.rupiah(amount), lines, null, NOW);
    }
}
