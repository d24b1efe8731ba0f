package id.tokoperasi.catalog;

import id.tokoperasi.kernel.Columns;

import io.r2dbc.spi.Readable;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

@Component
class StockRows {

    private final DatabaseClient db;

    StockRows(DatabaseClient db) {
        this.db = db;
    }

    /** A variant after its stock has moved. */
    record Moved(UUID variantId, UUID listingId, int available, int change, int minimum) {

        /**
         * Cards show how many are left only when few are, or fewer than the smallest order, so only
         * then the index needs to know.
         */
        boolean showsOnCards() {
            return Math.min(available, available - change) <= Math.max(Stock.FEW, minimum);
        }
    }

    /** What a move does to the two counts for each piece. */
    enum Move {
        RESERVED(0, 1),
        RELEASED(0, -1),
        TAKEN(-1, -1);

        private final int onHand;
        private final int reserved;

        Move(int onHand, int reserved) {
            this.onHand = onHand;
            this.reserved = reserved;
        }
    }

    /**
     * Moves all lines or none, locks taken in id order so that two buyers cannot deadlock. Nothing moves
     * when pieces are to be held and one variant has too few of them or is off its listing.
     */
    Flux<Moved> move(Move move, Collection<StockLine> lines, UUID reference, Instant now) {
        return db.sql(
                        """
                        with wanted as (select * from unnest(:ids, :quantities) as w (id, quantity)),
                        locked as (
                            select s.variant_id, w.quantity, s.on_hand - s.reserved as available
                              from catalog.stock s join wanted w on w.id = s.variant_id
                             order by s.variant_id for update of s),
                        fitting as (
                            select l.* from locked l join catalog.variants v on v.id = l.variant_id
                             where :reserved < 0 or (v.active and l.available >= l.quantity)),
                        moved as (
                            update catalog.stock s
                               set on_hand = s.on_hand + :onHand * l.quantity,
                                   reserved = s.reserved + :reserved * l.quantity
                              from fitting l, catalog.variants v
                             where s.variant_id = l.variant_id and v.id = s.variant_id
                               and (select count(*) from fitting) = cardinality(:ids)
                            returning s.variant_id, v.listing_id, v.minimum_quantity,
                                      s.on_hand - s.reserved as available,
                                      :onHand * l.quantity as on_hand_change,
                                      :reserved * l.quantity as reserved_change),
                        booked as (
                            insert into catalog.stock_movements
                                   (variant_id, kind, on_hand_change, reserved_change, reference, at)
                            select variant_id, :kind, on_hand_change, reserved_change, :reference, :now
                              from moved)
                        select variant_id, listing_id, minimum_quantity, available,
                               on_hand_change - reserved_change as change
                          from moved
                        """)
                .bind("ids", lines.stream().map(StockLine::variantId).toArray(UUID[]::new))
                .bind("quantities", lines.stream().map(StockLine::quantity).toArray(Integer[]::new))
                .bind("kind", move.name())
                .bind("onHand", move.onHand)
                .bind("reserved", move.reserved)
                .bind("reference", reference)
                .bind("now", now)
                .map(StockRows::toMoved)
                .all();
    }

    /** Pieces that can still be sold, for telling the buyer; unknown variants are missing. */
    Mono<Map<UUID, Integer>> available(Collection<StockLine> lines) {
        return db.sql(
                        """
                        select v.id, case when v.active then s.on_hand - s.reserved else 0 end as available
                          from catalog.stock s join catalog.variants v on v.id = s.variant_id
                         where s.variant_id = any(:ids)
                        """)
                .bind("ids", lines.stream().map(StockLine::variantId).toArray(UUID[]::new))
                .map(row -> Map.entry(Columns.uuid(row, "id"), Columns.count(row, "available")))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /**
     * Sets the count of pieces after a stock-take; empty when the variant is not this cooperative's,
     * or when fewer pieces are named than are held for buyers.
     */
    Mono<Moved> set(
            UUID cooperativeId, UUID variantId, int onHand, @Nullable String actor, Instant now) {
        return db.sql(
                        """
                        with before as (
                            select s.variant_id, s.on_hand, v.listing_id, v.minimum_quantity
                              from catalog.stock s join catalog.variants v on v.id = s.variant_id
                             where s.variant_id = :variant and v.cooperative_id = :cooperative
                               for update of s),
                        moved as (
                            update catalog.stock s set on_hand = :onHand from before b
                             where s.variant_id = b.variant_id and s.reserved <= :onHand
                            returning s.variant_id, b.listing_id, b.minimum_quantity,
                                      s.on_hand - s.reserved as available,
                                      s.on_hand - b.on_hand as change),
                        booked as (
                            insert into catalog.stock_movements
                                   (variant_id, kind, on_hand_change, reserved_change, actor, at)
                            select variant_id, 'SET', change, 0, :actor, :now from moved where change <> 0)
                        select * from moved
                        """)
                .bind("variant", variantId)
                .bind("cooperative", cooperativeId)
                .bind("onHand", onHand)
                .bind("actor", Columns.orNull(actor, String.class))
                .bind("now", now)
                .map(StockRows::toMoved)
                .one();
    }

    Mono<Boolean> belongsTo(UUID cooperativeId, UUID variantId) {
        return db.sql(
                        "select 1 from catalog.variants where id = :id and cooperative_id = :cooperative")
                .bind("id", variantId)
                .bind("cooperative", cooperativeId)
                .fetch()
                .first()
                .hasElement();
    }

    /** Variants on sale with so many pieces or fewer, the fewest first. */
    Flux<Stock.Few> few(UUID cooperativeId, int most, int size) {
        return db.sql(
                        """
                        select l.id, l.title, v.name, s.on_hand - s.reserved as available
                          from catalog.listings l
                          join catalog.variants v on v.listing_id = l.id and v.active
                          join catalog.stock s on s.variant_id = v.id
                         where l.cooperative_id = :cooperative
                           and l.status in ('PUBLISHED', 'CHANGES_PENDING')
                           and s.on_hand - s.reserved <= :most
                         order by available, l.id, v.position limit :size
                        """)
                .bind("cooperative", cooperativeId)
                .bind("most", most)
                .bind("size", size)
                .map(
                        row ->
                                new Stock.Few(
                                        Columns.uuid(row, "id"),
                                        Columns.text(row, "title"),
                                        Columns.text(row, "name"),
                                        Columns.count(row, "available")))
                .all();
    }

    private static Moved toMoved(Readable row) {
        return new Moved(
                Columns.uuid(row, "variant_id"),
                Columns.uuid(row, "listing_id"),
                Columns.count(row, "available"),
                Columns.count(row, "change"),
                Columns.count(row, "minimum_quantity"));
    }
}
