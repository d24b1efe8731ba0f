package id.tokoperasi.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.tokoperasi.catalog.Listing;
import id.tokoperasi.catalog.Listings;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.outbox.EventDrain;
import id.tokoperasi.outbox.Outbox;
import id.tokoperasi.outbox.OutboxLag;
import id.tokoperasi.outbox.PartitionDrain;
import id.tokoperasi.search.ListingIndex;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

class ListingIndexerTests {

    private final Indexers indexers = new Indexers();

    @AfterEach
    void close() {
        indexers.close();
    }

    @Test
    void aListingIsFoundAfterItIsPublishedAndGoneAfterItIsWithdrawn() {
        var indexer = indexers.running();
        var market = new Market(indexer);
        var emping = market.lists("Emping melinjo", 42_500, 4);
        soon(() -> assertThat(Indexers.find(indexer, "emping").total()).isEqualTo(1));

        var card = Indexers.find(indexer, "emping").items().getFirst();
        assertThat(card.minPriceRupiah()).isEqualTo(42_500);
        assertThat(card.lowStock()).isEqualTo(4);
        assertThat(card.unitPrice().rupiah()).isEqualTo(85_000);
        assertThat(card.categories())
                .extracting(c -> c.slug())
                .containsExactly("makanan", "camilan");

        var dearer = market.reprices(emping, 45_000);
        soon(
                () ->
                        assertThat(Indexers.find(indexer, "emping").items())
                                .extracting(d -> d.minPriceRupiah())
                                .containsExactly(45_000L));
        market.withdraws(dearer);
        soon(() -> assertThat(Indexers.find(indexer, "emping").total()).isZero());
    }

    @Test
    void aSuspendedCooperativesListingsDisappear() {
        var indexer = indexers.running();
        var market = new Market(indexer);
        market.lists("Emping melinjo", 42_500, 4);
        soon(() -> assertThat(Indexers.find(indexer, "emping").total()).isEqualTo(1));

        indexer.getBean(Cooperatives.class).suspend(market.cooperativeId()).block();
        indexer.getBean(EventDrain.class).drainAll().block();
        soon(() -> assertThat(Indexers.find(indexer, "emping").total()).isZero());
    }

