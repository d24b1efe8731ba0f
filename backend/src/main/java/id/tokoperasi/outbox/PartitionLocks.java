package id.tokoperasi.outbox;

import id.tokoperasi.kernel.Columns;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.ValidationDepth;

import org.reactivestreams.Publisher;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The advisory locks of one instance for one topic, on one connection. Beside the partitions, numbered
 * from 0, there is a seat for every instance, so that each can count them, and one lock for whoever wants
 * everything.
 */
final class PartitionLocks {

    private static final int FIRST_SEAT = 100;
    private static final int LAST_SEAT = FIRST_SEAT + PartitionDrain.PARTITIONS - 1;
    private static final int EVERYTHING = 200;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Connection connection;
    private final String topic;
    private volatile List<Integer> held = List.of();

    PartitionLocks(Connection connection, String topic) {
        this.connection = connection;
        this.topic = topic;
    }

    List<Integer> held() {
        return held;
    }

    Mono<Boolean> isAlive() {
        return Mono.from(connection.validate(ValidationDepth.REMOTE));
    }

    /** Takes a seat and a share. Without a free seat it waits for nothing and holds nothing. */
    Mono<Void> join() {
        return take(range(FIRST_SEAT, LAST_SEAT), 1).then(balance());
    }

    /** Waits until everything is ours. */
    Mono<Void> joinForAll() {
        return take(List.of(EVERYTHING), 1)
                .filter(taken -> !taken.isEmpty())
                .repeatWhenEmpty(tries -> tries.delayElements(PAUSE))
                .then(Mono.defer(this::takeAll));
    }

    private Mono<Void> takeAll() {
        return Mono.defer(() -> takePartitions(PartitionDrain.PARTITIONS))
                .then(Mono.fromSupplier(() -> held.size() == PartitionDrain.PARTITIONS))
                .filter(all -> all)
                .repeatWhenEmpty(tries -> tries.delayElements(PAUSE))
                .then();
    }

    Mono<Void> balance() {
        return share().flatMap(
                        share ->
                                held.size() > share
                                        ? giveUp(held.subList(share, held.size()))
                                        : takePartitions(share));
    }

    /** How many partitions are ours to hold; none while another instance wants everything. */
    private Mono<Integer> share() {
        return rows(
                        connection
                                .createStatement(
                                        """
                                        select cast(l.objid as bigint) as lock, l.pid = pg_backend_pid() as own
                                          from pg_locks l join pg_database d on d.oid = l.database
                                         where l.locktype = 'advisory' and l.objsubid = 2 and l.granted
                                           and d.datname = current_database()
                                           and l.classid = cast(cast(hashtext($1) as bigint) & 4294967295 as oid)
                                           and l.objid >= 100
                                        """)
                                .bind("$1", topic)
                                .execute(),
                        row -> new Seen(number(row, "lock"), Boolean.TRUE.equals(row.get("own"))))
                .collectList()
                .map(PartitionLocks::share);
    }

    private record Seen(int lock, boolean own) {}

    private static int share(List<Seen> locks) {
        var everything = locks.stream().filter(l -> l.lock() == EVERYTHING).findFirst();
        if (everything.isPresent()) {
            return everything.get().own() ? PartitionDrain.PARTITIONS : 0;
        }
        var seats = locks.stream().filter(l -> l.lock() <= LAST_SEAT).count();
        var seated = locks.stream().anyMatch(Seen::own);
        return seated ? Math.ceilDiv(PartitionDrain.PARTITIONS, (int) seats) : 0;
    }

    /** Takes free partitions until so many are held. */
    private Mono<Void> takePartitions(int share) {
        var missing = share - held.size();
        if (missing <= 0) {
            return Mono.empty();
        }
        var others =
                range(0, PartitionDrain.PARTITIONS - 1).stream()
                        .filter(p -> !held.contains(p))
                        .toList();
        return take(others, missing).doOnNext(this::add).then();
    }

    private void add(List<Integer> taken) {
        var all = new ArrayList<>(held);
        all.addAll(taken);
        held = List.copyOf(all);
    }

    /** The limit ends the scan: no more locks are tried than are wanted. */
    private Mono<List<Integer>> take(List<Integer> wanted, int most) {
        return rows(
                        connection
                                .createStatement(
                                        """
                                        select p from unnest(cast($2 as int[])) p
                                         where pg_try_advisory_lock(hashtext($1), p) limit $3
                                        """)
                                .bind("$1", topic)
                                .bind("$2", wanted.toArray(Integer[]::new))
                                .bind("$3", most)
                                .execute(),
                        row -> number(row, "p"))
                .collectList();
    }

    private Mono<Void> giveUp(List<Integer> surplus) {
        var kept = held.stream().filter(p -> !surplus.contains(p)).toList();
        return rows(
                        connection
                                .createStatement(
                                        """
                                        select pg_advisory_unlock(hashtext($1), p) as done
                                          from unnest(cast($2 as int[])) p
                                        """)
                                .bind("$1", topic)
                                .bind("$2", surplus.toArray(Integer[]::new))
                                .execute(),
                        row -> Boolean.TRUE.equals(row.get("done")))
                .then(Mono.fromRunnable(() -> held = kept));
    }

    Mono<Void> releaseAll() {
        return Flux.from(connection.createStatement("select pg_advisory_unlock_all()").execute())
                .flatMap(Result::getRowsUpdated)
                .then(Mono.fromRunnable(() -> held = List.of()));
    }

    Mono<Void> close() {
        return releaseAll().onErrorComplete().then(Mono.from(connection.close()));
    }

    private static List<Integer> range(int first, int last) {
        return IntStream.rangeClosed(first, last).boxed().toList();
    }

    private static int number(Readable row, String column) {
        return Columns.count(row, column);
    }

    private static <T> Flux<T> rows(
            Publisher<? extends Result> results, Function<Readable, T> read) {
        return Flux.from(results).flatMap(result -> result.map(read));
    }
}
