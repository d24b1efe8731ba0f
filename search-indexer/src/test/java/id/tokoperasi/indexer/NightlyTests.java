package id.tokoperasi.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;

class NightlyTests {

    @Test
    void theNextNightIsTenPastMidnightInJakarta() {
        var night = Instant.parse("2026-11-24T17:10:00Z");
        assertThat(Nightly.next(Instant.parse("2026-11-24T17:09:59Z"))).isEqualTo(night);
        assertThat(Nightly.next(Instant.parse("2026-11-23T17:10:00Z"))).isEqualTo(night);
    }
}
