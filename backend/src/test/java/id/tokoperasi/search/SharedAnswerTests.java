package id.tokoperasi.search;

import static id.tokoperasi.search.ListingQuery.about;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.tokoperasi.infra.teststack.Tap;
import id.tokoperasi.infra.teststack.TestStack;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;

class SharedAnswerTests {

    private static final Duration LONG = Duration.ofMinutes(1);

    private Tap tap;
    private TestIndex listings;

    @BeforeEach
    void fill() throws Exception {
        tap = new Tap(URI.create(TestStack.servers().elasticsearchUri()));
        listings =
                new TestIndex(tap.address(), TestStack.freshIndexPrefix("shared") + "listings")
                        .holding(Goods.called("Emping melinjo"));
    }

    @AfterEach
    void close() throws Exception {
        listings.close();
        tap.close();
    }

    @Test
    void whoAsksTheSameSoonGetsTheAnswerThatIsThere() {
        var search = listings.sharing(LONG);
        assertThat(found(search, "emping")).isEqualTo(1);

        listings.add(Goods.called("Emping manis"));

        assertThat(found(search, "emping")).isEqualTo(1);
        assertThat(found(search, "Emping manis")).isPositive();
        assertThat(found(listings.search, "emping")).isEqualTo(2);
    }

    @Test
    void aMomentLaterTheAnswerIsFresh() {
        var search = listings.sharing(Duration.ofMillis(50));
        assertThat(found(search, "emping")).isEqualTo(1);

        listings.add(Goods.called("Emping manis"));

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(found(search, "emping")).isEqualTo(2));
    }

    @Test
    void whatFailedIsAskedAgain() throws Exception {
        var search = listings.sharing(LONG);
        tap.shut();
        assertThatThrownBy(() -> found(search, "emping")).isInstanceOf(SearchUnavailable.class);
        tap.open();

        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptionsInstanceOf(SearchUnavailable.class)
                .untilAsserted(() -> assertThat(found(search, "emping")).isEqualTo(1));
    }

    @Test
    void oneWhoHangsUpSpoilsItForNobody() {
        var search = listings.sharing(LONG);
        search.search(about("emping").build()).subscribe().dispose();

        assertThat(found(search, "emping")).isEqualTo(1);
    }

    private static long found(ListingSearch search, String text) {
        return search.search(about(text).build()).block().total();
    }
}
