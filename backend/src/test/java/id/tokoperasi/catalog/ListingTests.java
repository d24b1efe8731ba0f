package id.tokoperasi.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.UUID;

class ListingTests {

    @ParameterizedTest
    @EnumSource(ListingStatus.class)
    void noStateLeadsToItself(ListingStatus status) {
        assertThat(status.next()).doesNotContain(status);
    }

    @ParameterizedTest
    @CsvSource({
        "Emping melinjo Cikolelet 500 g, emping-melinjo-cikolelet-500-g-",
        "'  Kopi -- Padarincang!! ', kopi-padarincang-",
        "Kué satu é, kue-satu-e-"
    })
    void slugsAreReadable(String title, String start) {
        assertThat(Slugs.of(title, UUID.randomUUID())).startsWith(start).matches("[a-z0-9-]+");
    }

    @Test
    void aTitleWithoutLettersStillHasASlug() {
        assertThat(Slugs.of("!!!", UUID.randomUUID())).matches("[a-z0-9]+");
    }
}
