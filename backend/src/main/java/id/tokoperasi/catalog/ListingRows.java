package id.tokoperasi.catalog;

import id.tokoperasi.kernel.Columns;

import io.r2dbc.spi.Readable;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Listings with their variants and stock, each read in one statement. */
@Component
class ListingRows {

    private static final String SELECT =
            """
            select l.*,
            """
                    + StoredVariant.SELECT
                    + """
                     as variants
                      from catalog.listings l
                    """;

    private final DatabaseClient db;
    private final JsonMapper json;

    ListingRows(DatabaseClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    Mono<Void> insert(
            UUID id,
            UUID cooperativeId,
            String district,
            String slug,
            ListingDraft d,
            Instant now) {
        return db.sql(
                        """
                        insert into catalog.listings
                               (id, cooperative_id, slug, title, description, category_slug, district_code,
                                content_unit, lead_time_days, daily_capacity, certificates, picture_ids,
                                maker_note, maker_member_id, status, price_from_rupiah, created_at, updated_at)
                        values (:id, :cooperative, :slug, :title, :description, :category,
                                coalesce(cast(:origin as text), :district),
                                :unit, :lead, :capacity, cast(:certificates as jsonb), :pictures,
                                :maker, :member, 'DRAFT', :price, :now, :now)
                        """)
                .bindValues(content(d))
                .bind("id", id)
                .bind("cooperative", cooperativeId)
                .bind("slug", slug)
                .bind("district", district)
                .bind("now", now)
                .then();
    }

    /** The rows changed: zero when the version has moved on or the listing is another cooperative's. */
    Mono<Long> update(UUID id, UUID cooperativeId, long seenVersion, ListingDraft d, Instant now) {
        return db.sql(
                        """
                        update catalog.listings
                           set title = :title, description = :description, category_slug = :category,
                               district_code = coalesce(cast(:origin as text), district_code),
                               content_unit = :unit, lead_time_days = :lead, daily_capacity = :capacity,
                               certificates = cast(:certificates as jsonb), picture_ids = :pictures,
                               maker_note = :maker, maker_member_id = :member, price_from_rupiah = :price,
                               version = version + 1, updated_at = :now
                         where id = :id and cooperative_id = :cooperative and version = :seen
                        """)
                .bindValues(content(d))
                .bind("now", now)
                .bind("id", id)
                .bind("cooperative", cooperativeId)
                .bind("seen", seenVersion)
                .fetch()
                .rowsUpdated();
    }

    private Map<String, Object> content(ListingDraft d) {
        return Map.ofEntries(
                Map.entry("title", d.title()),
                Map.entry("description", d.description()),
                Map.entry("category", d.categorySlug()),
                Map.entry("origin", Columns.orNull(d.originDistrictCode(), String.class)),
                Map.entry("unit", d.contentUnit().name()),
                Map.entry("lead", d.leadTimeDays()),
                Map.entry("capacity", Columns.orNull(d.dailyCapacity(), Integer.class)),
                Map.entry("certificates", json.writeValueAsString(d.certificates())),
                Map.entry("pictures", d.pictureIds().toArray(UUID[]::new)),
                Map.entry("maker", Columns.orNull(d.makerNote(), String.class)),
                Map.entry("member", Columns.orNull(d.makerMemberId(), UUID.class)),
                Map.entry("price", priceFrom(d)));
    }

    static long priceFrom(ListingDraft draft) {
        return draft.variants().stream().mapToLong(v -> v.price().rupiah()).min().orElseThrow();
    }

    /** Nobody else changes it until the transaction ends; empty when there is none. */
    Mono<UUID> lock(UUID id) {
        return db.sql("select id from catalog.listings where id = :id for update")
                .bind("id", id)
                .map(row -> Columns.uuid(row, "id"))
                .one();
    }

    /** The rows changed: zero when its state does not lead there. */
    Mono<Long> move(UUID id, ListingStatus to, Instant now) {
        var from =
                Arrays.stream(ListingStatus.values())
                        .filter(s -> s.next().contains(to))
                        .map(Enum::name)
                        .toArray(String[]::new);
        return db.sql(
                        """
                        update catalog.listings
                           set status = :to, version = version + 1, updated_at = :now,
                               published_at = case when :to = 'PUBLISHED' and status <> 'CHANGES_PENDING'
                                                   then :now else published_at end
                         where id = :id and status = any(:from)
                        """)
                .bind("to", to.name())
                .bind("now", now)
                .bind("id", id)
                .bind("from", from)
                .fetch()
                .rowsUpdated();
    }

    Mono<Listing> byId(UUID id) {
        return db.sql(SELECT + "where l.id = :id").bind("id", id).map(this::toListing).one();
    }

    Mono<Listing> ofCooperative(UUID cooperativeId, UUID id) {
        return db.sql(SELECT + "where l.id = :id and l.cooperative_id = :cooperative")
                .bind("id", id)
                .bind("cooperative", cooperativeId)
                .map(this::toListing)
                .one();
    }

    Mono<Listing> bySlug(String slug) {
        return db.sql(SELECT + "where l.slug = :slug")
                .bind("slug", slug)
                .map(this::toListing)
                .one();
    }

    Flux<Listing> byIds(Collection<UUID> ids) {
        return db.sql(SELECT + "where l.id = any(:ids)")
                .bind("ids", ids.toArray(UUID[]::new))
                .map(this::toListing)
                .all();
    }

    Flux<Listing> byVariants(Collection<UUID> variantIds) {
        return db.sql(
                        SELECT
                                + """
                                where l.id in (select listing_id from catalog.variants where id = any(:ids))
                                """)
                .bind("ids", variantIds.toArray(UUID[]::new))
                .map(this::toListing)
                .all();
    }

    Flux<Listing> page(
            UUID cooperativeId,
            @Nullable ListingStatus status,
            @Nullable String text,
            @Nullable UUID after,
            int size) {
        return db.sql(
                        SELECT
                                + """
                                where l.cooperative_id = :cooperative
                                  and (cast(:status as text) is null or l.status = :status)
                                  and (cast(:text as text) is null or l.title ilike :text
                                       or l.id in (select v.listing_id from catalog.variants v
                                                    where v.cooperative_id = :cooperative and v.active
                                                      and v.sku ilike :text))
                                  and (cast(:after as uuid) is null or l.id < :after)
                                order by l.id desc limit :size
                                """)
                .bind("cooperative", cooperativeId)
                .bind("status", Columns.orNull(status == null ? null : status.name(), String.class))
                .bind(
                        "text",
                        Columns.orNull(
                                text == null ? null : "%" + escape(text) + "%", String.class))
                .bind("after", Columns.orNull(after, UUID.class))
                .bind("size", size)
                .map(this::toListing)
                .all();
    }

    private static String escape(String like) {
        return like.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    Flux<StatusCount> countByStatus(UUID cooperativeId) {
        return db.sql(
                        """
                        select status, count(*) as listings from catalog.listings
                         where cooperative_id = :cooperative group by status
                        """)
                .bind("cooperative", cooperativeId)
                .map(
                        row ->
                                new StatusCount(
                                        Columns.constant(row, "status", ListingStatus.class),
                                        Columns.number(row, "listings")))
                .all();
    }

    record StatusCount(ListingStatus status, long listings) {}

    Flux<UUID> idsAfter(@Nullable UUID after, int limit) {
        return db.sql(
                        """
                        select id from catalog.listings
                         where status in ('PUBLISHED', 'CHANGES_PENDING')
                           and (cast(:after as uuid) is null or id > :after)
                         order by id limit :limit
                        """)
                .bind("after", Columns.orNull(after, UUID.class))
                .bind("limit", limit)
                .map(row -> Columns.uuid(row, "id"))
                .all();
    }

    Flux<String> idsOfCooperative(UUID cooperativeId) {
        return db.sql(
                        "select id::text as id from catalog.listings where cooperative_id = :cooperative")
                .bind("cooperative", cooperativeId)
                .map(row -> Columns.text(row, "id"))
                .all();
    }

    /** Newest first without a text, by similarity with it. */
    Flux<Listing> lookUp(LookUp query, LocalDate today, int offset, int size) {
        return db.sql(
                        SELECT
                                + """
                                where l.status in ('PUBLISHED', 'CHANGES_PENDING')
                                  and (cast(:text as text) is null
                                       or :text <%% lower(l.title) or lower(l.title) like :like)
                                  and (cardinality(:categories) = 0 or l.category_slug = any(:categories))
                                  and (cardinality(:districts) = 0 or l.district_code = any(:districts))
                                  and (cast(:cooperative as uuid) is null or l.cooperative_id = :cooperative)
                                  and (cast(:min as bigint) is null or l.price_from_rupiah >= :min)
                                  and (cast(:max as bigint) is null or l.price_from_rupiah <= :max)
                                  and (not :inStock or exists (
                                       select from catalog.variants v
                                         join catalog.stock s on s.variant_id = v.id
                                        where v.listing_id = l.id and v.active
                                          and s.on_hand - s.reserved >= v.minimum_quantity))
                                  and (select count(distinct c ->> 'kind') from jsonb_array_elements(l.certificates) c
                                        where c ->> 'kind' = any(:certificates)
                                          and coalesce(cast(c ->> 'validUntil' as date) >= :today, true))
                                      = cardinality(:certificates)
                                order by case when cast(:text as text) is null then 0
                                              else word_similarity(:text, lower(l.title)) end desc,
                                         l.published_at desc, l.id desc
                                offset :offset limit :size
                                """
                                        .replace("%%", "%"))
                .bind("text", Columns.orNull(query.text(), String.class))
                .bind(
                        "like",
                        Columns.orNull(
                                query.text() == null ? null : "%" + escape(query.text()) + "%",
                                String.class))
                .bind("categories", query.categorySlugs().toArray(String[]::new))
                .bind("districts", query.districtCodes().toArray(String[]::new))
                .bind("cooperative", Columns.orNull(query.cooperativeId(), UUID.class))
                .bind("min", Columns.orNull(query.minPriceRupiah(), Long.class))
                .bind("max", Columns.orNull(query.maxPriceRupiah(), Long.class))
                .bind("inStock", query.inStock())
                .bind("certificates", query.certificates().toArray(String[]::new))
                .bind("today", today)
                .bind("offset", offset)
                .bind("size", size)
                .map(this::toListing)
                .all();
    }

    Mono<Void> countSold(UUID[] listingIds, Integer[] quantities) {
        return db.sql(
                        """
                        update catalog.listings l set sold_count = sold_count + s.quantity
                          from (select id, sum(quantity) as quantity
                                  from unnest(:ids, :quantities) as x (id, quantity) group by id) s
                         where l.id = s.id
                        """)
                .bind("ids", listingIds)
                .bind("quantities", quantities)
                .then();
    }

    private Listing toListing(Readable row) {
        var variants = row.get("variants", String.class);
        return new Listing(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "cooperative_id"),
                Columns.text(row, "slug"),
                Columns.text(row, "title"),
                Columns.text(row, "description"),
                Columns.text(row, "category_slug"),
                Columns.text(row, "district_code"),
                Columns.constant(row, "content_unit", ContentUnit.class),
                Columns.count(row, "lead_time_days"),
                row.get("daily_capacity", Integer.class),
                List.of(json.readValue(Columns.text(row, "certificates"), Certificate[].class)),
                Columns.uuids(row, "picture_ids"),
                row.get("maker_note", String.class),
                row.get("maker_member_id", UUID.class),
                Columns.constant(row, "status", ListingStatus.class),
                variants == null ? List.of() : toVariants(variants),
                Columns.number(row, "sold_count"),
                Columns.number(row, "version"),
                row.get("published_at", Instant.class),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "updated_at"));
    }

    private List<Variant> toVariants(String variants) {
        return Arrays.stream(json.readValue(variants, StoredVariant[].class))
                .map(StoredVariant::toVariant)
                .toList();
    }
}
