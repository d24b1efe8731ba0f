package id.tokoperasi.infra.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.stream.LongStream;

class LatenciesTests {

    @Test
    void percentilesAreTheNearestTimesThatWereMeasured() {
        var times = new Latencies();
        LongStream.rangeClosed(1, 2_000).forEach(millis -> times.add(millis * 1_000_000));

        assertThat(times.percentile(50)).isEqualTo(1_000);
        assertThat(times.percentile(99)).isEqualTo(1_980);
        assertThat(times.percentile(100)).isEqualTo(2_000);
    }

    @Test
    void partsAddUp() {
        var one = new Latencies();
        one.add(1_000_000);
        var other = new Latencies();
        other.add(3_000_000);

        one.addAll(other);

        assertThat(one.count()).isEqualTo(2);
        assertThat(one.percentile(95)).isEqualTo(3);
    }

    @Test
    void nothingMeasuredIsZero() {
        assertThat(new Latencies().percentile(50)).isZero();
    }
}
