package id.tokoperasi.access;

import id.tokoperasi.kernel.Columns;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.time.Instant;

/** The sessions of the pages, in the database so that every node knows them and none outlives a logout. */
@Component
public class Sessions {

    private final DatabaseClient db;

    Sessions(DatabaseClient db) {
        this.db = db;
    }

    /** Empty when there is none or it has expired. */
    public Mono<SessionRow> find(byte[] idHash, Instant now) {
        return db.sql("select * from access.sessions where id_hash = :id and expires_at > :now")
                .bind("id", idHash)
                .bind("now", now)
                .map(Sessions::toRow)
                .one();
    }

    /** Writes a new session or replaces its content. */
    public Mono<Void> save(SessionRow row) {
        return db.sql(
                        """
                        insert into access.sessions (id_hash, subject, sid, attributes, created_at,
                                                     seen_at, expires_at)
                        values (:id, :subject, :sid, :attributes, :created, :seen, :expires)
                        on conflict (id_hash) do update
                           set subject = excluded.subject, sid = excluded.sid,
                               attributes = excluded.attributes, seen_at = excluded.seen_at,
                               expires_at = excluded.expires_at
                        """)
                .bind("id", row.idHash())
                .bind("subject", Parameters.in(R2dbcType.VARCHAR, row.subject()))
                .bind("sid", Parameters.in(R2dbcType.VARCHAR, row.sid()))
                .bind("attributes", row.attributes())
                .bind("created", row.createdAt())
                .bind("seen", row.seenAt())
                .bind("expires", row.expiresAt())
                .then();
    }

    /**
     * Replaces the content of a session that still exists; false when somebody ended it meanwhile, so
     * that a slow request never brings a session back after its logout.
     */
    public Mono<Boolean> update(SessionRow row) {
        return db.sql(
                        """
                        update access.sessions
                           set subject = :subject, sid = :sid, attributes = :attributes,
                               seen_at = :seen, expires_at = :expires
                         where id_hash = :id
                        """)
                .bind("id", row.idHash())
                .bind("subject", Parameters.in(R2dbcType.VARCHAR, row.subject()))
                .bind("sid", Parameters.in(R2dbcType.VARCHAR, row.sid()))
                .bind("attributes", row.attributes())
                .bind("seen", row.seenAt())
                .bind("expires", row.expiresAt())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    public Mono<Void> delete(byte[] idHash) {
        return db.sql("delete from access.sessions where id_hash = :id").bind("id", idHash).then();
    }

    /** Ends the sessions that belong to one session of the identity service. */
    public Mono<Long> endBySid(String sid) {
        return db.sql("delete from access.sessions where sid = :sid")
                .bind("sid", sid)
                .fetch()
                .rowsUpdated();
    }

    /** Ends every session of a person. */
    public Mono<Long> endBySubject(String subject) {
        return db.sql("delete from access.sessions where subject = :subject")
                .bind("subject", subject)
                .fetch()
                .rowsUpdated();
    }

    /** Takes expired ones away. */
    public Mono<Long> sweep(Instant now) {
        return db.sql("delete from access.sessions where expires_at <= :now")
                .bind("now", now)
                .fetch()
                .rowsUpdated();
    }

    private static SessionRow toRow(Readable row) {
        return new SessionRow(
                Columns.required(row, "id_hash", byte[].class),
                row.get("subject", String.class),
                row.get("sid", String.class),
                Columns.text(row, "attributes"),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "seen_at"),
                Columns.instant(row, "expires_at"));
    }
}
