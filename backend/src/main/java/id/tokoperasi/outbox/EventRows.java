package id.tokoperasi.outbox;

import id.tokoperasi.kernel.Columns;

import io.r2dbc.spi.Readable;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

@Component
class EventRows {

    /** Failures after which a row is set aside: with the back-off below about a day and a half. */
    private static final int MAX_TRIES = 17;

    private static final Duration LONGEST_WAIT = Duration.ofHours(6);

    private final DatabaseClient db;

    EventRows(DatabaseClient db) {
        this.db = db;
    }

    /** An event for one of those who hear it. */
    record Heard(String topic, String payload) {}

    Mono<Void> append(List<Heard> events, Instant now) {
        return db.sql(
                        """
                        insert into outbox.events (topic, partition, key, payload, due_at, created_at)
                        select topic, 0, '', cast(payload as jsonb), :now, :now
                          from unnest(:topics, :payloads) as e (topic, payload)
                        """)
                .bind("topics", Columns.each(events, Heard::topic, String[]::new))
                .bind("payloads", Columns.each(events, Heard::payload, String[]::new))
                .bind("now", now)
                .then();
    }

    /** One row for each key, in the key's partition. */
    Mono<Void> mark(String topic, Collection<String> keys, Instant now) {
        return db.sql(
                        """
                        insert into outbox.events (topic, partition, key, payload, due_at, created_at)
                        select :topic, abs(hashtext(key)) % :partitions, key, '{}', :now, :now
                          from unnest(cast(:keys as text[])) key
                        """)
                .bind("topic", topic)
                .bind("partitions", PartitionDrain.PARTITIONS)
                .bind("keys", keys.toArray(String[]::new))
                .bind("now", now)
                .then();
    }

    /** Those of the topics that have due rows. */
    Flux<String> dueTopics(Collection<String> topics, Instant now) {
        return db.sql(
                        """
                        select topic from unnest(cast(:topics as text[])) topic
                         where exists (select from outbox.events e
                                        where e.topic = topic and e.due_at <= :now)
                        """)
                .bind("topics", topics.toArray(String[]::new))
                .bind("now", now)
                .map(row -> Columns.text(row, "topic"))
                .all();
    }

    /** Due rows of the topic, oldest first, taken away in the caller's transaction. */
    Mono<List<OutboxRow>> take(String topic, int limit, Instant now) {
        return db.sql(
                        """
                        with taken as (
                            select id from outbox.events
                             where topic = :topic and due_at <= :now
                             order by due_at, id limit :limit for update skip locked)
                        delete from outbox.events e using taken t where e.id = t.id
                        returning e.*
                        """)
                .bind("topic", topic)
                .bind("now", now)
                .bind("limit", limit)
                .map(EventRows::toRow)
                .all()
                .collectSortedList(Comparator.comparingLong(OutboxRow::id));
    }

    Flux<OutboxRow> due(String topic, List<Integer> partitions, int limit, Instant now) {
        return db.sql(
                        """
                        select * from outbox.events
                         where topic = :topic and due_at <= :now and partition = any(:partitions)
                         order by due_at, id limit :limit
                        """)
                .bind("topic", topic)
                .bind("now", now)
                .bind(
                        "partitions",
                        partitions.stream().map(Integer::shortValue).toArray(Short[]::new))
                .bind("limit", limit)
                .map(EventRows::toRow)
                .all();
    }

    Mono<Void> delete(Collection<Long> ids) {
        return db.sql("delete from outbox.events where id = any(:ids)")
                .bind("ids", ids.toArray(Long[]::new))
                .then();
    }

    /** Puts a failed row back for later, or sets it aside when it has failed too often. */
    Mono<Void> failed(OutboxRow row, Throwable error, Instant now) {
        var tries = row.tries() + 1;
        if (tries >= MAX_TRIES) {
            return setAside(row, tries, error, now);
        }
        return db.sql("update outbox.events set tries = :tries, due_at = :due where id = :id")
                .bind("tries", (short) tries)
                .bind("due", now.plus(waitAfter(tries)))
                .bind("id", row.id())
                .then();
    }

    private Mono<Void> setAside(OutboxRow row, int tries, Throwable error, Instant now) {
        return db.sql(
                        """
                        with gone as (delete from outbox.events where id = :id returning *)
                        insert into outbox.dead
                               (id, topic, partition, key, payload, tries, error, created_at, died_at)
                        select id, topic, partition, key, payload, :tries, :error, created_at, :now
                          from gone
                        """)
                .bind("id", row.id())
                .bind("tries", (short) tries)
                .bind("error", String.valueOf(error))
                .bind("now", now)
                .then();
    }

    /** Two seconds, doubled after each failure, six hours at most. */
    static Duration waitAfter(int tries) {
        var wait = Duration.ofSeconds(1L << Math.min(tries, 20));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    Flux<OutboxLag> lags() {
        return db.sql(
                        """
                        select topic, count(*) as waiting, min(created_at) as oldest, 0 as dead
                          from outbox.events group by topic
                        union all
                        select topic, 0, null, count(*) from outbox.dead group by topic
                        """)
                .map(
                        row ->
                                new OutboxLag(
                                        Columns.text(row, "topic"),
                                        Columns.number(row, "waiting"),
                                        row.get("oldest", Instant.class),
                                        Columns.number(row, "dead")))
                .all();
    }

    private static OutboxRow toRow(Readable row) {
        return new OutboxRow(
                Columns.number(row, "id"),
                Columns.text(row, "topic"),
                Columns.count(row, "partition"),
                Columns.text(row, "key"),
                Columns.text(row, "payload"),
                Columns.count(row, "tries"),
                Columns.instant(row, "created_at"));
    }
}
