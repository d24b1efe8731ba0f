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
import java.util.stream.LongStream;

class SearchAwayTests {

    private static final Duration LIMIT = Duration.ofMillis(500);

    private Tap tap;
    private TestIndex listings;

    @BeforeEach
    void fill() throws Exception {
        tap = new Tap(URI.create(TestStack.servers().elasticsearchUri()));
        listings =
                new TestIndex(
                                tap.address(),
                                TestStack.freshIndexPrefix("away") + "listings",
                                Duration.ofMillis(400))
                        .holding(Goods.called("Emping melinjo"));
        listings.search.warmUp();
        answersAgain();
    }

    @AfterEach
    void close() throws Exception {
        listings.close();
        tap.close();
    }

    @Test
    void aServerThatRefusesIsToldWithinTheLimitAndComesBackByItself() throws Exception {
        tap.shut();
        assertThat(medianMillis(9)).isLessThan(LIMIT.toMillis());
        tap.open();
        answersAgain();
    }

    @Test
    void aServerThatNeverAnswersIsToldWithinTheLimitAndComesBackByItself() throws Exception {
        tap.block();
        assertThat(medianMillis(9)).isLessThan(LIMIT.toMillis());
        tap.open();
        answersAgain();
    }

    @Test
    void afterManyFailuresNobodyWaitsUntilTheServerIsBack() throws Exception {
        tap.block();
        medianMillis(25);
        assertThat(medianMillis(5)).isLessThan(50);
        tap.open();
        answersAgain();
    }

    private long medianMillis(int searches) {
        return LongStream.range(0, searches)
                .map(i -> millisUntilUnavailable())
                .sorted()
                .skip(searches / 2)
                .findFirst()
                .orElseThrow();
    }

    private long millisUntilUnavailable() {
        var start = System.nanoTime();
        assertThatThrownBy(() -> listings.find(about("emping")))
                .isInstanceOf(SearchUnavailable.class);
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    private void answersAgain() {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptionsInstanceOf(SearchUnavailable.class)
                .until(() -> listings.find(about("emping")).total() == 1);
    }
}
