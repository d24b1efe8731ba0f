package id.tokoperasi.programme;

import id.tokoperasi.kernel.Columns;
import id.tokoperasi.kernel.Ids;

import io.r2dbc.spi.Readable;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

@Component
class CallRows {

    private final DatabaseClient db;

    CallRows(DatabaseClient db) {
        this.db = db;
    }

    /** Those that had not been asked this year. */
    Flux<Call> insert(List<UUID> cooperativeIds, Step step, int year, String actor, Instant now) {
        return db.sql(
                        """
                        insert into programme.calls (id, cooperative_id, step, year, asked_by, asked_at)
                        select c.id, c.cooperative, :step, :year, :actor, :now
                          from unnest(:ids, :cooperatives) as c (id, cooperative)
                        on conflict (cooperative_id, step, year) do nothing
                        returning *
                        """)
                .bind(
                        "ids",
                        Stream.generate(Ids::next)
                                .limit(cooperativeIds.size())
                                .toArray(UUID[]::new))
                .bind("cooperatives", cooperativeIds.toArray(UUID[]::new))
                .bind("step", step.name())
                .bind("year", year)
                .bind("actor", actor)
                .bind("now", now)
                .map(CallRows::toCall)
                .all();
    }

    Flux<Call> ofYear(Step step, int year) {
        return db.sql("select * from programme.calls where step = :step and year = :year")
                .bind("step", step.name())
                .bind("year", year)
                .map(CallRows::toCall)
                .all();
    }

    Flux<Call> ofCooperative(UUID cooperativeId, int year) {
        return db.sql(
                        """
                        select * from programme.calls
                         where cooperative_id = :cooperative and year >= :year order by asked_at desc, id
                        """)
                .bind("cooperative", cooperativeId)
                .bind("year", year)
                .map(CallRows::toCall)
                .all();
    }

    Mono<Call> byId(UUID id) {
        return db.sql("select * from programme.calls where id = :id")
                .bind("id", id)
                .map(CallRows::toCall)
                .one();
    }

    /** Empty when it is another cooperative's or has been answered. */
    Mono<Call> answer(
            UUID id,
            UUID cooperativeId,
            String answer,
            @Nullable Sector sector,
            String actor,
            Instant now) {
        return db.sql(
                        """
                        update programme.calls
                           set answer = :answer, claimed_sector = :sector, answered_by = :actor,
                               answered_at = :now
                         where id = :id and cooperative_id = :cooperative and answered_at is null
                        returning *
                        """)
                .bind("id", id)
                .bind("cooperative", cooperativeId)
                .bind("answer", answer)
                .bind("sector", Columns.orNull(sector == null ? null : sector.name(), String.class))
                .bind("actor", actor)
                .bind("now", now)
                .map(CallRows::toCall)
                .one();
    }

    private static Call toCall(Readable row) {
        var sector = row.get("claimed_sector", String.class);
        return new Call(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "cooperative_id"),
                Columns.constant(row, "step", Step.class),
                Columns.count(row, "year"),
                Columns.instant(row, "asked_at"),
                row.get("answer", String.class),
                sector == null ? null : Sector.valueOf(sector),
                row.get("answered_at", Instant.class));
    }
}
