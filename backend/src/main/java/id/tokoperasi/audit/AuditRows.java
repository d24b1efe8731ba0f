package id.tokoperasi.audit;

import id.tokoperasi.kernel.Columns;

import io.r2dbc.spi.Readable;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

@Component
class AuditRows {

    private static final String ENTRIES =
            """
            select e.*,
                   (select array_agg(p.field order by p.field) from audit.personal p
                     where p.subject = e.subject and p.seq = e.seq) as fields,
                   (select array_agg(p.value order by p.field) from audit.personal p
                     where p.subject = e.subject and p.seq = e.seq) as values
              from audit.entries e
            """;

    private final DatabaseClient db;

    AuditRows(DatabaseClient db) {
        this.db = db;
    }

    /** The end of a chain; {@code seq} 0 before the first entry. */
    record Head(long seq, byte[] hash) {}

    /** One link as it is stored. */
    record Link(String subject, long seq, byte[] canonical, byte[] hash) {}

    /** Locks the end of the chain until the transaction is over. */
    Mono<Head> lockHead(String subject) {
        return db.sql(
                        """
                        insert into audit.heads as h (subject, seq, hash) values (:subject, 0, ''::bytea)
                        on conflict (subject) do update set seq = h.seq
                        returning seq, hash
                        """)
                .bind("subject", subject)
                .map(row -> new Head(Columns.number(row, "seq"), bytes(row, "hash")))
                .one();
    }

    Mono<Void> append(
            Decision d, long seq, Instant at, byte[] canonical, byte[] previous, byte[] hash) {
        return db.sql(
                        """
                        with entry as (
                            insert into audit.entries
                                   (subject, seq, at, actor, operation, canonical, previous_hash, hash)
                            values (:subject, :seq, :at, :actor, :operation, :canonical, :previous, :hash)
                        )
                        update audit.heads set seq = :seq, hash = :hash where subject = :subject
                        """)
                .bind("subject", d.subject())
                .bind("seq", seq)
                .bind("at", at)
                .bind("actor", d.actor())
                .bind("operation", d.operation())
                .bind("canonical", canonical)
                .bind("previous", previous)
                .bind("hash", hash)
                .then();
    }

    /** A value that may be erased, and the salt of its hash as hexadecimal digits. */
    record Salted(String field, String salt, String value) {}

    Mono<Void> keep(String subject, long seq, List<Salted> personal) {
        if (personal.isEmpty()) {
            return Mono.empty();
        }
        return db.sql(
                        """
                        insert into audit.personal (subject, seq, field, salt, value)
                        select :subject, :seq, p.field, p.salt, p.value
                          from unnest(:fields, :salts, :values) as p (field, salt, value)
                        """)
                .bind("subject", subject)
                .bind("seq", seq)
                .bind("fields", Columns.each(personal, Salted::field, String[]::new))
                .bind("salts", Columns.each(personal, Salted::salt, String[]::new))
                .bind("values", Columns.each(personal, Salted::value, String[]::new))
                .then();
    }

    Flux<AuditEntry> of(String subject, long before, int size) {
        return db.sql(
                        ENTRIES
                                + """
                                where e.subject = :subject and e.seq < :before
                                order by e.seq desc limit :size
                                """)
                .bind("subject", subject)
                .bind("before", before)
                .bind("size", size)
                .map(AuditRows::toEntry)
                .all();
    }

    Flux<AuditEntry> latest(int size) {
        return db.sql(ENTRIES + "order by e.at desc, e.subject, e.seq desc limit :size")
                .bind("size", size)
                .map(AuditRows::toEntry)
                .all();
    }

    /** All links of a chain in order. */
    Flux<Link> links(String subject) {
        return db.sql(
                        """
                        select subject, seq, canonical, hash from audit.entries
                         where subject = :subject order by seq
                        """)
                .bind("subject", subject)
                .map(
                        row ->
                                new Link(
                                        Columns.text(row, "subject"),
                                        Columns.number(row, "seq"),
                                        bytes(row, "canonical"),
                                        bytes(row, "hash")))
                .all();
    }

    Mono<Head> head(String subject) {
        return db.sql("select seq, hash from audit.heads where subject = :subject")
                .bind("subject", subject)
                .map(row -> new Head(Columns.number(row, "seq"), bytes(row, "hash")))
                .one();
    }

    /** Subjects in order, whether known by their head or by an entry alone. */
    Flux<String> subjectsAfter(String subject, int size) {
        return db.sql(
                        """
                        select subject from audit.heads where subject > :after
                        union select subject from audit.entries where subject > :after
                        order by subject limit :size
                        """)
                .bind("after", subject)
                .bind("size", size)
                .map(row -> Columns.text(row, "subject"))
                .all();
    }

    private static AuditEntry toEntry(Readable row) {
        return new AuditEntry(
                Columns.text(row, "subject"),
                Columns.number(row, "seq"),
                Columns.instant(row, "at"),
                Columns.text(row, "actor"),
                Columns.text(row, "operation"),
                new String(bytes(row, "canonical"), StandardCharsets.UTF_8),
                personal(row),
                HexFormat.of().formatHex(bytes(row, "hash")));
    }

    private static Map<String, String> personal(Readable row) {
        var fields = row.get("fields", String[].class);
        var values = row.get("values", String[].class);
        if (fields == null || values == null) {
            return Map.of();
        }
        var personal = new HashMap<String, String>();
        for (var i = 0; i < fields.length; i++) {
            personal.put(fields[i], values[i]);
        }
        return Map.copyOf(personal);
    }

    private static byte[] bytes(Readable row, String column) {
        return Columns.required(row, column, byte[].class);
    }
}
