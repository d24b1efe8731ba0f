package id.tokoperasi.catalog;

import id.tokoperasi.kernel.Columns;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@Component
class ManyRows {

    private final DatabaseClient db;

    ManyRows(DatabaseClient db) {
        this.db = db;
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
}
