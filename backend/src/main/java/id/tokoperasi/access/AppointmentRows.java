package id.tokoperasi.access;

import static id.tokoperasi.kernel.Columns.constant;
import static id.tokoperasi.kernel.Columns.instant;
import static id.tokoperasi.kernel.Columns.text;
import static id.tokoperasi.kernel.Columns.uuid;

import id.tokoperasi.kernel.Columns;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.UUID;

@Component
class AppointmentRows {

    private final DatabaseClient db;

    AppointmentRows(DatabaseClient db) {
        this.db = db;
    }

    Flux<Appointment> of(String subject) {
        return db.sql("select * from access.appointments where subject = :subject order by id")
                .bind("subject", subject)
                .map(AppointmentRows::toAppointment)
                .all();
    }

    /** Appointments for that body, ended ones included, and those for the regency. */
    Flux<Appointment> of(String subject, UUID bodyId) {
        return db.sql(
                        """
                        select * from access.appointments
                         where subject = :subject and (body_id = :body or body_kind = 'REGENCY')
                        """)
                .bind("subject", subject)
                .bind("body", bodyId)
                .map(AppointmentRows::toAppointment)
                .all();
    }

    Flux<Appointment> inBody(UUID bodyId) {
        return db.sql("select * from access.appointments where body_id = :body order by id")
                .bind("body", bodyId)
                .map(AppointmentRows::toAppointment)
                .all();
    }

    /** The people of a body, locked until the transaction is over: one change of its staff at a time. */
    Flux<Appointment> lockStaff(UUID bodyId) {
        return db.sql(
                        """
                        select pg_advisory_xact_lock(hashtextextended('staff:' || :body, 0))
                        """)
                .bind("body", bodyId.toString())
                .then()
                .thenMany(Flux.defer(() -> inBody(bodyId)));
    }

    Mono<Boolean> insert(Appointment a, Instant now) {
        return db.sql(
                        """
                        insert into access.appointments (id, subject, body_kind, body_id, role, acting, decree,
                                                         valid_from, valid_to, created_at)
                        values (:id, :subject, :kind, :body, :role, :acting, :decree, :from, :to, :now)
                        on conflict (id) do nothing
                        """)
                .bind("id", a.id())
                .bind("subject", a.subject())
                .bind("kind", a.bodyKind().name())
                .bind("body", a.bodyId())
                .bind("role", a.role().name())
                .bind("acting", a.acting())
                .bind("decree", a.decree())
                .bind("from", a.validFrom())
                .bind("to", Parameters.in(R2dbcType.TIMESTAMP_WITH_TIME_ZONE, a.validTo()))
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** With another end, or none; empty when that body has no such appointment. */
    Mono<Appointment> changeEnd(UUID id, UUID bodyId, @Nullable Instant validTo) {
        return db.sql(
                        """
                        update access.appointments
                           set valid_to = case when cast(:to as timestamptz) is not null
                                               then greatest(:to, valid_from) end
                         where id = :id and body_id = :body
                        returning *
                        """)
                .bind("id", id)
                .bind("body", bodyId)
                .bind("to", Columns.orNull(validTo, Instant.class))
                .map(AppointmentRows::toAppointment)
                .one();
    }

    /** True when it was in force, or was to be, and ends now. */
    Mono<Boolean> end(UUID id, UUID bodyId, Instant at) {
        return db.sql(
                        """
                        update access.appointments set valid_to = greatest(cast(:at as timestamptz), valid_from)
                         where id = :id and body_id = :body and (valid_to is null or valid_to > :at)
                        """)
                .bind("id", id)
                .bind("body", bodyId)
                .bind("at", at)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    private static Appointment toAppointment(Readable row) {
        return new Appointment(
                uuid(row, "id"),
                text(row, "subject"),
                constant(row, "body_kind", BodyKind.class),
                uuid(row, "body_id"),
                constant(row, "role", Role.class),
                Columns.flag(row, "acting"),
                text(row, "decree"),
                instant(row, "valid_from"),
                row.get("valid_to", Instant.class));
    }
}
