package id.tokoperasi.storefront.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.tokoperasi.bulk.Import;
import id.tokoperasi.bulk.ImportKind;
import id.tokoperasi.infra.mail.MailCatcher;
import id.tokoperasi.infra.stripe.Config;
import id.tokoperasi.infra.stripe.StripeDouble;
import id.tokoperasi.infra.teststack.Database;
import id.tokoperasi.infra.teststack.TestStack;
import id.tokoperasi.jobs.Job;
import id.tokoperasi.jobs.JobState;
import id.tokoperasi.media.MediaStore;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;

import reactor.core.publisher.Flux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** kill -9 of the storefront while it takes in a file; the next one goes on and doubles nothing. */
@Execution(ExecutionMode.CONCURRENT)
class ImportCrashTests {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int ROWS = 4_000;

    @TempDir static Path folder;

    private static Database database;
    private static Standings standings;
    private static Village village;
    private static StripeDouble stripe;
    private static MailCatcher mails;
    private static StorefrontProcess storefront;

    @BeforeAll
    static void start() throws IOException {
        database = TestStack.freshDatabase("import_crash");
        standings = new Standings(database);
        stripe = StripeDouble.start(Config.forTests());
        mails = MailCatcher.start(0, 0);
        village = new Village(database, MediaStore.of(folder.toString()));
        var environment = StorefrontProcess.withoutSignIn(database, stripe, mails, folder);
        environment.put("TOKOPERASI_BACKGROUND_PERIODS_JOBS", "100ms");
        storefront =
                new StorefrontProcess(
                        ApplicationProcess.freePort(), folder.resolve("log"), environment);
        storefront.start();
    }

    @AfterAll
    static void stop() {
        storefront.kill();
        village.close();
        mails.close();
        stripe.close();
        database.close();
    }

    @Test
    void killedInTheMiddleOfABatchItGoesOnWithThatBatch() {
        var sent = tried(send());
        village.imports().run(UUID.randomUUID(), sent.id(), village.cooperative(), "staff").block();
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> job(sent, Import::run).done() >= 500);
        try (var hold = standings.hold("lock table catalog.stock in share row exclusive mode")) {
            await().atMost(SOON).until(() -> hold.waiting("insert into catalog.listings") > 0);
            storefront.kill();
        }
        var left = job(sent, Import::run);
        assertThat(left.state()).isEqualTo(JobState.RUNNING);
        assertThat(left.done()).isBetween(500L, ROWS - 1L);
        assertThat(count("catalog.variants")).isEqualTo(left.done());

        storefront.start();
        standings.change("update jobs.jobs set lease_until = lease_until - interval '1 minute'");
        done(sent, Import::run);
        assertThat(village.imports().tally(job(sent, Import::run)).created()).isEqualTo(ROWS);
        assertAllAreThereOnce();

        var again = tried(send());
        assertThat(village.imports().tally(again.trial()).same()).isEqualTo(ROWS);
        assertAllAreThereOnce();
    }

    private static Import send() {
        var rows =
                IntStream.rangeClosed(1, ROWS)
                        .mapToObj(
                                i ->
                                        "E-%d;Emping %d;Dibuat dari melinjo;emping;%d;7"
                                                .formatted(i, i, 9_000 + i))
                        .collect(Collectors.joining("\n"));
        var bytes =
                ("sku;nama;keterangan;kategori;harga;stok\n" + rows)
                        .getBytes(StandardCharsets.UTF_8);
        Flux<DataBuffer> content = Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(bytes));
        return village.imports()
                .send(
                        UUID.randomUUID(),
                        village.cooperative(),
                        ImportKind.LISTINGS,
                        "emping.csv",
                        content,
                        "staff")
                .block();
    }

    private static Import tried(Import sent) {
        village.imports()
                .check(UUID.randomUUID(), sent.id(), village.cooperative(), sent.mapping(), "staff")
                .block();
        return done(sent, Import::trial);
    }

    private static Import done(Import sent, Function<Import, Job> job) {
        await().atMost(SOON).until(() -> job(sent, job).state() == JobState.DONE);
        return now(sent);
    }

    private static Import now(Import sent) {
        return village.imports().find(sent.id(), village.cooperative()).block();
    }

    private static Job job(Import sent, Function<Import, Job> job) {
        return job.apply(now(sent));
    }

    private static void assertAllAreThereOnce() {
        assertThat(count("catalog.listings")).isEqualTo(ROWS);
        assertThat(count("catalog.variants")).isEqualTo(ROWS);
        assertThat(count("(select distinct sku from catalog.variants) s")).isEqualTo(ROWS);
        assertThat(standings.one("select sum(on_hand) from catalog.stock"))
                .isEqualTo(String.valueOf(7 * ROWS))
                .isEqualTo(
                        standings.one("select sum(on_hand_change) from catalog.stock_movements"));
    }

    private static long count(String of) {
        return Long.parseLong(standings.one("select count(*) from " + of));
    }
}
