package id.tokoperasi.catalog;

import id.tokoperasi.catalog.ManyListings.Rewrite;
import id.tokoperasi.kernel.Columns;
import id.tokoperasi.kernel.Ids;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@Component
class ManyRows {

    private final DatabaseClient db;
    private final JsonMapper json;

    ManyRows(DatabaseClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    Flux<UUID> listingIds(UUID cooperativeId, Collection<String> skus) {
        return db.sql(
                        """
                        select distinct listing_id from catalog.variants
                         where cooperative_id = :cooperative and active and sku = any(:skus)
                        """)
                .bind("cooperative", cooperativeId)
                .bind("skus", skus.toArray(String[]::new))
                .map(row -> Columns.uuid(row, "listing_id"))
                .all();
    }

    /**
     * A variant whose pieces were counted.
     *
     * @param available pieces that could be sold before
     * @param change zero when nothing was changed
     * @param minimum the smallest order
     */
    record Counted(
            String sku,
            UUID listingId,
            ManyListings.StockSet outcome,
            int available,
            int change,
            int minimum) {

        boolean showsOnCards() {
            return outcome == ManyListings.StockSet.CHANGED
                    && Math.min(available, available + change) <= Math.max(Stock.FEW, minimum);
        }
    }

    Flux<Counted> setStock(
            UUID cooperativeId, Map<String, Integer> onHandBySku, String actor, Instant now) {
        var skus = List.copyOf(onHandBySku.keySet());
        return db.sql(
                        """
                        with wanted as (select * from unnest(:skus, :counts) as w (sku, on_hand)),
                        before as (
                            select s.variant_id, v.listing_id, v.minimum_quantity, w.sku, s.on_hand, s.reserved,
                                   w.on_hand as wanted
                              from wanted w
                              join catalog.variants v on v.sku = w.sku and v.active
                                                     and v.cooperative_id = :cooperative
                              join catalog.stock s on s.variant_id = v.id
                             order by s.variant_id for update of s),
                        moved as (
                            update catalog.stock s set on_hand = b.wanted from before b
                             where s.variant_id = b.variant_id and b.reserved <= b.wanted
                               and b.on_hand <> b.wanted
                            returning s.variant_id),
                        booked as (
                            insert into catalog.stock_movements
                                   (variant_id, kind, on_hand_change, reserved_change, actor, at)
                            select b.variant_id, 'SET', b.wanted - b.on_hand, 0, :actor, :now
                              from before b join moved m on m.variant_id = b.variant_id)
                        select sku, listing_id, minimum_quantity, on_hand - reserved as available, wanted - on_hand as change,
                               case when reserved > wanted then 'BELOW_RESERVED'
                                    when on_hand = wanted then 'SAME' else 'CHANGED' end as outcome
                          from before
                        """)
                .bind("cooperative", cooperativeId)
                .bind("skus", skus.toArray(String[]::new))
                .bind("counts", skus.stream().map(onHandBySku::get).toArray(Integer[]::new))
                .bind("actor", actor)
                .bind("now", now)
                .map(
                        row ->
                                new Counted(
                                        Columns.text(row, "sku"),
                                        Columns.uuid(row, "listing_id"),
                                        Columns.constant(
                                                row, "outcome", ManyListings.StockSet.class),
                                        Columns.count(row, "available"),
                                        Columns.count(row, "change"),
                                        Columns.count(row, "minimum_quantity")))
                .all();
    }

    private record ListingJson(
            UUID id,
            long version,
            String title,
            String description,
            String category,
            ContentUnit unit,
            int lead,
            @Nullable String maker,
            long price) {}

    private record VariantJson(
            UUID id,
            UUID listing,
            String name,
            String sku,
            long price,
            int weight,
            @Nullable Long net,
            int position) {}

    /** Writes those that nobody sees and that have not moved on; answers how many they were. */
    Mono<Long> rewrite(UUID cooperativeId, List<Rewrite> edits, Instant now) {
        var written = edits.stream().map(ManyRows::listing).toList();
        return db.sql(
                        """
                        with wanted as (
                            select * from jsonb_to_recordset(cast(:listings as jsonb)) as w (
                                   id uuid, version bigint, title text, description text, category text,
                                   unit text, lead integer, maker text, price bigint)),
                        locked as (
                            select l.id from catalog.listings l join wanted w on w.id = l.id
                             where l.cooperative_id = :cooperative and l.version = w.version
                               and l.status = any(:states)
                             order by l.id for update of l)
                        update catalog.listings l
                           set title = w.title, description = w.description, category_slug = w.category,
                               content_unit = w.unit, lead_time_days = w.lead, maker_note = w.maker,
                               price_from_rupiah = w.price, version = l.version + 1, updated_at = :now
                          from wanted w join locked k on k.id = w.id
                         where l.id = w.id
                        """)
                .bind("listings", json.writeValueAsString(written))
                .bind("cooperative", cooperativeId)
                .bind("states", ManyListings.UNSEEN.stream().map(Enum::name).toArray(String[]::new))
                .bind("now", now)
                .fetch()
                .rowsUpdated();
    }

    private static ListingJson listing(Rewrite edit) {
        var d = edit.draft();
        return new ListingJson(
                edit.kept().id(),
                edit.kept().version(),
                d.title(),
                d.description(),
                d.categorySlug(),
                d.contentUnit(),
                d.leadTimeDays(),
                d.makerNote(),
                ListingRows.priceFrom(d));
    }

    /** Writes variants that are there, and adds those that are new with an empty shelf. */
    Mono<Void> rewriteVariants(UUID cooperativeId, List<Rewrite> edits) {
        var known = new ArrayList<VariantJson>();
        var fresh = new ArrayList<VariantJson>();
        for (var edit : edits) {
            int position = 0;
            for (var v : edit.draft().variants()) {
                position++;
                (v.id() == null ? fresh : known).add(variant(edit.kept().id(), v, position));
            }
        }
        return db.sql(
                        """
                        with known as (
                            select * from jsonb_to_recordset(cast(:known as jsonb)) as w (
                                   id uuid, listing uuid, name text, price bigint, weight integer,
                                   net bigint, position integer)),
                        fresh as (
                            select * from jsonb_to_recordset(cast(:fresh as jsonb)) as w (
                                   id uuid, listing uuid, name text, sku text, price bigint, weight integer,
                                   net bigint, position integer)),
                        changed as (
                            update catalog.variants v
                               set name = w.name, price_rupiah = w.price, weight_grams = w.weight,
                                   net_amount = w.net, position = w.position
                              from known w where v.id = w.id and v.listing_id = w.listing),
                        added as (
                            insert into catalog.variants
                                   (id, listing_id, cooperative_id, name, sku, price_rupiah, weight_grams,
                                    net_amount, position)
                            select id, listing, :cooperative, name, sku, price, weight, net, position
                              from fresh)
                        insert into catalog.stock (variant_id, on_hand) select id, 0 from fresh
                        """)
                .bind("known", json.writeValueAsString(known))
                .bind("fresh", json.writeValueAsString(fresh))
                .bind("cooperative", cooperativeId)
                .then();
    }

    private static VariantJson variant(UUID listingId, ListingDraft.VariantDraft v, int position) {
        var id = v.id();
        return new VariantJson(
                id == null ? Ids.next() : id,
                listingId,
                v.name(),
                v.sku(),
                v.price().rupiah(),
                v.weightGrams(),
                v.netAmount(),
                position);
    }
}
