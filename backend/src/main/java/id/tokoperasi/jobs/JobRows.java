package id.tokoperasi.jobs;

import id.tokoperasi.kernel.Columns;

import io.r2dbc.spi.Readable;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

@Component
class JobRows {

    private final DatabaseClient db;

    JobRows(DatabaseClient db) {
        this.db = db;
    }

    /** A job with the same id is left as it is. */
    Mono<Job> insert(UUID id, String kind, UUID ownerId, String input, String actor, Instant now) {
        return db.sql(
                        """
                        with added as (
                            insert into jobs.jobs
                                   (id, kind, owner_id, input, asked_by, state, lease_until, created_at)
                            values (:id, :kind, :owner, :input, :actor, 'WAITING', :now, :now)
                            on conflict do nothing
                            returning *)
                        select * from added
                        union all
                        select * from jobs.jobs where id = :id and owner_id = :owner
                        """)
                .bind("id", id)
                .bind("kind", kind)
                .bind("owner", ownerId)
                .bind("input", input)
                .bind("actor", actor)
                .bind("now", now)
                .map(JobRows::toJob)
                .one();
    }

    /** Leases the oldest job that waits or whose node is gone; empty when there is none. */
    Mono<Job> take(UUID holder, Collection<String> kinds, Instant now, Instant until) {
        return db.sql(
                        """
                        update jobs.jobs
                           set state = 'RUNNING', holder = :holder, lease_until = :until, tries = tries + 1
                         where id = (select id from jobs.jobs
                                      where state in ('WAITING', 'RUNNING') and lease_until <= :now
                                        and kind = any(:kinds)
                                      order by lease_until, id limit 1 for update skip locked)
                        returning *
                        """)
                .bind("holder", holder)
                .bind("kinds", kinds.toArray(String[]::new))
                .bind("now", now)
                .bind("until", until)
                .map(JobRows::toJob)
                .one();
    }

    /** Longer for whoever holds it; empty when somebody else does. */
    Mono<Boolean> extend(UUID id, UUID holder, Instant until) {
        return db.sql(
                        """
                        update jobs.jobs set lease_until = :until
                         where id = :id and holder = :holder and state = 'RUNNING'
                        returning cancel_asked
                        """)
                .bind("id", id)
                .bind("holder", holder)
                .bind("until", until)
                .map(row -> Columns.flag(row, "cancel_asked"))
                .one();
    }

    Mono<Long> total(UUID id, UUID holder, long total) {
        return db.sql(
                        """
                        update jobs.jobs set total = :total
                         where id = :id and holder = :holder and state = 'RUNNING'
                        """)
                .bind("id", id)
                .bind("holder", holder)
                .bind("total", total)
                .fetch()
                .rowsUpdated();
    }

    /** Whether it is to be cancelled; empty when somebody else holds it. */
    Mono<Boolean> reached(UUID id, UUID holder, Checkpoint reached, Instant until) {
        return db.sql(
                        """
                        update jobs.jobs set done = :done, memo = :memo, lease_until = :until
                         where id = :id and holder = :holder and state = 'RUNNING'
                        returning cancel_asked
                        """)
                .bind("id", id)
                .bind("holder", holder)
                .bind("done", reached.done())
                .bind("memo", reached.memo())
                .bind("until", until)
                .map(row -> Columns.flag(row, "cancel_asked"))
                .one();
    }

    Mono<Long> finish(
            UUID id,
            UUID holder,
            JobState state,
            @Nullable String problem,
            @Nullable String facts,
            Instant now) {
        return db.sql(
                        """
                        update jobs.jobs
                           set state = :state, holder = null, problem = :problem, problem_facts = :facts,
                               finished_at = :now
                         where id = :id and holder = :holder and state = 'RUNNING'
                        """)
                .bind("id", id)
                .bind("holder", holder)
                .bind("state", state.name())
                .bind("problem", Columns.orNull(problem, String.class))
                .bind("facts", Columns.orNull(facts, String.class))
                .bind("now", now)
                .fetch()
                .rowsUpdated();
    }

    /** Gives it back for another try, or gives it up after too many. */
    Mono<Long> putBack(UUID id, UUID holder, int triesMax, Instant due, Instant now) {
        return db.sql(
                        """
                        update jobs.jobs
                           set state = case when tries < :max then 'WAITING' else 'FAILED' end,
                               problem = case when tries < :max then null else 'job-broken' end,
                               finished_at = case when tries < :max then null
                                                  else cast(:now as timestamptz) end,
                               holder = null, lease_until = :due
                         where id = :id and holder = :holder and state = 'RUNNING'
                        """)
                .bind("id", id)
                .bind("holder", holder)
                .bind("max", triesMax)
                .bind("due", due)
                .bind("now", now)
                .fetch()
                .rowsUpdated();
    }

    /** One that nobody works on is cancelled at once, one that runs is told. */
    Mono<Job> cancel(UUID id, UUID ownerId, Instant now) {
        return db.sql(
                        """
                        update jobs.jobs
                           set cancel_asked = true,
                               state = case when state = 'WAITING' then 'CANCELLED' else state end,
                               finished_at = case when state = 'WAITING' then cast(:now as timestamptz) end
                         where id = :id and owner_id = :owner and state in ('WAITING', 'RUNNING')
                        returning *
                        """)
                .bind("id", id)
                .bind("owner", ownerId)
                .bind("now", now)
                .map(JobRows::toJob)
                .one();
    }

    Mono<Job> byId(UUID id, UUID ownerId) {
        return db.sql("select * from jobs.jobs where id = :id and owner_id = :owner")
                .bind("id", id)
                .bind("owner", ownerId)
                .map(JobRows::toJob)
                .one();
    }

    Flux<Job> byIds(Collection<UUID> ids, UUID ownerId) {
        return db.sql("select * from jobs.jobs where id = any(:ids) and owner_id = :owner")
                .bind("ids", ids.toArray(UUID[]::new))
                .bind("owner", ownerId)
                .map(JobRows::toJob)
                .all();
    }

    /** How many of that kind are open, and how many were asked for since then. */
    Mono<Counts> counts(UUID ownerId, Collection<String> kinds, Instant since) {
        return db.sql(
                        """
                        select count(*) filter (where state in ('WAITING', 'RUNNING')) as open,
                               count(*) filter (where created_at >= :since) as recent
                          from jobs.jobs where owner_id = :owner and kind = any(:kinds)
                        """)
                .bind("owner", ownerId)
                .bind("kinds", kinds.toArray(String[]::new))
                .bind("since", since)
                .map(row -> new Counts(Columns.number(row, "open"), Columns.number(row, "recent")))
                .one();
    }

    record Counts(long open, long recent) {}

    private static Job toJob(Readable row) {
        return new Job(
                Columns.uuid(row, "id"),
                Columns.text(row, "kind"),
                Columns.uuid(row, "owner_id"),
                Columns.text(row, "input"),
                Columns.text(row, "asked_by"),
                Columns.constant(row, "state", JobState.class),
                row.get("memo", String.class),
                Columns.number(row, "done"),
                row.get("total", Long.class),
                Columns.flag(row, "cancel_asked"),
                row.get("problem", String.class),
                row.get("problem_facts", String.class),
                Columns.instant(row, "created_at"),
                row.get("finished_at", Instant.class));
    }
}
