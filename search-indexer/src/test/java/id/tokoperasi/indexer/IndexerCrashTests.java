package id.tokoperasi.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.tokoperasi.catalog.Listing;
import id.tokoperasi.infra.teststack.TestStack;
import id.tokoperasi.search.ListingIndex;

import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * kill -9 of a real indexer at the two worst moments of a batch. It is held there from outside, by an
 * Elasticsearch that has taken half of it and by a lock on its rows, and killed while it waits.
 */
class IndexerCrashTests {

    private static final int LISTINGS = 30;
    private static final String STUCK =
            """
            from pg_stat_activity where datname = current_database()
             and wait_event_type = 'Lock' and query like 'delete from outbox.events%'
            """;

    @TempDir Path folder;
    private final Indexers indexers = new Indexers();
    private Process process;

    @AfterEach
    void close() {
        if (process != null) {
            kill();
        }
        indexers.close();
    }

    @Test
    void killedInMidBatchNothingIsLostDoubledOrStuck() throws Exception {
        var idle = indexers.idle();
        var index = idle.getBean(ListingIndex.class);
        var market = new Market(idle);
        idle.getBean(Rebuild.class).run().block();
        var listings = new ArrayList<Listing>();
        for (var i = 0; i < LISTINGS; i++) {
            listings.add(market.lists("Emping nomor " + i, 42_500, 4));
        }

        try (var proxy = new HoldingProxy(TestStack.servers().elasticsearchUri())) {
            start(proxy.uri());
            soon(() -> assertThat(proxy.written()).isEqualTo(LISTINGS / 2));
            kill();
        }
        settled(() -> assertThat(index.count().block()).isEqualTo(LISTINGS / 2));
        assertThat(waiting()).isEqualTo(LISTINGS);

        try (var hold = open()) {
            hold.setAutoCommit(false);
            hold.createStatement().execute("select from outbox.events for update");
            start(TestStack.servers().elasticsearchUri());
            soon(() -> assertThat(count("select count(*) " + STUCK)).isPositive());
            kill();
            run("select pg_terminate_backend(pid) " + STUCK);
        }
        settled(() -> assertThat(index.count().block()).isEqualTo(LISTINGS));
        assertThat(waiting()).isEqualTo(LISTINGS);
        market.reprices(listings.getFirst(), 50_000);
        market.withdraws(listings.getLast());

        start(TestStack.servers().elasticsearchUri());
        soon(() -> assertThat(waiting()).isZero());
        assertThat(compare()).contains("compared: 29 listings, 0 differences");
        assertThat(index.count().block()).isEqualTo(LISTINGS - 1);
        assertThat(count("select count(*) from outbox.dead")).isZero();
    }

    private void start(String elasticsearch) throws IOException {
        process =
                command(elasticsearch)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                        .start();
    }

    /** SIGKILL. */
    private void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** What the command for people says, run as they run it. */
    private String compare() throws IOException, InterruptedException {
        var said = folder.resolve("compare");
        var comparing =
                command(TestStack.servers().elasticsearchUri(), "--compare")
                        .redirectOutput(said.toFile())
                        .start();
        assertThat(comparing.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(comparing.exitValue()).as(Files.readString(said)).isZero();
        return Files.readString(said);
    }

    private ProcessBuilder command(String elasticsearch, String... arguments) {
        var words =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Xmx300m",
                                IndexerApplication.class.getName()));
        words.addAll(List.of(arguments));
        var command = new ProcessBuilder(words).redirectErrorStream(true);
        var database = indexers.database();
        var environment = command.environment();
        environment.put("SPRING_PROFILES_ACTIVE", "local");
        environment.put("SPRING_R2DBC_URL", database.r2dbcUrl());
        environment.put("SPRING_R2DBC_USERNAME", database.username());
        environment.put("SPRING_R2DBC_PASSWORD", database.password());
        environment.put("SPRING_ELASTICSEARCH_URIS", elasticsearch);
        environment.put("SERVER_PORT", "0");
        environment.put("TOKOPERASI_SEARCH_ALIAS", indexers.alias());
        environment.put("CLASSPATH", classPath());
        return command;
    }

    /** What the application has at run time, without the tests. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private long waiting() throws SQLException {
        return count("select count(*) from outbox.events where topic = 'listing-index'");
    }

    private long count(String sql) throws SQLException {
        try (var connection = open();
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void run(String sql) throws SQLException {
        try (var connection = open()) {
            connection.createStatement().execute(sql);
        }
    }

    private Connection open() throws SQLException {
        var database = indexers.database();
        return DriverManager.getConnection(
                database.jdbcUrl(), database.username(), database.password());
    }

    private void soon(ThrowingRunnable statement) {
        patient()
                .failFast("the indexer ended, see " + folder, () -> !process.isAlive())
                .untilAsserted(statement);
    }

    /** When the indexer is dead. */
    private static void settled(ThrowingRunnable statement) {
        patient().untilAsserted(statement);
    }

    private static ConditionFactory patient() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100));
    }
}
