package id.tokoperasi.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.concurrent.CompletableFuture.supplyAsync;

import id.tokoperasi.infra.teststack.Tap;
import id.tokoperasi.infra.teststack.TestStack;
import id.tokoperasi.search.ListingIndex;
import id.tokoperasi.storefront.web.RunningStorefront.Answer;

import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** A node whose servers hang or refuse: what buyers meet, and what whoever watches can see. */
@Isolated("measures times")
class ServersAwayTests {

    private static final Duration LIMIT = Duration.ofMillis(500);

    /** How long a search waits for Elasticsearch, {@code tokoperasi.search.time-limit}. */
    private static final Duration WAITED = Duration.ofMillis(350);

    private static final int LOOKS = 30;
    private static final List<String> WORDS = List.of("Emping", "Ciruas", "Jalan 1", "Kami");

    @TempDir static Path folder;
    private static Path media;
    private static Tap elasticsearch;
    private static Tap keycloak;
    private static Tap postgres;
    private static RunningStorefront storefront;

    @BeforeAll
    static void open() throws IOException {
        var servers = TestStack.servers();
        elasticsearch = new Tap(URI.create(servers.elasticsearchUri()));
        keycloak = new Tap(URI.create(RunningStorefront.ISSUER.uri()));
        postgres = new Tap(URI.create("http://localhost:" + servers.postgresPort()));
        media = Files.createDirectory(folder.resolve("media"));
        storefront =
                RunningStorefront.with(
                        Map.of(
                                "spring.elasticsearch.uris",
                                elasticsearch.address().toString(),
                                "spring.r2dbc.url",
                                RunningStorefront.databaseAt(postgres.address()),
                                "tokoperasi.keycloak.issuer-uri",
                                keycloak.address() + "/realms/tokoperasi",
                                "tokoperasi.search.alias",
                                TestStack.freshIndexPrefix("away") + "listings",
                                "MEDIA_STORE",
                                media.toString()));
        var index = storefront.bean(ListingIndex.class);
        index.create().flatMap(index::swapTo).block();
        HostileShop.open(storefront, WORDS).wish(storefront, "siti@contoh.example");
        IntStream.range(0, 200).forEach(i -> searches());
        soon(() -> assertThat(searches().body()).doesNotContain("note-warn"));
    }

    @AfterEach
    void comesBackByItself() throws IOException {
        for (var tap : List.of(elasticsearch, keycloak, postgres)) {
            tap.open();
        }
        Files.createDirectories(media);
        soon(() -> assertThat(searches().body()).doesNotContain("note-warn"));
        soon(() -> assertThat(component("r2dbc")).isEqualTo("UP"));
        soon(() -> assertThat(component("elasticsearch")).isEqualTo("UP"));
    }

    @Test
    void searchingGoesOnInAReducedWayWhileElasticsearchHangs() throws IOException {
        elasticsearch.block();
        assertReducedInTime();
    }

    @Test
    void searchingGoesOnInAReducedWayWhileElasticsearchRefuses() throws IOException {
        elasticsearch.shut();
        assertReducedInTime();
    }

    /** From the first page on: who finds out waits a moment, the others not even that. */
    private static void assertReducedInTime() {
        var times =
                IntStream.range(0, LOOKS)
                        .mapToObj(
                                i -> {
                                    var start = System.nanoTime();
                                    var page = searches();
                                    var took = Duration.ofNanos(System.nanoTime() - start);
                                    assertThat(page.status()).isEqualTo(200);
                                    assertThat(page.body()).contains("note-warn", "Emping melinjo");
                                    return took;
                                })
                        .toList();
        var sorted = times.stream().sorted().toList();
        assertThat(sorted.get(LOOKS / 2)).as("%s", times).isLessThan(WAITED);
        // One may meet another test that wants both processors.
        assertThat(sorted.get(LOOKS - 2)).as("%s", times).isLessThan(LIMIT);
    }

    @Test
    void whenAllIsWellEveryServerIsSeen() {
        for (var name : List.of("r2dbc", "elasticsearch", "keycloak", "mediaFiles")) {
            soon(() -> assertThat(component(name)).as(name).isEqualTo("UP"));
        }
        assertThat(component("stripe")).isEqualTo("UNKNOWN");
        assertThat(health("liveness").status()).isEqualTo(200);
    }

    @Test
    void withoutElasticsearchTheShopIsReadyAndSaysWhatIsAway() throws IOException {
        elasticsearch.shut();
        assertSeenAndReady("elasticsearch");
    }

    @Test
    void withoutKeycloakTheShopIsReadyAndSaysWhatIsAway() throws IOException {
        keycloak.shut();
        assertSeenAndReady("keycloak");
    }

    @Test
    void aKeycloakThatHangsIsSeenAndNobodyWaitsForIt() throws IOException {
        keycloak.block();
        assertSeenAndReady("keycloak");
        var start = System.nanoTime();
        health("");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void withoutItsFolderOfPicturesTheShopIsReadyAndSaysWhatIsAway() throws IOException {
        Files.delete(media);
        assertSeenAndReady("mediaFiles");
    }

    @Test
    void withoutTheDatabaseNoNodeIsTakenOutSinceAllWouldBe() throws IOException {
        postgres.shut();
        soon(() -> assertThat(component("r2dbc")).isEqualTo("DOWN"));
        assertThat(health("").status()).isEqualTo(503);
        assertThat(health("readiness").status()).isEqualTo(200);
        assertThat(health("liveness").status()).isEqualTo(200);
    }

    /** Searches in the reduced way, since each of them asks the database. */
    @Test
    void aDatabaseThatComesBackFailsNobody() throws IOException {
        elasticsearch.shut();
        assertThat(searchAtOnce()).containsOnly(200);
        postgres.shut();
        postgres.open();
        assertThat(searchAtOnce()).containsOnly(200);
    }

    private static List<Integer> searchAtOnce() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var searches =
                    IntStream.range(0, LOOKS)
                            .mapToObj(i -> supplyAsync(() -> searches().status(), threads))
                            .toList();
            return searches.stream().map(CompletableFuture::join).toList();
        }
    }

    @Test
    void aDatabaseThatHangsIsSeenSoon() throws IOException {
        postgres.block();
        soon(() -> assertThat(component("r2dbc")).isEqualTo("DOWN"));
        var start = System.nanoTime();
        assertThat(health("").status()).isEqualTo(503);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
        assertThat(health("liveness").status()).isEqualTo(200);
    }

    private static void assertSeenAndReady(String name) {
        soon(() -> assertThat(component(name)).isEqualTo("DOWN"));
        assertThat(health("").status()).isEqualTo(503);
        assertThat(component("r2dbc")).isEqualTo("UP");
        assertThat(health("readiness").status()).isEqualTo(200);
        assertThat(health("liveness").status()).isEqualTo(200);
    }

    private static Answer searches() {
        return storefront.call("GET", "/cari?q=emping").header("Accept", "text/html").send();
    }

    private static String component(String name) {
        return health("").document().path("components").path(name).path("status").asString("");
    }

    private static Answer health(String group) {
        return storefront
                .call("GET", "/actuator/health" + (group.isEmpty() ? "" : "/" + group))
                .send();
    }

    private static void soon(ThrowingRunnable statement) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(statement);
    }
}
