package id.tokoperasi.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.tokoperasi.catalog.Listing;
import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.kernel.Transactions;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

import reactor.core.publisher.Flux;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Many orders packed at once: all or none, however it ends, and once however often it is said. */
class BulkPackingTests {

    private static final String STAFF = "staff";

    private static Market market;
    private static OrderBoard board;
    private static Cooperative seller;
    private static Listing emping;

    @BeforeAll
    static void open() {
        market = new Market();
        board = market.backend.get(OrderBoard.class);
        seller = market.cooperative("Melinjo");
        emping = market.lists(seller, "Emping", 10_000, 900);
    }

    @AfterAll
    static void close() {
        market.close();
    }

    private static List<UUID> paid(int orders) {
        var ids = new ArrayList<UUID>();
        for (int i = 0; i < orders; i++) {
            ids.add(market.guest().puts(emping, 1).buys().orders().getFirst().id());
        }
        return ids;
    }

    private static long in(OrderStatus status, List<UUID> ids) {
        return market.backend.one(
                Long.class,
                "select count(*) from ordering.orders where id = any(:ids) and status = :status",
                Map.of("ids", ids.toArray(UUID[]::new), "status", status.name()));
    }

    private static long told(List<UUID> ids) {
        return market.backend.one(
                Long.class,
                """
                select count(*) from ordering.order_events
                 where order_id = any(:ids) and status = 'PACKED'
                """,
                Map.of("ids", ids.toArray(UUID[]::new)));
    }

    @Test
    void whenTheConnectionDiesAfterwardsNoneIsPacked() {
        var ids = paid(5);
        var db = market.backend.get(DatabaseClient.class);
        market.moved.forget();

        assertThatThrownBy(
                        () ->
                                market.backend
                                        .get(Transactions.class)
                                        .run(
                                                () ->
                                                        board.packAll(ids, seller.id(), STAFF)
                                                                .then(
                                                                        db.sql(
                                                                                        "select pg_terminate_backend(pg_backend_pid())")
                                                                                .then()))
                                        .block(Duration.ofMinutes(1)))
                .isInstanceOf(RuntimeException.class);

        market.backend.drain();
        assertThat(in(OrderStatus.PAID, ids)).isEqualTo(5);
        assertThat(told(ids)).isZero();
        assertThat(market.moved.events()).isEmpty();
        assertThat(board.packAll(ids, seller.id(), STAFF).block()).hasSize(5);
        assertThat(in(OrderStatus.PACKED, ids)).isEqualTo(5);
    }

    @Test
    void whenTheNewsCannotBeWrittenNoneIsPacked() {
        var ids = paid(3);
        market.backend.run("alter table outbox.events rename to events_away");
        try {
            assertThatThrownBy(() -> board.packAll(ids, seller.id(), STAFF).block())
                    .isInstanceOf(RuntimeException.class);
        } finally {
            market.backend.run("alter table outbox.events_away rename to events");
        }
        assertThat(in(OrderStatus.PAID, ids)).isEqualTo(3);
        assertThat(told(ids)).isZero();
    }

    @Test
    void oneAndThirtyTakeTheSameStatements() {
        var one = statements(paid(1));
        var thirty = statements(paid(30));

        assertThat(thirty).isEqualTo(one).isEqualTo(3);
    }

    private static long statements(List<UUID> ids) {
        var before = market.backend.statements();
        assertThat(board.packAll(ids, seller.id(), STAFF).block()).hasSameElementsAs(ids);
        return market.backend.statements() - before;
    }

    @Test
    void whoSaysItAgainOrAtOncePacksOnce() {
        var ids = paid(6);

        var packed =
                Flux.range(0, 8)
                        .flatMap(i -> board.packAll(ids, seller.id(), STAFF), 8)
                        .flatMapIterable(all -> all)
                        .collectList()
                        .block(Duration.ofMinutes(1));

        assertThat(packed).hasSameElementsAs(ids).hasSize(6);
        assertThat(told(ids)).isEqualTo(6);
        assertThat(board.packAll(ids, seller.id(), STAFF).block()).isEmpty();
        assertThat(told(ids)).isEqualTo(6);
    }
}
