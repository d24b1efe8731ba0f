package id.tokoperasi.access;

import id.tokoperasi.kernel.Columns;

import io.r2dbc.spi.Readable;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.UUID;

@Component
class InvitationRows {

    private final DatabaseClient db;

    InvitationRows(DatabaseClient db) {
        this.db = db;
    }

    /** Those that nobody accepted in time no longer stand in the way of new ones. */
    Mono<Void> endExpired(UUID bodyId, Instant now) {
        return db.sql(
                        """
                        update access.invitations set ended_at = expires_at
                         where body_id = :body and ended_at is null and expires_at <= :now
                        """)
                .bind("body", bodyId)
                .bind("now", now)
                .then();
    }

    /** Empty when the same wish is open already. */
    Mono<Invitation> insert(Invitation i) {
        return db.sql(
                        """
                        insert into access.invitations
                               (id, body_id, email, role, acting, decree, valid_from, valid_to, invited_by,
                                created_at, expires_at)
                        values (:id, :body, :email, :role, :acting, :decree, :from, :to, :by,
                                :now, :expires)
                        on conflict do nothing
                        returning *
                        """)
                .bind("id", i.id())
                .bind("body", i.bodyId())
                .bind("email", i.email())
                .bind("role", i.role().name())
                .bind("acting", i.acting())
                .bind("decree", Columns.orNull(i.decree(), String.class))
                .bind("from", i.validFrom())
                .bind("to", Columns.orNull(i.validTo(), Instant.class))
                .bind("by", i.invitedBy())
                .bind("now", i.createdAt())
                .bind("expires", i.expiresAt())
                .map(InvitationRows::toInvitation)
                .one();
    }

    /** How many of that body are open, and how many that address was sent by anybody since then. */
    record Load(long open, long toAddress) {}

    Mono<Load> load(UUID bodyId, String email, Instant now, Instant since) {
        return db.sql(
                        """
                        select (select count(*) from access.invitations
                                 where body_id = :body and ended_at is null and expires_at > :now) as open,
                               (select count(*) from access.invitations
                                 where lower(email) = lower(:email) and created_at > :since) as to_address
                        """)
                .bind("body", bodyId)
                .bind("email", email)
                .bind("now", now)
                .bind("since", since)
                .map(
                        row ->
                                new Load(
                                        Columns.number(row, "open"),
                                        Columns.number(row, "to_address")))
                .one();
    }

    Mono<Invitation> byId(UUID id) {
        return db.sql("select * from access.invitations where id = :id")
                .bind("id", id)
                .map(InvitationRows::toInvitation)
                .one();
    }

    Flux<Invitation> open(UUID bodyId, Instant now) {
        return db.sql(
                        """
                        select * from access.invitations
                         where body_id = :body and ended_at is null and expires_at > :now order by id
                        """)
                .bind("body", bodyId)
                .bind("now", now)
                .map(InvitationRows::toInvitation)
                .all();
    }

    /** Decrees that appoint whoever has this address and that wait for them, oldest first. */
    Flux<Invitation> decreesFor(String email, Instant now) {
        return db.sql(
                        """
                        select * from access.invitations
                         where lower(email) = lower(:email) and decree is not null
                           and ended_at is null and expires_at > :now
                         order by id
                        """)
                .bind("email", email)
                .bind("now", now)
                .map(InvitationRows::toInvitation)
                .all();
    }

    /** Empty when there is none open for that address. */
    Mono<Invitation> accept(UUID id, String email, String subject, Instant now) {
        return db.sql(
                        """
                        update access.invitations set ended_at = :now, accepted_by = :subject
                         where id = :id and lower(email) = lower(:email) and ended_at is null
                           and expires_at > :now and (valid_to is null or valid_to > :now)
                        returning *
                        """)
                .bind("id", id)
                .bind("email", email)
                .bind("subject", subject)
                .bind("now", now)
                .map(InvitationRows::toInvitation)
                .one();
    }

    /** Empty when that body has none open with this id. */
    Mono<Invitation> takeBack(UUID id, UUID bodyId, Instant now) {
        return db.sql(
                        """
                        update access.invitations set ended_at = :now
                         where id = :id and body_id = :body and ended_at is null
                        returning *
                        """)
                .bind("id", id)
                .bind("body", bodyId)
                .bind("now", now)
                .map(InvitationRows::toInvitation)
                .one();
    }

    private static Invitation toInvitation(Readable row) {
        return new Invitation(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "body_id"),
                Columns.text(row, "email"),
                Columns.constant(row, "role", Role.class),
                Columns.flag(row, "acting"),
                row.get("decree", String.class),
                Columns.instant(row, "valid_from"),
                row.get("valid_to", Instant.class),
                Columns.text(row, "invited_by"),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "expires_at"),
                row.get("accepted_by", String.class),
                row.get("ended_at", Instant.class));
    }
}
