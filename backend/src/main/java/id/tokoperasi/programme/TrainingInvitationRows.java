package id.tokoperasi.programme;

import id.tokoperasi.kernel.Columns;
import id.tokoperasi.kernel.Ids;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

@Component
class TrainingInvitationRows {

    private final DatabaseClient db;

    TrainingInvitationRows(DatabaseClient db) {
        this.db = db;
    }

    /** The ids of those that are new. */
    Flux<UUID> insert(UUID trainingId, List<UUID> cooperativeIds, String actor, Instant now) {
        return db.sql(
                        """
                        insert into programme.invitations
                               (id, training_id, cooperative_id, invited_by, invited_at)
                        select c.id, :training, c.cooperative, :actor, :now
                          from unnest(:ids, :cooperatives) as c (id, cooperative)
                        on conflict (training_id, cooperative_id) do nothing
                        returning id
                        """)
                .bind("training", trainingId)
                .bind(
                        "ids",
                        Stream.generate(Ids::next)
                                .limit(cooperativeIds.size())
                                .toArray(UUID[]::new))
                .bind("cooperatives", cooperativeIds.toArray(UUID[]::new))
                .bind("actor", actor)
                .bind("now", now)
                .map(row -> Columns.uuid(row, "id"))
                .all();
    }

    /** The cooperatives that are invited to a training. */
    Flux<UUID> invited(UUID trainingId) {
        return db.sql(
                        "select cooperative_id from programme.invitations where training_id = :training")
                .bind("training", trainingId)
                .map(row -> Columns.uuid(row, "cooperative_id"))
                .all();
    }

    /** The trainings to which a cooperative is invited. */
    Flux<UUID> trainingsOf(UUID cooperativeId) {
        return db.sql(
                        "select training_id from programme.invitations where cooperative_id = :cooperative")
                .bind("cooperative", cooperativeId)
                .map(row -> Columns.uuid(row, "training_id"))
                .all();
    }

    Mono<TrainingInvitations.Invitation> byId(UUID id) {
        return db.sql("select * from programme.invitations where id = :id")
                .bind("id", id)
                .map(
                        row ->
                                new TrainingInvitations.Invitation(
                                        Columns.uuid(row, "id"),
                                        Columns.uuid(row, "training_id"),
                                        Columns.uuid(row, "cooperative_id"),
                                        Columns.instant(row, "invited_at")))
                .one();
    }
}
