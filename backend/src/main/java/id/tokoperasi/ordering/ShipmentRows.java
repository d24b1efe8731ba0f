package id.tokoperasi.ordering;

import static id.tokoperasi.kernel.Columns.each;

import id.tokoperasi.kernel.Columns;
import id.tokoperasi.kernel.Money;

import io.r2dbc.spi.Readable;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Parcels of orders, and pieces that could not be delivered. */
@Component
class ShipmentRows {

    private final DatabaseClient db;
    private final JsonMapper json;

    ShipmentRows(DatabaseClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /**
     * Locks an order that the cooperative works on, as it was seen, and counts its version up; false
     * when it is another's, in another state or has moved on.
     */
    Mono<Boolean> claim(
            UUID orderId, UUID cooperativeId, long seenVersion, OrderStatus... statuses) {
        return db.sql(
                        """
                        update ordering.orders set version = version + 1
                         where id = :order and cooperative_id = :cooperative and paid_at is not null
                           and version = :seen and status = any(:statuses)
                        """)
                .bind("order", orderId)
                .bind("cooperative", cooperativeId)
                .bind("seen", seenVersion)
                .bind("statuses", Arrays.stream(statuses).map(Enum::name).toArray(String[]::new))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** As {@link #claim(UUID, UUID, long, OrderStatus...)}, for what does not depend on what was seen. */
    Mono<Boolean> claim(UUID orderId, Collection<OrderStatus> statuses) {
        return db.sql(
                        """
                        update ordering.orders set version = version + 1
                         where id = :order and paid_at is not null and status = any(:statuses)
                        """)
                .bind("order", orderId)
                .bind("statuses", OrderRows.names(statuses))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** Counts the pieces as sent; false when the order has not so many left, then roll back. */
    Mono<Boolean> countSent(UUID orderId, List<Pieces> pieces) {
        return count(
                """
                update ordering.order_lines l set shipped = l.shipped + p.quantity
                  from unnest(:variants, :quantities) as p (variant, quantity)
                 where l.order_id = :order and l.variant_id = p.variant
                   and l.shipped + l.withdrawn + p.quantity <= l.quantity
                """,
                orderId,
                pieces);
    }

    /** Counts the pieces as not to be had; false when the order has not so many left. */
    Mono<Boolean> countWithdrawn(UUID orderId, List<Pieces> pieces) {
        return count(
                """
                update ordering.order_lines l set withdrawn = l.withdrawn + p.quantity
                  from unnest(:variants, :quantities) as p (variant, quantity)
                 where l.order_id = :order and l.variant_id = p.variant
                   and l.shipped + l.withdrawn + p.quantity <= l.quantity
                """,
                orderId,
                pieces);
    }

    private Mono<Boolean> count(String sql, UUID orderId, List<Pieces> pieces) {
        return db.sql(sql)
                .bind("order", orderId)
                .bind("variants", each(pieces, Pieces::variantId, UUID[]::new))
                .bind("quantities", each(pieces, Pieces::quantity, Integer[]::new))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == pieces.size());
    }

    /** The next parcel of an order whose row the transaction holds. */
    Mono<Void> insert(
            UUID id,
            UUID orderId,
            List<Pieces> pieces,
            @Nullable String tracking,
            Actor actor,
            Instant now) {
        return db.sql(
                        """
                        with counted as (
                            update ordering.orders set parcels = parcels + 1,
                                   tracking = coalesce(:tracking, tracking)
                             where id = :order returning parcels),
                        sent as (
                            insert into ordering.shipments (id, order_id, position, tracking, sent_by, sent_at)
                            select :id, :order, parcels, :tracking, :actor, :now from counted
                            returning id)
                        insert into ordering.shipment_lines (shipment_id, variant_id, quantity)
                        select s.id, p.variant, p.quantity
                          from sent s, unnest(:variants, :quantities) as p (variant, quantity)
                        """)
                .bind("id", id)
                .bind("order", orderId)
                .bind("tracking", Columns.orNull(tracking, String.class))
                .bind("actor", Columns.orNull(actor.subject(), String.class))
                .bind("now", now)
                .bind("variants", each(pieces, Pieces::variantId, UUID[]::new))
                .bind("quantities", each(pieces, Pieces::quantity, Integer[]::new))
                .then();
    }

    /**
     * Writes what will not be delivered and answers what it had cost.
     *
     * @param refuses the shortage whose part the buyer does without, or null
     */
    Mono<Money> insertShortage(
            UUID id,
            UUID orderId,
            List<Pieces> pieces,
            String reason,
            String toldBy,
            @Nullable UUID refuses,
            Instant now) {
        return db.sql(
                        """
                        with cost as (
                            select sum(l.price_rupiah * p.quantity) as rupiah
                              from ordering.order_lines l
                              join unnest(:variants, :quantities) as p (variant, quantity)
                                on p.variant = l.variant_id
                             where l.order_id = :order),
                        counted as (
                            update ordering.orders
                               set withdrawn_rupiah = withdrawn_rupiah + cost.rupiah
                              from cost where id = :order),
                        told as (
                            insert into ordering.shortages
                                   (id, order_id, amount_rupiah, reason, told_by, refuses, told_at)
                            select :id, :order, rupiah, :reason, :toldBy, :refuses, :now from cost
                            returning id, amount_rupiah),
                        lines as (
                            insert into ordering.shortage_lines (shortage_id, variant_id, quantity)
                            select t.id, p.variant, p.quantity
                              from told t, unnest(:variants, :quantities) as p (variant, quantity))
                        select amount_rupiah from told
                        """)
                .bind("id", id)
                .bind("order", orderId)
                .bind("reason", reason)
                .bind("toldBy", toldBy)
                .bind("refuses", Columns.orNull(refuses, UUID.class))
                .bind("now", now)
                .bind("variants", each(pieces, Pieces::variantId, UUID[]::new))
                .bind("quantities", each(pieces, Pieces::quantity, Integer[]::new))
                .map(row -> Columns.money(row, "amount_rupiah"))
                .one();
    }

    /** Parcels of an order of that cooperative, in the order in which they were sent. */
    Flux<Shipment> ofOrder(UUID orderId, UUID cooperativeId) {
        return db.sql(
                        """
                        select s.*, (
                            select jsonb_agg(jsonb_build_object(
                                       'variantId', l.variant_id, 'quantity', l.quantity))
                              from ordering.shipment_lines l where l.shipment_id = s.id) as lines
                          from ordering.shipments s join ordering.orders o on o.id = s.order_id
                         where o.id = :order and o.cooperative_id = :cooperative
                         order by s.position
                        """)
                .bind("order", orderId)
                .bind("cooperative", cooperativeId)
                .map(this::toShipment)
                .all();
    }

    private Shipment toShipment(Readable row) {
        return new Shipment(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "order_id"),
                Columns.count(row, "position"),
                row.get("tracking", String.class),
                Columns.instant(row, "sent_at"),
                toPieces(Columns.text(row, "lines")));
    }

    /** Oldest first. Ask for the order first: this asks for no owner. */
    Flux<Shortage> shortagesOf(UUID orderId) {
        return db.sql(
                        """
                        select s.*, (
                            select jsonb_agg(jsonb_build_object(
                                       'variantId', l.variant_id, 'quantity', l.quantity)
                                       order by l.variant_id)
                              from ordering.shortage_lines l where l.shortage_id = s.id) as lines
                          from ordering.shortages s where s.order_id = :order
                         order by s.told_at, s.id
                        """)
                .bind("order", orderId)
                .map(
                        row ->
                                new Shortage(
                                        Columns.uuid(row, "id"),
                                        Columns.uuid(row, "order_id"),
                                        Columns.money(row, "amount_rupiah"),
                                        Columns.text(row, "reason"),
                                        Columns.instant(row, "told_at"),
                                        toPieces(Columns.text(row, "lines")),
                                        row.get("refuses", UUID.class)))
                .all();
    }

    private List<Pieces> toPieces(String lines) {
        return List.of(json.readValue(lines, Pieces[].class));
    }
}
