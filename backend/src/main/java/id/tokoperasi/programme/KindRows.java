package id.tokoperasi.programme;

import id.tokoperasi.kernel.Columns;

import io.r2dbc.spi.Readable;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

@Component
class KindRows {

    private final DatabaseClient db;

    KindRows(DatabaseClient db) {
        this.db = db;
    }

    Mono<Void> insert(KindCheck check, String actor, Instant now) {
        return db.sql(
                        """
                        insert into programme.kind_checks
                               (id, cooperative_id, sector, checked_on, source, actor, created_at)
                        values (:id, :cooperative, :sector, :day, :source, :actor, :now)
                        """)
                .bind("id", check.id())
                .bind("cooperative", check.cooperativeId())
                .bind("sector", check.sector().name())
                .bind("day", check.checkedOn())
                .bind("source", check.source())
                .bind("actor", actor)
                .bind("now", now)
                .then();
    }

    Flux<KindCheck> of(UUID cooperativeId) {
        return db.sql(
                        """
                        select * from programme.kind_checks where cooperative_id = :cooperative
                         order by checked_on desc, created_at desc, id desc limit 50
                        """)
                .bind("cooperative", cooperativeId)
                .map(KindRows::toCheck)
                .all();
    }

    /** The newest finding about each cooperative until that day. */
    Flux<KindCheck> newest(LocalDate until) {
        return db.sql(
                        """
                        select distinct on (cooperative_id) * from programme.kind_checks
                         where checked_on <= :until
                         order by cooperative_id, checked_on desc, created_at desc, id desc
                        """)
                .bind("until", until)
                .map(KindRows::toCheck)
                .all();
    }

    private static KindCheck toCheck(Readable row) {
        return new KindCheck(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "cooperative_id"),
                Columns.constant(row, "sector", Sector.class),
                Columns.date(row, "checked_on"),
                Columns.text(row, "source"));
    }
}
