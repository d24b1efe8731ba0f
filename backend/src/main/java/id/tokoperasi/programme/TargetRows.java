package id.tokoperasi.programme;

import id.tokoperasi.kernel.Columns;

import io.r2dbc.spi.Readable;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.time.Instant;

@Component
class TargetRows {

    private final DatabaseClient db;

    TargetRows(DatabaseClient db) {
        this.db = db;
    }

    Mono<Target> of(int year) {
        return db.sql("select * from programme.targets where year = :year")
                .bind("year", year)
                .map(TargetRows::toTarget)
                .one();
    }

    /** Empty when the version has moved on. */
    Mono<Target> put(Target t, Instant now) {
        return db.sql(
                        """
                        insert into programme.targets as t
                               (year, kind_checked, real_sector, verified, sold, set_at)
                        select :year, :checked, :real, :verified, :sold, :now
                         where :seen = 0 or exists (select from programme.targets where year = :year)
                        on conflict (year) do update
                           set kind_checked = excluded.kind_checked, real_sector = excluded.real_sector,
                               verified = excluded.verified, sold = excluded.sold,
                               set_at = excluded.set_at, version = t.version + 1
                         where t.version = :seen
                        returning *
                        """)
                .bind("year", t.year())
                .bind("checked", t.kindChecked())
                .bind("real", t.realSector())
                .bind("verified", t.verified())
                .bind("sold", t.sold())
                .bind("seen", t.version())
                .bind("now", now)
                .map(TargetRows::toTarget)
                .one();
    }

    private static Target toTarget(Readable row) {
        return new Target(
                Columns.count(row, "year"),
                Columns.count(row, "kind_checked"),
                Columns.count(row, "real_sector"),
                Columns.count(row, "verified"),
                Columns.count(row, "sold"),
                Columns.number(row, "version"));
    }
}
