package id.tokoperasi.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

class ListingTests {

    @ParameterizedTest
    @EnumSource(ListingStatus.class)
    void noStateLeadsToItself(ListingStatus status) {
        assertThat(status.next()).doesNotContain(status);
    }

    @ParameterizedTest
    @EnumSource(ListingStatus.class)
    void everyStateIsReachedFromADraftAndLeadsBackToSale(ListingStatus status) {
        assertThat(reachable(ListingStatus.DRAFT)).contains(status);
        assertThat(reachable(status)).contains(ListingStatus.PUBLISHED);
    }

    private static Set<ListingStatus> reachable(ListingStatus from) {
        var found = EnumSet.of(from);
        var before = 0;
        while (found.size() > before) {
            before = found.size();
            EnumSet.copyOf(found).forEach(s -> found.addAll(s.next()));
        }
        return found;
    }

    @ParameterizedTest
    @EnumSource(ListingStatus.class)
    void onlyWhatIsOnSaleCanBeTakenOffAndOnlyWhatIsNotCanBePutAway(ListingStatus status) {
        assertThat(status.onSale() && status.archivable()).isFalse();
        assertThat(status.onSale() && status.publishable()).isFalse();
        if (status.onSale()) {
            assertThat(status.next()).contains(ListingStatus.WITHDRAWN);
        }
    }

    @ParameterizedTest
    @EnumSource(RequestState.class)
    void aRequestIsDecidedOnce(RequestState state) {
        assertThat(state.next().isEmpty()).isEqualTo(state != RequestState.OPEN);
        assertThat(state.next()).doesNotContain(RequestState.OPEN);
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
