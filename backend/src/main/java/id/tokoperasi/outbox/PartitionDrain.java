package id.tokoperasi.outbox;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.ValidationDepth;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Takes rows of a topic for work outside the database. The topic is cut into partitions by the hash of
 * the key; a partition belongs to the instance that holds its advisory lock, so changes of one thing
 * are worked in order and two instances share the work. The locks hang on a connection of their own:
 * no transaction is open while the work goes on, and a dead instance loses them with its connection.
 */
@Component
public class PartitionDrain {

    /** Into how many parts a topic is cut. */
    public static final int PARTITIONS = 16;

    private final EventRows rows;
    private final ConnectionFactory connections;
    private final Clock clock;

    PartitionDrain(EventRows rows, ConnectionFactory connections, Clock clock) {
        this.rows = rows;
        this.connections = connections;
        this.clock = clock;
    }

    /**
     * Opens a connection and takes the partitions of the topic that nobody holds. The caller closes
     * the claim, and opens another when {@link Claim#isAlive()} says that the connection is gone.
     */
    public Mono<Claim> claim(String topic) {
        return Mono.from(connections.create())
                .flatMap(
                        connection ->
                                lockAll(connection, topic)
                                        .map(held -> new Claim(topic, held, connection))
                                        .onErrorResume(
                                                e ->
                                                        Mono.from(connection.close())
                                                                .then(Mono.error(e))));
    }

    private static Mono<List<Integer>> lockAll(Connection connection, String topic) {
        return Flux.from(
                        connection
                                .createStatement(
                                        """
                                        select p, pg_try_advisory_lock(hashtext($1), p) as held
                                          from generate_series(0, $2) p
                                        """)
                                .bind("$1", topic)
                                .bind("$2", PARTITIONS - 1)
                                .execute())
                .flatMap(
                        result ->
                                result.map(
                                        row ->
                                                Map.entry(
                                                        row.get("p", Integer.class),
                                                        row.get("held", Boolean.class))))
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collectList();
    }

    /** The partitions of one topic that this instance holds. */
    public final class Claim {
        private final String topic;
        private final List<Integer> partitions;
        private final Connection connection;

        private Claim(String topic, List<Integer> partitions, Connection connection) {
            this.topic = topic;
            this.partitions = List.copyOf(partitions);
            this.connection = connection;
        }

        /** Partition numbers held, from 0; may be empty when other instances hold all. */
        public List<Integer> partitions() {
            return partitions;
        }

        /** Whether all partitions are ours, as a full rebuild asks for. */
        public boolean isWhole() {
            return partitions.size() == PARTITIONS;
        }

        /** False when the connection that carries the locks is gone. */
        public Mono<Boolean> isAlive() {
            return Mono.from(connection.validate(ValidationDepth.REMOTE));
        }

        /**
         * Gives up to {@code limit} due rows to the work and takes them away when it completes. Keys
         * whose work failed are answered by the work and put back for later; an error of the work
         * itself leaves all rows where they are. Answers how many rows were taken.
         */
        public Mono<Integer> drain(
                int limit, Function<List<OutboxRow>, Mono<Map<String, Throwable>>> work) {
            return rows.due(topic, partitions, limit, clock.instant())
                    .collectList()
                    .filter(due -> !due.isEmpty())
                    .flatMap(due -> work.apply(due).flatMap(failed -> settle(due, failed)))
                    .defaultIfEmpty(0);
        }

        private Mono<Integer> settle(List<OutboxRow> due, Map<String, Throwable> failed) {
            var done = due.stream().filter(row -> !failed.containsKey(row.key()));
            return rows.delete(done.map(OutboxRow::id).toList())
                    .thenMany(Flux.fromIterable(due))
                    .concatMap(row -> putBack(row, failed.get(row.key())))
                    .then(Mono.just(due.size()));
        }

        private Mono<Void> putBack(OutboxRow row, @Nullable Throwable error) {
            return error == null ? Mono.empty() : rows.failed(row, error, clock.instant());
        }

        /** Gives the partitions back; the pool would otherwise keep them with the connection. */
        public Mono<Void> close() {
            return Flux.from(
                            connection.createStatement("select pg_advisory_unlock_all()").execute())
                    .flatMap(Result::getRowsUpdated)
                    .then(Mono.from(connection.close()));
        }
    }
}
