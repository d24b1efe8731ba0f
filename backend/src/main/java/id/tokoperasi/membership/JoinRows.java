package id.tokoperasi.membership;

import id.tokoperasi.kernel.Columns;

import io.r2dbc.spi.Readable;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.UUID;

@Component
class JoinRows {

    private final DatabaseClient db;

    JoinRows(DatabaseClient db) {
        this.db = db;
    }

    /** Empty when this person has already asked and waits. */
    Mono<JoinRequest> insert(UUID id, UUID cooperativeId, JoinWish wish, Instant now) {
        return db.sql(
                        """
                        insert into membership.join_requests
                               (id, cooperative_id, subject, name, email, phone, village, business, state,
                                asked_at)
                        values (:id, :cooperative, :subject, :name, :email, :phone, :village, :business,
                                'WAITING', :now)
                        on conflict do nothing
                        returning *
                        """)
                .bind("id", id)
                .bind("cooperative", cooperativeId)
                .bind("subject", wish.subject())
                .bind("name", wish.name())
                .bind("email", Columns.orNull(wish.email(), String.class))
                .bind("phone", wish.phone())
                .bind("village", wish.village())
                .bind("business", wish.business())
                .bind("now", now)
                .map(JoinRows::toRequest)
                .one();
    }

    /** Moves on one that waits; empty when it does not, or is another cooperative's. */
    Mono<JoinRequest> answer(
            UUID id,
            UUID cooperativeId,
            JoinState to,
            @Nullable String reason,
            @Nullable UUID memberId,
            Instant now) {
        return db.sql(
                        """
                        update membership.join_requests
                           set state = :to, reason = :reason, member_id = :member, answered_at = :now
                         where id = :id and cooperative_id = :cooperative and state = 'WAITING'
                        returning *
                        """)
                .bind("id", id)
                .bind("cooperative", cooperativeId)
                .bind("to", to.name())
                .bind("reason", Columns.orNull(reason, String.class))
                .bind("member", Columns.orNull(memberId, UUID.class))
                .bind("now", now)
                .map(JoinRows::toRequest)
                .one();
    }

    Mono<JoinRequest> takeBack(UUID id, String subject, Instant now) {
        return db.sql(
                        """
                        update membership.join_requests set state = 'TAKEN_BACK', answered_at = :now
                         where id = :id and subject = :subject and state = 'WAITING'
                        returning *
                        """)
                .bind("id", id)
                .bind("subject", subject)
                .bind("now", now)
                .map(JoinRows::toRequest)
                .one();
    }

    Mono<JoinRequest> byId(UUID id) {
        return db.sql("select * from membership.join_requests where id = :id")
                .bind("id", id)
                .map(JoinRows::toRequest)
                .one();
    }

    Flux<JoinRequest> waiting(UUID cooperativeId, int size) {
        return db.sql(
                        """
                        select * from membership.join_requests
                         where cooperative_id = :cooperative and state = 'WAITING'
                         order by asked_at, id limit :size
                        """)
                .bind("cooperative", cooperativeId)
                .bind("size", size)
                .map(JoinRows::toRequest)
                .all();
    }

    /** The newest of this person at that cooperative; empty when they never asked. */
    Mono<JoinRequest> newest(UUID cooperativeId, String subject) {
        return db.sql(
                        """
                        select * from membership.join_requests
                         where cooperative_id = :cooperative and subject = :subject
                         order by asked_at desc, id desc limit 1
                        """)
                .bind("cooperative", cooperativeId)
                .bind("subject", subject)
                .map(JoinRows::toRequest)
                .one();
    }

    /** Marks those who asked before then and wait as reminded of; each once. */
    Flux<UUID> remind(Instant askedBefore, int limit, Instant now) {
        return db.sql(
                        """
                        update membership.join_requests set reminded_at = :now
                         where id in (select id from membership.join_requests
                                       where state = 'WAITING' and reminded_at is null
                                         and asked_at <= :before
                                       order by asked_at limit :limit for update skip locked)
                        returning id
                        """)
                .bind("now", now)
                .bind("before", askedBefore)
                .bind("limit", limit)
                .map(row -> Columns.uuid(row, "id"))
                .all();
    }

    /** All that this person asked, newest first. */
    Flux<JoinRequest> ofPerson(String subject, int size) {
        return db.sql(
                        """
                        select * from membership.join_requests where subject = :subject
                         order by asked_at desc, id desc limit :size
                        """)
                .bind("subject", subject)
                .bind("size", size)
                .map(JoinRows::toRequest)
                .all();
    }

    Mono<JoinTerms> terms(UUID cooperativeId) {
        return db.sql("select * from membership.terms where cooperative_id = :cooperative")
                .bind("cooperative", cooperativeId)
                .map(JoinRows::toTerms)
                .one();
    }

    /** Empty when the version has moved on. */
    Mono<JoinTerms> putTerms(UUID cooperativeId, JoinTerms terms) {
        return db.sql(
                        """
                        insert into membership.terms as t
                               (cooperative_id, open, principal_rupiah, monthly_rupiah, words)
                        select :cooperative, :open, :principal, :monthly, :words
                         where :seen = 0 or exists (select from membership.terms
                                                     where cooperative_id = :cooperative)
                        on conflict (cooperative_id) do update
                           set open = excluded.open, principal_rupiah = excluded.principal_rupiah,
                               monthly_rupiah = excluded.monthly_rupiah, words = excluded.words,
                               version = t.version + 1
                         where t.version = :seen
                        returning *
                        """)
                .bind("cooperative", cooperativeId)
                .bind("open", terms.open())
                .bind("principal", terms.principal().rupiah())
                .bind("monthly", terms.monthly().rupiah())
                .bind("words", terms.words())
                .bind("seen", terms.version())
                .map(JoinRows::toTerms)
                .one();
    }

    private static JoinTerms toTerms(Readable row) {
        return new JoinTerms(
                Columns.flag(row, "open"),
                Columns.money(row, "principal_rupiah"),
                Columns.money(row, "monthly_rupiah"),
                Columns.text(row, "words"),
                Columns.number(row, "version"));
    }

    private static JoinRequest toRequest(Readable row) {
        return new JoinRequest(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "cooperative_id"),
                Columns.text(row, "subject"),
                Columns.text(row, "name"),
                row.get("email", String.class),
                Columns.text(row, "phone"),
                Columns.text(row, "village"),
                Columns.text(row, "business"),
                Columns.constant(row, "state", JoinState.class),
                row.get("reason", String.class),
                row.get("member_id", UUID.class),
                Columns.instant(row, "asked_at"),
                row.get("answered_at", Instant.class));
    }
}
