package id.tokoperasi.access;

import id.tokoperasi.kernel.Columns;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

@Component
class IdempotencyRows {

    /** A row as somebody else left it; {@code answer} is null while its work goes on. */
    record Kept(
            byte[] fingerprint,
            UUID reference,
            @Nullable Instant leaseUntil,
            @Nullable StoredAnswer answer) {}

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final DatabaseClient db;
    private final JsonMapper json;

    IdempotencyRows(DatabaseClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** True when the row is ours; waits while another transaction holds the same key. */
    Mono<Boolean> start(
            Repeatable call, UUID reference, @Nullable Instant leaseUntil, Instant now) {
        return db.sql(
                        """
                        insert into access.idempotency (subject, operation, key, fingerprint, reference,
                                                        state, lease_until, kept_for_ever, created_at)
                        values (:subject, :operation, :key, :fingerprint, :reference,
                                'STARTED', :lease, :forever, :now)
                        on conflict do nothing
                        """)
                .bind("subject", call.subject())
                .bind("operation", call.operation())
                .bind("key", call.key())
                .bind("fingerprint", call.fingerprint())
                .bind("reference", reference)
                .bind("lease", Parameters.in(R2dbcType.TIMESTAMP_WITH_TIME_ZONE, leaseUntil))
                .bind("forever", leaseUntil != null)
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<Kept> find(Repeatable call) {
        return db.sql(
                        """
                        select * from access.idempotency
                         where subject = :subject and operation = :operation and key = :key
                        """)
                .bind("subject", call.subject())
                .bind("operation", call.operation())
                .bind("key", call.key())
                .map(this::toKept)
                .one();
    }

    Mono<Void> done(Repeatable call, StoredAnswer answer) {
        return db.sql(
                        """
                        update access.idempotency
                           set state = 'DONE', lease_until = null,
                               status = :status, headers = :headers, body = :body
                         where subject = :subject and operation = :operation and key = :key
                        """)
                .bind("subject", call.subject())
                .bind("operation", call.operation())
                .bind("key", call.key())
                .bind("status", (short) answer.status())
                .bind("headers", Json.of(json.writeValueAsString(answer.headers())))
                .bind("body", Parameters.in(R2dbcType.VARCHAR, answer.body()))
                .then();
    }

    /** True when the lease had run out and is ours now. */
    Mono<Boolean> takeOver(Repeatable call, Instant leaseUntil, Instant now) {
        return db.sql(
                        """
                        update access.idempotency set lease_until = :lease
                         where subject = :subject and operation = :operation and key = :key
                           and state = 'STARTED' and lease_until <= :now
                        """)
                .bind("subject", call.subject())
                .bind("operation", call.operation())
                .bind("key", call.key())
                .bind("lease", leaseUntil)
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** Lets the next try resume at once. */
    Mono<Void> giveUp(Repeatable call, Instant now) {
        return db.sql(
                        """
                        update access.idempotency set lease_until = :now
                         where subject = :subject and operation = :operation and key = :key
                           and state = 'STARTED'
                        """)
                .bind("subject", call.subject())
                .bind("operation", call.operation())
                .bind("key", call.key())
                .bind("now", now)
                .then();
    }

    Mono<Long> forget(Instant before) {
        return db.sql(
                        """
                        delete from access.idempotency
                         where not kept_for_ever and created_at < :before
                        """)
                .bind("before", before)
                .fetch()
                .rowsUpdated();
    }

    private Kept toKept(Readable row) {
        var done = Columns.text(row, "state").equals("DONE");
        return new Kept(
                Columns.required(row, "fingerprint", byte[].class),
                Columns.uuid(row, "reference"),
                row.get("lease_until", Instant.class),
                done ? toAnswer(row) : null);
    }

    private StoredAnswer toAnswer(Readable row) {
        var headers = Columns.required(row, "headers", Json.class).asString();
        return new StoredAnswer(
                Columns.count(row, "status"),
                json.readValue(headers, HEADERS),
                row.get("body", String.class),
                true);
    }
}
