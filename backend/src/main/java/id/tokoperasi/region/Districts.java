package id.tokoperasi.region;

import id.tokoperasi.kernel.Columns;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.kernel.Remembered;

import io.r2dbc.spi.Readable;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.List;

/** The districts of the regency; few and steady, so they are kept in memory for a minute. */
@Component
public class Districts {

    private final DatabaseClient db;
    private final Remembered<List<District>> remembered;

    Districts(DatabaseClient db) {
        this.db = db;
        this.remembered = new Remembered<>(Mono.defer(this::load), List::isEmpty);
    }

    /** All districts by name; empty before the seeds are loaded. */
    public Mono<List<District>> all() {
        return remembered.get();
    }

    /** Refuses as unknown when there is no such home-ministry code. */
    public Mono<District> byCode(String code) {
        return all().flatMapIterable(all -> all)
                .filter(d -> d.code().equals(code))
                .next()
                .switchIfEmpty(Mono.error(Refusal::unknown));
    }

    /** Writes the districts, or brings the ones that exist up to date. */
    public Mono<Void> put(List<District> districts) {
        return Flux.fromIterable(districts)
                .concatMap(this::put)
                .then(Mono.fromRunnable(remembered::forget));
    }

    private Mono<Void> put(District district) {
        return db.sql(
                        """
                        insert into region.districts
                               (code, bps_code, name, other_names, latitude, longitude, area_km2, villages)
                        values (:code, :bps, :name, :others, :latitude, :longitude, :area, :villages)
                        on conflict (code) do update
                           set bps_code = excluded.bps_code, name = excluded.name,
                               other_names = excluded.other_names, latitude = excluded.latitude,
                               longitude = excluded.longitude, area_km2 = excluded.area_km2,
                               villages = excluded.villages
                        """)
                .bind("code", district.code())
                .bind("bps", district.bpsCode())
                .bind("name", district.name())
                .bind("others", district.otherNames().toArray(String[]::new))
                .bind("latitude", district.centre().latitude())
                .bind("longitude", district.centre().longitude())
                .bind("area", district.areaKm2())
                .bind("villages", district.villages())
                .then();
    }

    private Mono<List<District>> load() {
        return db.sql("select * from region.districts order by name")
                .map(Districts::toDistrict)
                .all()
                .collectList();
    }

    private static District toDistrict(Readable row) {
        return new District(
                Columns.text(row, "code"),
                Columns.text(row, "bps_code"),
                Columns.text(row, "name"),
                Columns.texts(row, "other_names"),
                new GeoPoint(Columns.decimal(row, "latitude"), Columns.decimal(row, "longitude")),
                Columns.count(row, "area_km2"),
                Columns.count(row, "villages"));
    }
}
