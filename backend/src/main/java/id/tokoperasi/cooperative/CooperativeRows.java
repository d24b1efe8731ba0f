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
                                courier_per_km_rupiah, sector, tax_number, cooperative_number, status,
                                created_at)
                        values (:id, :slug, :name, :kind, :legal, :nib, :district, :village,
                                :address, :about, :phone, :email, :latitude, :longitude, :founded, :members,
                                :meeting, :demo, :pickup, :courier, :base,
                                :perKm, :sector, :tax, :number, 'REGISTERED', :now)
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
                .bind("sector", c.sector().name())
                .bind("tax", Columns.orNull(c.taxNumber(), String.class))
                .bind("number", Columns.orNull(c.cooperativeNumber(), String.class))
                .bind("now", now)
                .map(CooperativeRows::toCooperative)
                .one();
    }

    /** Empty when it is unknown or the step does not follow from its state. */
    Mono<Cooperative> move(UUID id, CooperativeStatus to, @Nullable String reason, Instant now) {
        var from =
                Arrays.stream(CooperativeStatus.values())
                        .filter(s -> s.next().contains(to))
                        .map(Enum::name)
                        .toArray(String[]::new);
        return db.sql(
                        """
                        update cooperative.cooperatives
                           set status = :to, version = version + 1, standing_reason = :reason,
                               verified_at = coalesce(verified_at, case when :to = 'VERIFIED' then :now end)
                         where id = :id and status = any(:from)
                        returning *
                        """)
                .bind("to", to.name())
                .bind("reason", Columns.orNull(reason, String.class))
                .bind("now", now)
                .bind("id", id)
                .bind("from", from)
                .map(CooperativeRows::toCooperative)
                .one();
    }

    /** Announces a holiday, or takes it back without days; empty when it does not sell here. */
    Mono<Cooperative> close(
            UUID id, @Nullable LocalDate from, @Nullable LocalDate until, LocalDate today) {
        return db.sql(
                        """
                        update cooperative.cooperatives
                           set closed_from = :from, closed_until = :until, version = version + 1,
                               closed = coalesce(:today between cast(:from as date) and :until, false)
                         where id = :id and status in ('REGISTERED', 'VERIFIED')
                        returning *
                        """)
                .bind("id", id)
                .bind("from", Columns.orNull(from, LocalDate.class))
                .bind("until", Columns.orNull(until, LocalDate.class))
                .bind("today", today)
                .map(CooperativeRows::toCooperative)
                .one();
    }

    /** Those whose holiday has begun or ended by that day, brought up to it. */
    Flux<Cooperative> turnHolidays(LocalDate today) {
        return db.sql(
                        """
                        update cooperative.cooperatives
                           set closed = closed_until >= :today, version = version + 1,
                               closed_from = case when closed_until >= :today then closed_from end,
                               closed_until = case when closed_until >= :today then closed_until end
                         where closed_from is not null
                           and (closed_until < :today or (closed_from <= :today and not closed))
                        returning *
                        """)
                .bind("today", today)
                .map(CooperativeRows::toCooperative)
                .all();
    }

    /** Empty when it is so already. */
    Mono<Cooperative> limit(UUID id, SellingLimit limit) {
        return db.sql(
                        """
                        update cooperative.cooperatives set selling_limit = :limit, version = version + 1
                         where id = :id and selling_limit <> :limit
                        returning *
                        """)
                .bind("id", id)
                .bind("limit", limit.name())
                .map(CooperativeRows::toCooperative)
                .one();
    }

    /** Which of these numbers some cooperative has: names of columns. */
    Flux<String> taken(String legalEntityNumber, String nib, String taxNumber) {
        return db.sql(
                        """
                        select 'legal_entity_number' as taken from cooperative.cooperatives
                         where lower(legal_entity_number) = lower(:legal)
                        union all select 'nib' from cooperative.cooperatives where nib = :nib
                        union all select 'tax_number' from cooperative.cooperatives where tax_number = :tax
                        """)
                .bind("legal", legalEntityNumber)
                .bind("nib", nib)
                .bind("tax", taxNumber)
                .map(row -> Columns.text(row, "taken"))
                .all();
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

    Flux<Cooperative> verified(
            @Nullable String district, String text, @Nullable String afterSlug, int size) {
        return db.sql(
                        """
                        select * from cooperative.cooperatives
                         where status = 'VERIFIED'
                           and (cast(:district as text) is null or district_code = :district)
                           and position(lower(:text) in lower(name)) > 0
                           and (cast(:after as text) is null or slug > :after)
                         order by slug limit :size
                        """)
                .bind("text", text)
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
                Columns.number(row, "version"),
                Columns.constant(row, "sector", CooperativeSector.class),
                row.get("tax_number", String.class),
                row.get("cooperative_number", String.class),
                new Trading(
                        Columns.constant(row, "selling_limit", SellingLimit.class),
                        row.get("closed_from", LocalDate.class),
                        row.get("closed_until", LocalDate.class),
                        Columns.flag(row, "closed"),
                        row.get("standing_reason", String.class)));
    }

    private static DeliveryTerms toDelivery(Readable row) {
        return new DeliveryTerms(
                Columns.flag(row, "pickup"),
                Columns.flag(row, "courier"),
                Columns.money(row, "courier_base_rupiah"),
                Columns.money(row, "courier_per_km_rupiah"));
    }
}
