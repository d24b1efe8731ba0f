package id.tokoperasi.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.tokoperasi.catalog.Listings;
import id.tokoperasi.infra.teststack.Tap;
import id.tokoperasi.infra.teststack.TestStack;
import id.tokoperasi.outbox.Outbox;

import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What whoever watches sees of an indexer, as it works and when a server is away. */
class WatchedIndexerTests {

    private static final JsonMapper JSON = new JsonMapper();

    private static Indexers indexers;
    private static Tap elasticsearch;
    private static ReactiveWebServerApplicationContext indexer;
    private static Market market;
    private static HttpClient http;

    @BeforeAll
    static void open() throws IOException {
        http = HttpClient.newHttpClient();
        indexers = new Indexers();
        elasticsearch = new Tap(URI.create(TestStack.servers().elasticsearchUri()));
        indexer =
                (ReactiveWebServerApplicationContext)
                        indexers.serving(
                                Map.of(
                                        "spring.elasticsearch.uris",
                                        elasticsearch.address().toString()));
        market = new Market(indexer);
        soon(() -> assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200));
    }

    @AfterEach
    void everythingIsThereAgain() throws IOException {
        elasticsearch.open();
        soon(() -> assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200));
    }

    @AfterAll
    static void close() {
        indexers.close();
        elasticsearch.close();
        http.close();
    }

    @Test
    void healthNamesEachServerAndTheLoop() {
        for (var name : List.of("r2dbc", "elasticsearch", "indexing")) {
            soon(() -> assertThat(component(name)).as(name).isEqualTo("UP"));
        }
        assertThat(get("/actuator/health").body()).contains("\"partitions\":16");
    }

    @Test
    void withoutElasticsearchItLivesAndIsNotReadyAndGoesOnByItself() throws IOException {
        elasticsearch.shut();
        soon(() -> assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(503));
        assertThat(component("elasticsearch")).isEqualTo("DOWN");
        assertThat(component("r2dbc")).isEqualTo("UP");
        assertThat(get("/actuator/health/liveness").statusCode()).isEqualTo(200);

        market.lists("Sate bandeng", 35_000, 3);
        soon(() -> assertThat(meter("outbox_waiting")).isEqualTo(1));
        soon(() -> assertThat(meter("outbox_oldest_seconds")).isPositive());

        elasticsearch.open();
        soon(() -> assertThat(Indexers.find(indexer, "bandeng").total()).isEqualTo(1));
        soon(() -> assertThat(meter("outbox_waiting")).isZero());
    }

    @Test
    void metricsCountWhatIsIndexedAndTakenOut() {
        var indexed = meter(outcome("indexed"));
        var removed = meter(outcome("removed"));
        var listing = market.lists("Kopi Padarincang", 60_000, 9);
        soon(() -> assertThat(meter(outcome("indexed"))).isEqualTo(indexed + 1));
        market.withdraws(listing);
        soon(() -> assertThat(meter(outcome("removed"))).isEqualTo(removed + 1));
        assertThat(meter("indexer_rebuild_listings")).isEqualTo(-1);
    }

    @Test
    void rowsThatCannotBeWorkedAreCountedAndSetAside() {
        var failed = meter(outcome("failed"));
        var dead = meter("outbox_dead");
        var poison = market.lists("Racun tikus", 10_000, 1);
        soon(() -> assertThat(Indexers.find(indexer, "racun").total()).isEqualTo(1));
        run(
                "update catalog.listings set certificates = '[{\"kind\": \"NO_SUCH\"}]' where id = '"
                        + poison.id()
                        + "'");

        var keys = List.of(poison.id().toString());
        indexer.getBean(Outbox.class).mark(Listings.INDEX_TOPIC, keys).block();
        soon(() -> assertThat(meter(outcome("failed"))).isGreaterThan(failed));
        run("update outbox.events set tries = 16, due_at = created_at");
        soon(() -> assertThat(meter("outbox_dead")).isEqualTo(dead + 1));
        soon(() -> assertThat(meter("outbox_waiting")).isZero());
    }

    private static void run(String sql) {
        indexer.getBean(DatabaseClient.class).sql(sql).then().block();
    }

    private static String outcome(String outcome) {
        return "indexer_listings_total{outcome=\"" + outcome + "\"";
    }

    /** The value of the one line that begins so. */
    private static double meter(String beginning) {
        var line =
                Pattern.compile("^" + Pattern.quote(beginning) + ".* (\\S+)$", Pattern.MULTILINE)
                        .matcher(get("/actuator/prometheus").body());
        assertThat(line.find()).as(beginning).isTrue();
        return Double.parseDouble(line.group(1));
    }

    private static String component(String name) {
        return JSON.readTree(get("/actuator/health").body())
                .path("components")
                .path(name)
                .path("status")
                .asString("");
    }

    private static HttpResponse<String> get(String path) {
        var address = "http://localhost:" + indexer.getWebServer().getPort() + path;
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(address, e);
        }
    }

    private static void soon(ThrowingRunnable statement) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(statement);
    }
}
