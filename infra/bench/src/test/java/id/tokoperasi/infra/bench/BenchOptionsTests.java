package id.tokoperasi.infra.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.util.List;

class BenchOptionsTests {

    @Test
    void withoutFlagsEverythingIsMeasured() {
        var options = BenchOptions.parse(List.of());

        assertThat(BenchOptions.PARTS).allMatch(options::measures);
        assertThat(options.listings()).isEqualTo(10_000);
    }

    @Test
    void someParts() {
        var options = BenchOptions.parse(List.of("--only", "search,order", "--seconds", "3"));

        assertThat(options.measures("order")).isTrue();
        assertThat(options.measures("detail")).isFalse();
        assertThat(options.seconds()).isEqualTo(3);
    }

    @Test
    void nonsenseIsRefused() {
        for (var words :
                List.of(
                        List.of("--seconds", "soon"),
                        List.of("--seconds"),
                        List.of("--only", "all"),
                        List.of("--fast"))) {
            assertThatIllegalArgumentException().isThrownBy(() -> BenchOptions.parse(words));
        }
    }
}
