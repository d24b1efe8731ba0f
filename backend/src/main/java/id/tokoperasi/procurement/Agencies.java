package id.tokoperasi.procurement;

import id.tokoperasi.kernel.Columns;
import id.tokoperasi.kernel.Refusal;

import io.r2dbc.spi.Readable;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The register of offices. */
@Component
public class Agencies {

    private final DatabaseClient db;
    private final Clock clock;

    Agencies(DatabaseClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Enters the offices; one whose unit code exists keeps its id and gets the new names. */
    public Mono<Void> put(List<Agency> agencies) {
        return Flux.fromIterable(agencies).concatMap(this::put).then();
    }

    private Mono<Void> put(Agency agency) {
        return db.sql(
                        """
                        insert into procurement.agencies (id, unit_code, name, short_name, certainty, created_at)
                        values (:id, :code, :name, :short, :certainty, :now)
                        on conflict (unit_code) do update
                           set name = excluded.name, short_name = excluded.short_name,
                               certainty = excluded.certainty
                        """)
                .bind("id", agency.id())
                .bind("code", agency.unitCode())
                .bind("name", agency.name())
                .bind("short", Columns.orNull(agency.shortName(), String.class))
                .bind("certainty", agency.certainty())
                .bind("now", clock.instant())
                .then();
    }

    /** The offices with these ids, in no order; unknown ids are left out. */
    public Flux<Agency> byIds(Collection<UUID> ids) {
        return db.sql("select * from procurement.agencies where id = any(:ids)")
                .bind("ids", ids.toArray(UUID[]::new))
                .map(Agencies::toAgency)
                .all();
    }

    /** Refuses as unknown when there is no such office. */
    public Mono<Agency> find(UUID id) {
        return byIds(List.of(id)).next().switchIfEmpty(Mono.error(Refusal::unknown));
    }

    /** All offices by name. */
    public Flux<Agency> all() {
        return db.sql("select * from procurement.agencies order by name")
                .map(Agencies::toAgency)
                .all();
    }

    private static Agency toAgency(Readable row) {
        return new Agency(
                Columns.uuid(row, "id"),
                Columns.text(row, "unit_code"),
                Columns.text(row, "name"),
                row.get("short_name", String.class),
                Columns.text(row, "certainty"));
    }
}
