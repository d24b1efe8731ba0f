package id.tokoperasi.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Random;

class MoneyTests {

    @Test
    void sharesAlwaysAddUpToTheAmount() {
        var random = new Random(11);
        for (int i = 0; i < 1_000; i++) {
            var amount = Money.rupiah(random.nextLong(10_000_000));
            var shares =
                    amount.split(random.nextInt(100), random.nextInt(100), 1 + random.nextInt(100));
            assertThat(shares.stream().reduce(Money.ZERO, Money::plus)).isEqualTo(amount);
        }
    }

    @Test
    void theLargestRemainderGetsTheRupiah() {
        assertThat(Money.rupiah(100).split(1, 1, 1))
                .containsExactly(Money.rupiah(34), Money.rupiah(33), Money.rupiah(33));
        assertThat(Money.rupiah(10).split(8, 2)).containsExactly(Money.rupiah(8), Money.rupiah(2));
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> Money.rupiah(Long.MAX_VALUE).plus(Money.rupiah(1)))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.rupiah(-1).split(1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shortNumbersNeverMeet() {
        var day = LocalDate.of(2026, 11, 24);
        var seen = new HashSet<String>();
        for (long i = 0; i < 200_000; i++) {
            seen.add(ShortNumber.of("TK", day, i));
        }
        assertThat(seen).hasSize(200_000).allMatch(n -> n.matches("TK-2611-[2-9A-HJKMNP-Z]{5}"));
    }

    @Test
    void rupiahAreWrittenAsPeopleWriteThem() {
        assertThat(Rupiah.words(25_000)).isEqualTo("Rp\u00a025.000");
        assertThat(Rupiah.words(-1_250_000)).isEqualTo("−Rp\u00a01.250.000");
    }
}
