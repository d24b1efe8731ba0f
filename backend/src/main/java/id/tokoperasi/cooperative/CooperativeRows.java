package id.tokoperasi.cooperative;

import id.tokoperasi.kernel.Columns;
import id.tokoperasi.region.GeoPoint;

import io.r2dbc.spi.Readable;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

@Component
class CooperativeRows {

    private final DatabaseClient db;

    CooperativeRows(DatabaseClient db) {
        this.db = db;
    }

    /** Empty when a unique value is taken. */
    Mono<Cooperative> insert(UUID id, NewCooperative c, Instant now) {
        return db.sql(
                        """
                        insert into cooperative.cooperatives
                               (id, slug, name, kind, legal_entity_number, nib, district_code, village,
                                address, about, phone, email, latitude, longitude, founded_year, member_count,
                                annual_meeting_on, demo, pickup, courier, courier_base_rupiah,
                                courier_per_km_rupiah, status, created_at)
                        values (:id, :slug, :name, :kind, :legal, :nib, :district, :village,
                                :address, :about, :phone, :email, :latitude, :longitude, :founded, :members,
                                :meeting, :demo, :pickup, :courier, :base,
                                :perKm, 'REGISTERED', :now)
                        on conflict do nothing
                        returning *
                        """)
                .bind("id", id)
                .bind("slug", c.slug())
                .bind("name", c.name())
                .bind("kind", c.kind().name())
                .bind("legal", c.legalEntityNumber())
                .bind("nib", c.nib())
                .bind("district", c.districtCode())
                .bind("village", c.village())
                .bind("address", c.address())
                .bind("about", c.about())
                .bind("phone", c.phone())
                .bind("email", c.email())
                .bind("latitude", c.place().latitude())
                .bind("longitude", c.place().longitude())
                .bind("founded", c.foundedYear())
                .bind("members", c.memberCount())
                .bind("meeting", Columns.orNull(c.annualMeetingOn(), LocalDate.class))
                .bind("demo", c.demo())
                .bind("pickup", c.delivery().pickup())
                .bind("courier", c.delivery().courier())
                .bind("base", c.delivery().courierBase().rupiah())
                .bind("perKm", c.delivery().courierPerKm().rupiah())
                .bind("now", now)
                .map(CooperativeRows::toCooperative)
                .one();
    }

    /** Empty when it is unknown or the step does not follow from its state. */
    Mono<Cooperative> move(UUID id, CooperativeStatus to, Instant now) {
        var from =
                Arrays.stream(CooperativeStatus.values())
                        .filter(s -> s.next().contains(to))
                        .map(Enum::name)
                        .toArray(String[]::new);
        return db.sql(
                        """
                        update cooperative.cooperatives
                           set status = :to, version = version + 1,
                               verified_at = coalesce(verified_at, case when :to = 'VERIFIED' then :now end)
                         where id = :id and status = any(:from)
                        returning *
                        """)
                .bind("to", to.name())
                .bind("now", now)
                .bind("id", id)
                .bind("from", from)
                .map(CooperativeRows::toCooperative)
                .one();
    }

    Mono<Cooperative> byId(UUID id) {
        return db.sql("select * from cooperative.cooperatives where id = :id")
                .bind("id", id)
                .map(CooperativeRows::toCooperative)
                .one();
    }

    Mono<Cooperative> bySlug(String slug) {
        return db.sql("select * from cooperative.cooperatives where slug = :slug")
                .bind("slug", slug)
                .map(CooperativeRows::toCooperative)
                .one();
    }

    Flux<Cooperative> byIds(Collection<UUID> ids) {
        return db.sql("select * from cooperative.cooperatives where id = any(:ids)")
                .bind("ids", ids.toArray(UUID[]::new))
                .map(CooperativeRows::toCooperative)
                .all();
    }

    Flux<Cooperative> verified(@Nullable String district, @Nullable String afterSlug, int size) {
        return db.sql(
                        """
                        select * from cooperative.cooperatives
                         where status = 'VERIFIED'
                           and (cast(:district as text) is null or district_code = :district)
                           and (cast(:after as text) is null or slug > :after)
                         order by slug limit :size
                        """)
                .bind("district", Columns.orNull(district, String.class))
                .bind("after", Columns.orNull(afterSlug, String.class))
                .bind("size", size)
                .map(CooperativeRows::toCooperative)
                .all();
    }

    Mono<Map<String, Long>> verifiedByDistrict() {
        return db.sql(
                        """
                        select district_code, count(*) as cooperatives
                          from cooperative.cooperatives where status = 'VERIFIED'
                         group by district_code
                        """)
                .map(
                        row ->
                                Map.entry(
                                        Columns.text(row, "district_code"),
                                        Columns.number(row, "cooperatives")))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static Cooperative toCooperative(Readable row) {
        return new Cooperative(
                Columns.uuid(row, "id"),
                Columns.text(row, "slug"),
                Columns.text(row, "name"),
                Columns.constant(row, "kind", CooperativeKind.class),
                Columns.text(row, "legal_entity_number"),
                Columns.text(row, "nib"),
                Columns.text(row, "district_code"),
                Columns.text(row, "village"),
                Columns.text(row, "address"),
                Columns.text(row, "about"),
                Columns.text(row, "phone"),
                Columns.text(row, "email"),
                new GeoPoint(Columns.decimal(row, "latitude"), Columns.decimal(row, "longitude")),
                Columns.count(row, "founded_year"),
                Columns.count(row, "member_count"),
                row.get("annual_meeting_on", LocalDate.class),
                Columns.flag(row, "demo"),
                toDelivery(row),
                Columns.constant(row, "status", CooperativeStatus.class),
                row.get("verified_at", Instant.class),
                Columns.number(row, "version"));
    }

    private static DeliveryTerms toDelivery(Readable row) {
        return new DeliveryTerms(
                Columns.flag(row, "pickup"),
                Columns.flag(row, "courier"),
                Columns.money(row, "courier_base_rupiah"),
                Columns.money(row, "courier_per_km_rupiah"));
    }
}
