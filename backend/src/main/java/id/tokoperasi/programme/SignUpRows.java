package id.tokoperasi.programme;

import id.tokoperasi.kernel.Columns;

import io.r2dbc.spi.Readable;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/** All that gives or frees a seat runs while the training is locked. */
@Component
class SignUpRows {

    private final DatabaseClient db;

    SignUpRows(DatabaseClient db) {
        this.db = db;
    }

    /** Takes a seat while there is one, and waits otherwise; empty when that person is there already. */
    Mono<SignUp> insert(SignUp wish, String actor) {
        return db.sql(
                        """
                        with seat as (
                            update programme.trainings set taken = taken + 1
                             where id = :training and taken < capacity returning id)
                        insert into programme.sign_ups
                               (id, training_id, cooperative_id, name, phone, actor, state, signed_up_at,
                                seated_at)
                        select :id, :training, :cooperative, :name, :phone, :actor,
                               case when exists (select from seat) then 'SEATED' else 'WAITING' end, :now,
                               case when exists (select from seat) then cast(:now as timestamptz) end
                        on conflict do nothing
                        returning *
                        """)
                .bind("id", wish.id())
                .bind("training", wish.trainingId())
                .bind("cooperative", wish.cooperativeId())
                .bind("name", wish.name())
                .bind("phone", wish.phone())
                .bind("actor", actor)
                .bind("now", wish.signedUpAt())
                .map(SignUpRows::toSignUp)
                .one();
    }

    Mono<Long> countOpen(UUID trainingId, UUID cooperativeId) {
        return db.sql(
                        """
                        select count(*) as people from programme.sign_ups
                         where training_id = :training and cooperative_id = :cooperative
                           and state <> 'CANCELLED'
                        """)
                .bind("training", trainingId)
                .bind("cooperative", cooperativeId)
                .map(row -> Columns.number(row, "people"))
                .one();
    }

    /** Gives the seat back, if it was one; empty when it is another cooperative's or was cancelled. */
    Mono<SignUp> cancel(UUID id, UUID trainingId, UUID cooperativeId, Instant now) {
        return db.sql(
                        """
                        with gone as (
                            update programme.sign_ups
                               set state = 'CANCELLED', cancelled_at = :now
                             where id = :id and training_id = :training and cooperative_id = :cooperative
                               and state <> 'CANCELLED'
                            returning new.*, old.state as was),
                        freed as (
                            update programme.trainings set taken = taken - 1
                             where id = :training and exists (select from gone where was = 'SEATED'))
                        select * from gone
                        """)
                .bind("id", id)
                .bind("training", trainingId)
                .bind("cooperative", cooperativeId)
                .bind("now", now)
                .map(SignUpRows::toSignUp)
                .one();
    }

    /** Gives free seats of a training that has not begun to those who wait, oldest first; answers them. */
    Flux<UUID> moveUp(UUID trainingId, Instant now) {
        return db.sql(
                        """
                        with up as (
                            select id from programme.sign_ups
                             where training_id = :training and state = 'WAITING' order by place
                             limit (select coalesce(max(capacity - taken), 0) from programme.trainings
                                     where id = :training and state = 'ANNOUNCED' and starts_at > :now)),
                        seated as (
                            update programme.sign_ups set state = 'SEATED', seated_at = :now
                             where id in (select id from up) returning id),
                        counted as (
                            update programme.trainings
                               set taken = taken + (select count(*) from seated) where id = :training)
                        select id from seated
                        """)
                .bind("training", trainingId)
                .bind("now", now)
                .map(row -> Columns.uuid(row, "id"))
                .all();
    }

    /** Those of a cooperative's people that were there now, or before. */
    Flux<SignUp> attend(UUID trainingId, UUID cooperativeId, Collection<UUID> ids, Instant now) {
        return db.sql(
                        """
                        update programme.sign_ups set attended_at = coalesce(attended_at, :now)
                         where training_id = :training and cooperative_id = :cooperative
                           and id = any(:ids) and state <> 'CANCELLED'
                        returning *
                        """)
                .bind("training", trainingId)
                .bind("cooperative", cooperativeId)
                .bind("ids", ids.toArray(UUID[]::new))
                .bind("now", now)
                .map(SignUpRows::toSignUp)
                .all();
    }

    /** As {@link #attend}, of whatever cooperative. */
    Flux<SignUp> attend(UUID trainingId, Collection<UUID> ids, Instant now) {
        return db.sql(
                        """
                        update programme.sign_ups set attended_at = coalesce(attended_at, :now)
                         where training_id = :training and id = any(:ids) and state <> 'CANCELLED'
                        returning *
                        """)
                .bind("training", trainingId)
                .bind("ids", ids.toArray(UUID[]::new))
                .bind("now", now)
                .map(SignUpRows::toSignUp)
                .all();
    }

    Mono<SignUp> byId(UUID id) {
        return db.sql("select * from programme.sign_ups where id = :id")
                .bind("id", id)
                .map(SignUpRows::toSignUp)
                .one();
    }

    /** Those who come, then those who wait, each in the order of their signing up. */
    Flux<SignUp> ofTraining(UUID trainingId) {
        return db.sql(
                        """
                        select * from programme.sign_ups
                         where training_id = :training and state <> 'CANCELLED' order by state, place
                        """)
                .bind("training", trainingId)
                .map(SignUpRows::toSignUp)
                .all();
    }

    /** A cooperative's own since then, cancelled ones not among them. */
    Flux<SignUp> ofCooperative(UUID cooperativeId, Instant since) {
        return db.sql(
                        """
                        select * from programme.sign_ups
                         where cooperative_id = :cooperative and state <> 'CANCELLED'
                           and signed_up_at >= :since
                         order by place
                        """)
                .bind("cooperative", cooperativeId)
                .bind("since", since)
                .map(SignUpRows::toSignUp)
                .all();
    }

    private static SignUp toSignUp(Readable row) {
        return new SignUp(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "training_id"),
                Columns.uuid(row, "cooperative_id"),
                Columns.text(row, "name"),
                Columns.text(row, "phone"),
                Columns.constant(row, "state", SignUp.State.class),
                Columns.instant(row, "signed_up_at"),
                row.get("attended_at", Instant.class));
    }
}
