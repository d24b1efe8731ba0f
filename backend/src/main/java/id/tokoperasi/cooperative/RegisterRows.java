package id.tokoperasi.cooperative;

import id.tokoperasi.kernel.Columns;

import io.r2dbc.spi.Readable;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;

import java.time.Instant;

@Component
class RegisterRows {

    private final DatabaseClient db;

    RegisterRows(DatabaseClient db) {
        this.db = db;
    }

    Flux<RegisteredCooperative> all() {
        return db.sql(
                        """
                        select id, slug, name, district_code, founded_year, sector, demo, status, created_at, verified_at
                          from cooperative.cooperatives where status <> 'LEFT' order by lower(name), id
                        """)
                .map(RegisterRows::toLine)
                .all();
    }

    private static RegisteredCooperative toLine(Readable row) {
        return new RegisteredCooperative(
                Columns.uuid(row, "id"),
                Columns.text(row, "slug"),
                Columns.text(row, "name"),
                Columns.text(row, "district_code"),
                Columns.count(row, "founded_year"),
                Columns.constant(row, "sector", CooperativeSector.class),
                Columns.flag(row, "demo"),
                Columns.constant(row, "status", CooperativeStatus.class),
                Columns.instant(row, "created_at"),
                row.get("verified_at", Instant.class));
    }
}
