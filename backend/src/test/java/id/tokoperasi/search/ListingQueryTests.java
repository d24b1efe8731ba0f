package id.tokoperasi.search;

import static id.tokoperasi.search.ListingQuery.about;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.tokoperasi.kernel.Refusal;

import org.junit.jupiter.api.Test;

import java.util.stream.IntStream;

class ListingQueryTests {

    @Test
    void textIsCutAndCleaned() {
        assertThat(about("  kue \t basah\u0000 ").build().text()).isEqualTo("kue basah");
        assertThat(about(" \n ").build().text()).isNull();
        assertThat(about("a".repeat(5_000)).build().text()).hasSize(100);
        assertThat(about("kue \ud83c").build().text()).isEqualTo("kue");
    }

    @Test
    void whatNoSearchTakesIsRefusedByName() {
        refuses("bad-size", about(null).size(0));
        refuses("bad-size", about(null).size(51));
        refuses("bad-price", about(null).priceRupiah(-1L, null));
        refuses("bad-price", about(null).priceRupiah(null, -1L));
        refuses("near-missing", about(null).sort(ListingQuery.Sort.NEAR));
        refuses(
                "too-many-values",
                about(null).districts(IntStream.range(0, 51).mapToObj(i -> "" + i).toList()));
        assertThatThrownBy(() -> new Location(Double.NaN, 0)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> new Location(0, 181)).isInstanceOf(Refusal.class);
    }

    private static void refuses(String code, ListingQuery.Builder query) {
        assertThatThrownBy(query::build)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