    @Test
    void workThatIsLostAfterTheBulkIsDoneAgainAndDoublesNothing() {
        var indexer = indexers.idle();
        var market = new Market(indexer);
        indexer.getBean(Rebuild.class).run().block();
        market.lists("Emping melinjo", 42_500, 4);
        market.lists("Emping manis", 30_000, 4);
        var work = indexer.getBean(IndexingWork.class);
        var index = indexer.getBean(ListingIndex.class);
        var claim = claim(indexer);

        assertThatThrownBy(
                        () ->
                                claim.drain(
                                                500,
                                                rows ->
                                                        work.work(rows, List.of(index.alias()))
                                                                .then(Mono.error(new Killed())))
                                        .block())
                .isInstanceOf(Killed.class);
        assertThat(waiting(indexer)).isEqualTo(2);

        claim.drain(500, rows -> work.work(rows, List.of(index.alias()))).block();
        assertThat(waiting(indexer)).isZero();
        assertThat(index.count().block()).isEqualTo(2);
        assertThat(compare(indexer)).startsWith("compared: 2 listings, 0 differences");
        claim.close().block();
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @Test
    void aRowThatCannotBeWorkedIsSetAsideAndTheOthersGoOn() {
        var indexer = indexers.running();
        var market = new Market(indexer);
        var outbox = indexer.getBean(Outbox.class);
        var db = indexer.getBean(DatabaseClient.class);
        var poison = market.lists("Racun tikus", 10_000, 1);
        soon(() -> assertThat(waiting(indexer)).isZero());
        db.sql(
                        "update catalog.listings set certificates = '[{\"kind\": \"NO_SUCH\"}]' where id = :id")
                .bind("id", poison.id())
                .then()
                .block();

        outbox.mark(Listings.INDEX_TOPIC, List.of(poison.id().toString(), "no-id")).block();
        var good = market.lists("Emping melinjo", 42_500, 4);
        soon(() -> assertThat(Indexers.find(indexer, "emping").total()).isEqualTo(1));
        assertThat(good.id()).isNotNull();

        db.sql("update outbox.events set tries = 16, due_at = created_at").then().block();
        soon(
                () ->
                        assertThat(lags(indexer).stream().mapToLong(OutboxLag::dead).sum())
                                .isEqualTo(2));
        assertThat(waiting(indexer)).isZero();
    }

    @Test
    void aRebuildWhileEditsGoOnEndsWithoutDifferences() {
        var indexer = indexers.running();
        var market = new Market(indexer);
        var listed = new ArrayList<Listing>();
        for (int i = 0; i < 40; i++) {
            listed.add(market.lists("Emping nomor " + i, 10_000 + i, 5));
        }
        var command = indexers.idle();
        var edits =
                CompletableFuture.runAsync(
                        () -> {
                            for (int i = 0; i < listed.size(); i++) {
                                var edited = market.reprices(listed.get(i), 20_000 + i);
                                if (i % 3 == 0) {
                                    market.withdraws(edited);
                                }
                            }
                        });
        command.getBean(Rebuild.class).run().block();
        command.getBean(Rebuild.class).run().block();
        edits.join();

        soon(() -> assertThat(waiting(indexer)).isZero());
        assertThat(compare(command)).startsWith("compared: 26 listings, 0 differences");
    }

    @Test
    void compareNamesWhatDiffers() {
        var indexer = indexers.idle();
        var market = new Market(indexer);
        var emping = market.lists("Emping melinjo", 42_500, 4);
        indexer.getBean(Rebuild.class).run().block();
        market.reprices(emping, 50_000);
        market.lists("Keripik pisang", 42_500, 4);
        assertThat(compare(indexer))
                .startsWith(
                        "compared: 2 listings, 2 differences (1 missing, 1 outdated, 0 surplus)");
    }

    @Test
    void twoIndexersShareThePartitionsAndOneTakesOverFromTheOther() {
        var first = indexers.running();
        var market = new Market(first);
        soon(() -> assertThat(held(first)).isEqualTo(PartitionDrain.PARTITIONS));
        var second = indexers.running();
        soon(
                () -> {
                    assertThat(held(first)).isEqualTo(8);
                    assertThat(held(second)).isEqualTo(8);
                });
        for (int i = 0; i < 20; i++) {
            market.lists("Emping nomor " + i, 10_000 + i, 5);
        }
        soon(() -> assertThat(Indexers.find(second, "emping").total()).isEqualTo(20));

        second.close();
        soon(() -> assertThat(held(first)).isEqualTo(PartitionDrain.PARTITIONS));
    }

    @Test
    void theIndexerSurvivesTheLossOfItsConnections() {
        var indexer = indexers.running();
        var market = new Market(indexer);
        soon(() -> assertThat(held(indexer)).isEqualTo(PartitionDrain.PARTITIONS));
        var db = indexer.getBean(DatabaseClient.class);
        db.sql(
                        """
                        select pg_terminate_backend(pid) from pg_stat_activity
                         where datname = current_database() and pid <> pg_backend_pid()
                        """)
                .then()
                .block();
        soon(() -> market.lists("Emping melinjo", 42_500, 4));
        soon(() -> assertThat(Indexers.find(indexer, "emping").total()).isPositive());
    }

    private static PartitionDrain.Claim claim(ConfigurableApplicationContext indexer) {
        return indexer.getBean(PartitionDrain.class).claim(Listings.INDEX_TOPIC).block();
    }

    private static String compare(ConfigurableApplicationContext indexer) {
        return indexer.getBean(Compare.class).run().map(Compare.Differences::summary).block();
    }

    private static int held(ConfigurableApplicationContext indexer) {
        return indexer.getBean(ListingIndexer.class).partitions().size();
    }

    private static List<OutboxLag> lags(ConfigurableApplicationContext indexer) {
        return indexer.getBean(EventDrain.class).lags().block().stream()
                .filter(lag -> lag.topic().equals(Listings.INDEX_TOPIC))
                .toList();
    }

    private static long waiting(ConfigurableApplicationContext indexer) {
        return lags(indexer).stream().mapToLong(OutboxLag::waiting).sum();
    }

    private static void soon(org.awaitility.core.ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .untilAsserted(assertion);
    }
}
