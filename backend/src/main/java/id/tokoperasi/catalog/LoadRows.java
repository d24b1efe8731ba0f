package id.tokoperasi.catalog;

import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.kernel.Columns;
import id.tokoperasi.kernel.Ids;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;

import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Many listings with variants and stock in one statement. */
@Component
class LoadRows {

    private final DatabaseClient db;
    private final JsonMapper json;

    LoadRows(DatabaseClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    Flux<String> sourceKeys(UUID cooperativeId) {
        return db.sql(
                        """
                        select source_key from catalog.listings
                         where cooperative_id = :cooperative and source_key is not null
                        """)
                .bind("cooperative", cooperativeId)
                .map(row -> Columns.text(row, "source_key"))
                .all();
    }

    private record ListingJson(
            UUID id,
            String slug,
            @Nullable String source,
            String title,
            String description,
            String category,
            ContentUnit unit,
            @Nullable String origin,
            int lead,
            @Nullable Integer capacity,
            List<Certificate> certificates,
            List<UUID> pictures,
            @Nullable String maker,
            @Nullable UUID member,
            long price) {}

    /** Inserts them as published and answers their ids. */
    Flux<UUID> insert(
            Cooperative cooperative, Map<String, ListingDraft> drafts, String actor, Instant now) {
        var listings = new ArrayList<ListingJson>();
        var variants = new ArrayList<VariantLine>();
        drafts.forEach((key, draft) -> add(key, draft, listings, variants));
        return insert(cooperative, ListingStatus.PUBLISHED, listings, variants, actor, now);
    }

    /** Inserts them as drafts and answers their ids. */
    Flux<UUID> insertDrafts(
            Cooperative cooperative, List<ListingDraft> drafts, String actor, Instant now) {
        var listings = new ArrayList<ListingJson>();
        var variants = new ArrayList<VariantLine>();
        drafts.forEach(draft -> add(null, draft, listings, variants));
        return insert(cooperative, ListingStatus.DRAFT, listings, variants, actor, now);
    }

    private static void add(
            @Nullable String key,
            ListingDraft draft,
            List<ListingJson> listings,
            List<VariantLine> variants) {
        var listing = listing(key, draft);
        listings.add(listing);
        variants.addAll(VariantLine.of(listing.id(), draft.variants()));
    }

    private Flux<UUID> insert(
            Cooperative cooperative,
            ListingStatus status,
            List<ListingJson> listings,
            List<VariantLine> variants,
            String actor,
            Instant now) {
        return db.sql(
                        """
                        with listed as (
                            insert into catalog.listings
                                   (id, cooperative_id, slug, source_key, title, description, category_slug,
                                    district_code, content_unit, lead_time_days, daily_capacity, certificates,
                                    picture_ids, maker_note, maker_member_id, status, price_from_rupiah,
                                    published_at, created_at, updated_at)
                            select id, :cooperative, slug, source, title, description, category,
                                   coalesce(origin, :district), unit, lead, capacity, certificates,
                                   pictures, maker, member, cast(:status as text), price,
                                   case when cast(:status as text) = 'PUBLISHED' then cast(:now as timestamptz) end, :now, :now
                              from jsonb_to_recordset(cast(:listings as jsonb)) as l (
                                   id uuid, slug text, source text, title text, description text,
                                   category text, unit text, origin text, lead integer, capacity integer,
                                   certificates jsonb, pictures uuid[], maker text, member uuid, price bigint)
                            returning id),
                        wanted as (
                            select * from jsonb_to_recordset(cast(:variants as jsonb)) as v (
                        """
                                + VariantLine.COLUMNS
                                + """
                                )),
                        varied as (
                            insert into catalog.variants
                                   (id, listing_id, cooperative_id, name, sku, price_rupiah, weight_grams,
                                    net_amount, weight_step_grams, minimum_quantity, tiers,
                                    government_price_rupiah, options, position)
                            select id, listing, :cooperative, name, sku, price, weight, net, step, minimum,
                                   tiers, government, options, position
                              from wanted),
                        stocked as (
                            insert into catalog.stock (variant_id, on_hand) select id, stock from wanted),
                        booked as (
                            insert into catalog.stock_movements
                                   (variant_id, kind, on_hand_change, reserved_change, actor, at)
                            select id, 'SET', stock, 0, :actor, :now from wanted where stock <> 0)
                        select id from listed
                        """)
                .bind("cooperative", cooperative.id())
                .bind("district", cooperative.districtCode())
                .bind("status", status.name())
                .bind("listings", json.writeValueAsString(listings))
                .bind("variants", json.writeValueAsString(variants))
                .bind("actor", actor)
                .bind("now", now)
                .map(row -> Columns.uuid(row, "id"))
                .all();
    }

    private static ListingJson listing(@Nullable String sourceKey, ListingDraft d) {
        var id = Ids.next();
        return new ListingJson(
                id,
                Slugs.of(d.title(), id),
                sourceKey,
                d.title(),
                d.description(),
                d.categorySlug(),
                d.contentUnit(),
                d.originDistrictCode(),
                d.leadTimeDays(),
                d.dailyCapacity(),
                d.certificates(),
                d.pictureIds(),
                d.makerNote(),
                d.makerMemberId(),
                ListingRows.priceFrom(d));
    }
}
