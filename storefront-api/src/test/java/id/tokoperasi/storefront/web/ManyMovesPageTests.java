package id.tokoperasi.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.catalog.Listing;
import id.tokoperasi.catalog.ListingStatus;
import id.tokoperasi.catalog.Listings;
import id.tokoperasi.storefront.web.RunningStorefront.Answer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

class ManyMovesPageTests {

    private static final RunningStorefront STOREFRONT = RunningStorefront.withStripe();
    private static final ApiTrade TRADE = new ApiTrade();

    private final Browser seller = new Browser(STOREFRONT);

    @BeforeEach
    void signIn() {
        seller.signIn(TRADE.shop().manager(), UUID.randomUUID().toString());
    }

    @Test
    void theChosenAreWithdrawnAndPublishedAndTheListTellsWhatStayed() {
        var one = ApiTrade.id(TRADE.published());
        var two = ApiTrade.id(TRADE.published());
        var list = TRADE.shop().page("/produk");

        var away = moves("tarik", one + ":" + version(one), two + ":" + version(two));
        assertThat(away.header("Location"))
                .isEqualTo(list + "?keadaan=terbit&jadi=2&tidak=0&sebab=");
        assertThat(seller.get(away.header("Location")).body()).contains("2 berhasil, 0 tidak");
        assertThat(status(one)).isEqualTo(ListingStatus.WITHDRAWN);

        var seen = version(one);
        var back = moves("tayang", one + ":" + seen, two + ":1", UUID.randomUUID() + ":1", "x:1");
        assertThat(back.header("Location")).contains("jadi=1", "tidak=2");
        assertThat(seller.get(back.header("Location")).body()).contains("1 berhasil, 2 tidak");
        assertThat(status(one)).isEqualTo(ListingStatus.PUBLISHED);
        assertThat(status(two)).isEqualTo(ListingStatus.WITHDRAWN);
    }

    @Test
    void anAddressSaysNothingOfItsOwn() {
        var list =
                seller.get(TRADE.shop().page("/produk?jadi=1&tidak=1&sebab=%3Cb%3Ekalah")).body();
        assertThat(list).contains("1 berhasil, 1 tidak").doesNotContain("<b>kalah", ">kalah<");
    }

    private Answer moves(String step, String... chosen) {
        var form = new ArrayList<Map.Entry<String, String>>();
        List.of(chosen).forEach(c -> form.add(Map.entry("pilih", c)));
        form.add(Map.entry("langkah", step));
        form.add(Map.entry("kembali", TRADE.shop().page("/produk?keadaan=terbit")));
        return seller.post(TRADE.shop().page("/produk/banyak"), form);
    }

    private static long version(String listing) {
        return found(listing).version();
    }

    private static ListingStatus status(String listing) {
        return found(listing).status();
    }

    private static Listing found(String listing) {
        return STOREFRONT
                .bean(Listings.class)
                .ofCooperative(TRADE.shop().id(), UUID.fromString(listing))
                .block();
    }
}
