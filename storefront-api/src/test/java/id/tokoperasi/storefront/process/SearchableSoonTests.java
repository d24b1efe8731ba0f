package id.tokoperasi.storefront.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.tokoperasi.infra.mail.MailCatcher;
import id.tokoperasi.infra.stripe.Config;
import id.tokoperasi.infra.stripe.StripeDouble;
import id.tokoperasi.infra.teststack.Database;
import id.tokoperasi.infra.teststack.TestStack;
import id.tokoperasi.media.MediaStore;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Storefront and indexer as two processes over the real servers: from the commit of a publication or a
 * withdrawal until the search says so, to programs and to people.
 */
@Isolated("measures times")
class SearchableSoonTests {

    private static final int TIMES = 10;
    private static final Duration USUALLY = Duration.ofSeconds(1);

    /** One in ten may meet another test that wants both processors. */
    private static final Duration ALWAYS = Duration.ofSeconds(3);

    @TempDir static Path folder;
    private static Database database;
    private static StripeDouble stripe;
    private static MailCatcher mails;
    private static Village village;
    private static IndexerProcess indexer;
    private static StorefrontProcess storefront;

    @BeforeAll
    static void open() {
        database = TestStack.freshDatabase("soon");
        stripe = StripeDouble.start(Config.forTests());
        mails = MailCatcher.start(0, 0);
        village = new Village(database, MediaStore.of(folder.toString()));
        var alias = TestStack.freshIndexPrefix("soon") + "listings";
        indexer =
                new IndexerProcess(
                        ApplicationProcess.freePort(),
                        folder.resolve("indexer-log"),
                        database,
                        alias);
        indexer.start();
        storefront =
                new StorefrontProcess(
                        ApplicationProcess.freePort(), folder.resolve("log"), environment(alias));
        storefront.start();
    }

    private static Map<String, String> environment(String alias) {
        var values = StorefrontProcess.withoutSignIn(database, stripe, mails, folder);
        values.put("TOKOPERASI_SEARCH_ALIAS", alias);
        values.put("TOKOPERASI_RATE_LIMITS", "off");
        return values;
    }

    @AfterAll
    static void close() {
        storefront.kill();
        indexer.kill();
        village.close();
        mails.close();
        stripe.close();
        database.close();
    }

    @Test
    void aPublishedListingIsFoundAndAWithdrawnOneGoneWithinASecond() {
        var published = new ArrayList<Seen>();
        var withdrawn = new ArrayList<Seen>();
        for (var i = 0; i < 3; i++) {
            comesAndGoes("pemanasan" + i, new ArrayList<>(), new ArrayList<>());
        }
        for (var i = 0; i < TIMES; i++) {
            comesAndGoes("rengginang" + i, published, withdrawn);
        }
        assertSoon("published", published);
        assertSoon("withdrawn", withdrawn);
    }

    private static void comesAndGoes(String word, List<Seen> published, List<Seen> withdrawn) {
        var listing = village.offers("Camilan " + word, 5);
        published.add(whenBoth(word, listing.slug(), true));
        village.withdraws(listing);
        withdrawn.add(whenBoth(word, listing.slug(), false));
    }

    /** How long after the commit the API and the page have shown the change. */
    private record Seen(Duration api, Duration page) {}

    private static Seen whenBoth(String word, String slug, boolean shown) {
        var start = System.nanoTime();
        var seen = new Duration[2];
        var paths = List.of("/api/v1/listings?q=" + word, "/cari?q=" + word);
        await().atMost(Duration.ofSeconds(20))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> {
                            for (var i = 0; i < seen.length; i++) {
                                if (seen[i] == null && says(paths.get(i), slug, shown)) {
                                    seen[i] = Duration.ofNanos(System.nanoTime() - start);
                                }
                            }
                            return seen[0] != null && seen[1] != null;
                        });
        return new Seen(seen[0], seen[1]);
    }

    /** A reduced answer says nothing: the database alone knows at once. */
    private static boolean says(String path, String slug, boolean shown)
            throws IOException, InterruptedException {
        var answer = storefront.get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        var reduced =
                answer.body().contains("\"reduced\":true") || answer.body().contains("note-warn");
        return !reduced && answer.body().contains(slug) == shown;
    }

    private static void assertSoon(String what, List<Seen> seen) {
        assertShort(what + ", in the API", seen.stream().map(Seen::api).sorted().toList());
        assertShort(what + ", on the page", seen.stream().map(Seen::page).sorted().toList());
    }

    private static void assertShort(String what, List<Duration> sorted) {
        assertThat(sorted.get(TIMES / 2)).as("%s: %s", what, sorted).isLessThan(USUALLY);
        assertThat(sorted.getLast()).as("%s: %s", what, sorted).isLessThan(ALWAYS);
    }
}
