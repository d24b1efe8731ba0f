package id.tokoperasi.programme;

import id.tokoperasi.kernel.Columns;

import io.r2dbc.spi.Readable;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.UUID;

@Component
class TrainingRows {

    private static final String WAITING =
            """
            (select count(*) from programme.sign_ups s
              where s.training_id = t.id and s.state = 'WAITING') as waiting
            """;

    private final DatabaseClient db;

    TrainingRows(DatabaseClient db) {
        this.db = db;
    }

    Mono<Training> insert(UUID id, TrainingPlan plan, String code, Instant now) {
        return bind(
                        db.sql(
                                """
                                insert into programme.trainings
                                       (id, title, about, venue, district_code, starts_at, ends_at, capacity,
                                        seats_each, needs, code, state, created_at)
                                values (:id, :title, :about, :venue, :district, :starts, :ends, :capacity,
                                        :each, :needs, :code, 'ANNOUNCED', :now)
                                returning *, cast(0 as bigint) as waiting
                                """),
                        plan)
                .bind("id", id)
                .bind("code", code)
                .bind("now", now)
                .map(TrainingRows::toTraining)
                .one();
    }

    /** Empty when the version has moved on, it has begun or does not take place. */
    Mono<Training> update(UUID id, long seenVersion, TrainingPlan plan, Instant now) {
        return bind(
                        db.sql(
                                """
                                update programme.trainings t
                                   set title = :title, about = :about, venue = :venue,
                                       district_code = :district, starts_at = :starts, ends_at = :ends,
                                       capacity = :capacity, seats_each = :each, needs = :needs,
                                       version = version + 1
                                 where id = :id and version = :seen and state = 'ANNOUNCED'
                                   and starts_at > :now
                                returning *,
                                """
                                        + WAITING),
                        plan)
                .bind("id", id)
                .bind("seen", seenVersion)
                .bind("now", now)
                .map(TrainingRows::toTraining)
                .one();
    }

    private static DatabaseClient.GenericExecuteSpec bind(
            DatabaseClient.GenericExecuteSpec sql, TrainingPlan plan) {
        return sql.bind("title", plan.title())
                .bind("about", plan.about())
                .bind("venue", plan.venue())
                .bind("district", plan.districtCode())
                .bind("starts", plan.startsAt())
                .bind("ends", plan.endsAt())
                .bind("capacity", plan.capacity())
                .bind("each", plan.seatsEach())
                .bind(
                        "needs",
                        plan.needs().stream().sorted().map(Enum::name).toArray(String[]::new));
    }

    /** Empty when the version has moved on, it has begun or does not take place anyway. */
    Mono<Training> cancel(UUID id, long seenVersion, String reason, Instant now) {
        return db.sql(
                        """
                        update programme.trainings t
                           set state = 'CANCELLED', reason = :reason, version = version + 1
                         where id = :id and version = :seen and state = 'ANNOUNCED' and starts_at > :now
                        returning *,
                        """
                                + WAITING)
                .bind("id", id)
                .bind("seen", seenVersion)
                .bind("reason", reason)
                .bind("now", now)
                .map(TrainingRows::toTraining)
                .one();
    }

    Mono<Training> byId(UUID id) {
        return db.sql("select t.*, " + WAITING + " from programme.trainings t where t.id = :id")
                .bind("id", id)
                .map(TrainingRows::toTraining)
                .one();
    }

    /** Nobody else gives or frees a seat until the transaction is over. */
    Mono<Training> lock(UUID id) {
        return db.sql("select id from programme.trainings where id = :id for update")
                .bind("id", id)
                .map(row -> Columns.uuid(row, "id"))
                .one()
                .flatMap(this::byId);
    }

    /** Not over yet, the next first. */
    Flux<Training> upcoming(@Nullable UUID after, int size, Instant now) {
        return db.sql(
                        "select t.*, "
                                + WAITING
                                + """
                                  from programme.trainings t
                                 where t.ends_at > :now
                                   and (cast(:after as uuid) is null
                                        or (t.starts_at, t.id) > (select starts_at, id
                                                                    from programme.trainings where id = :after))
                                 order by t.starts_at, t.id limit :size
                                """)
                .bind("now", now)
                .bind("after", Columns.orNull(after, UUID.class))
                .bind("size", size)
                .map(TrainingRows::toTraining)
                .all();
    }

    /** Over, the last first. */
    Flux<Training> past(@Nullable UUID after, int size, Instant now) {
        return db.sql(
                        "select t.*, "
                                + WAITING
                                + """
                                  from programme.trainings t
                                 where t.ends_at <= :now
                                   and (cast(:after as uuid) is null
                                        or (t.starts_at, t.id) < (select starts_at, id
                                                                    from programme.trainings where id = :after))
                                 order by t.starts_at desc, t.id desc limit :size
                                """)
                .bind("now", now)
                .bind("after", Columns.orNull(after, UUID.class))
                .bind("size", size)
                .map(TrainingRows::toTraining)
                .all();
    }

    /** Not over for so long that a cooperative has nothing more to do with them, the next first. */
    Flux<Training> notOverSince(Instant then, Collection<UUID> orIds, int size) {
        return db.sql(
                        "select t.*, "
                                + WAITING
                                + """
                                  from programme.trainings t
                                 where t.ends_at > :then or t.id = any(:ids)
                                 order by t.starts_at, t.id limit :size
                                """)
                .bind("then", then)
                .bind("ids", orIds.toArray(UUID[]::new))
                .bind("size", size)
                .map(TrainingRows::toTraining)
                .all();
    }

    /** How many ended in that span and took place. */
    Mono<Long> endedBetween(Instant from, Instant to) {
        return db.sql(
                        """
                        select count(*) as trainings from programme.trainings
                         where state = 'ANNOUNCED' and ends_at > :from and ends_at <= :to
                        """)
                .bind("from", from)
                .bind("to", to)
                .map(row -> Columns.number(row, "trainings"))
                .one();
    }

    private static Training toTraining(Readable row) {
        var needs = EnumSet.noneOf(Need.class);
        Columns.texts(row, "needs").forEach(n -> needs.add(Need.valueOf(n)));
        return new Training(
                Columns.uuid(row, "id"),
                Columns.text(row, "title"),
                Columns.text(row, "about"),
                Columns.text(row, "venue"),
                Columns.text(row, "district_code"),
                Columns.instant(row, "starts_at"),
                Columns.instant(row, "ends_at"),
                Columns.count(row, "capacity"),
                Columns.count(row, "seats_each"),
                Columns.count(row, "taken"),
                Columns.number(row, "waiting"),
                needs,
                Columns.text(row, "code"),
                Columns.constant(row, "state", Training.State.class),
                row.get("reason", String.class),
                Columns.number(row, "version"));
    }
}
