package id.tokoperasi.outbox;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;

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
 * are worked in order and two instances share the work: each knows by the locks how many there are and
 * keeps its share. The locks hang on a connection of their own: no transaction is open while the work
 * goes on, and a dead instance loses them with its connection.
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
     * Opens a connection and takes this instance's share of the partitions, as far as they are free.
     * The caller calls {@link Claim#balance} now and then, closes the claim, and opens another when
     * {@link Claim#isAlive()} says that the connection is gone.
     */
    public Mono<Claim> claim(String topic) {
        return open(topic, PartitionLocks::join);
    }

    /**
     * Takes all partitions: the other instances give theirs up at their next {@link Claim#balance} and
     * take none until this claim is closed. Waits for them, and for another whole claim, without end.
     */
    public Mono<Claim> claimWhole(String topic) {
        return open(topic, locks -> locks.joinForAll().then());
    }

    private Mono<Claim> open(String topic, Function<PartitionLocks, Mono<Void>> join) {
        return Mono.usingWhen(
                Mono.from(connections.create()).map(Opening::new),
                opening -> {
                    var claim = new Claim(topic, new PartitionLocks(opening.connection, topic));
                    return join.apply(claim.locks)
                            .then(Mono.fromSupplier(() -> opening.keptFor(claim)));
                },
                Opening::release,
                (opening, error) -> opening.abandon(),
                Opening::abandon);
    }

    /** A connection that is given back unless a claim came of it. */
    private static final class Opening {
        private final Connection connection;
        private volatile boolean kept;

        private Opening(Connection connection) {
            this.connection = connection;
        }

        private Claim keptFor(Claim claim) {
            kept = true;
            return claim;
        }

        private Mono<Void> release() {
            return kept ? Mono.empty() : abandon();
        }

        private Mono<Void> abandon() {
            return new PartitionLocks(connection, "")
                    .releaseAll()
                    .onErrorComplete()
                    .then(Mono.from(connection.close()));
        }
    }

    /** The partitions of one topic that this instance holds. */
    public final class Claim {
        private final String topic;
        private final PartitionLocks locks;

        private Claim(String topic, PartitionLocks locks) {
            this.topic = topic;
            this.locks = locks;
        }

        /** Partition numbers held, from 0; may be empty when other instances hold all. */
        public List<Integer> partitions() {
            return locks.held();
        }

        /** False when the connection that carries the locks is gone. */
        public Mono<Boolean> isAlive() {
            return locks.isAlive();
        }

        /**
         * Gives up what others should have and takes what is ours and free. Not while a drain of this
         * claim runs. Fails when the connection that carries the locks is gone.
         */
        public Mono<Void> balance() {
            return locks.balance();
        }

        /**
         * Gives up to {@code limit} due rows to the work and takes them away when it completes. Keys
         * whose work failed are answered by the work and put back for later; an error of the work
         * itself leaves all rows where they are. Answers how many rows were taken.
         */
        public Mono<Integer> drain(
                int limit, Function<List<OutboxRow>, Mono<Map<String, Throwable>>> work) {
            return rows.due(topic, partitions(), limit, clock.instant())
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
            return locks.close();
        }
    }
}
