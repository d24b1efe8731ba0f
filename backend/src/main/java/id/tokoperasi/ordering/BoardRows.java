package id.tokoperasi.ordering;

import id.tokoperasi.kernel.Columns;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/** A cooperative's orders by when they are due. */
@Component
class BoardRows {

    private final DatabaseClient db;
    private final OrderRows orders;

    BoardRows(DatabaseClient db, OrderRows orders) {
        this.db = db;
        this.orders = orders;
    }

    /**
     * Packs all of them that are the cooperative's and wait to be packed, and answers those; locks are
     * taken in id order, so that two packers cannot deadlock.
     */
    Flux<UUID> packAll(Collection<UUID> ids, UUID cooperativeId, Actor actor, Instant now) {
        return db.sql(
                        """
                        with waiting as (
                            select id from ordering.orders
                             where id = any(:ids) and cooperative_id = :cooperative and status = 'PAID'
                             order by id for update),
                        moved as (
                            update ordering.orders o
                               set status = 'PACKED', version = version + 1, moved_at = :now, reason = null
                              from waiting w where o.id = w.id returning o.id)
                        insert into ordering.order_events (order_id, status, actor_kind, actor, at)
                        select id, 'PACKED', :actorKind, :actor, :now from moved
                        returning order_id
                        """)
                .bind("ids", ids.toArray(UUID[]::new))
                .bind("cooperative", cooperativeId)
                .bind("actorKind", actor.kind().name())
                .bind("actor", Columns.orNull(actor.subject(), String.class))
                .bind("now", now)
                .map(row -> Columns.uuid(row, "order_id"))
                .all();
    }

    /** Which of the ids are paid orders of the cooperative, in no order. */
    Flux<Order> ofCooperative(Collection<UUID> ids, UUID cooperativeId) {
        return db.sql(
                        OrderRows.SELECT
                                + """
                                where o.id = any(:ids) and o.cooperative_id = :cooperative
                                  and o.paid_at is not null
                                """)
                .bind("ids", ids.toArray(UUID[]::new))
                .bind("cooperative", cooperativeId)
                .map(orders::toOrder)
                .all();
    }

    /** As {@link #pageOfCooperative}, but those first that are due first. */
    Flux<Order> pageByDue(
            UUID cooperativeId, Collection<OrderStatus> statuses, @Nullable UUID after, int size) {
        return db.sql(
                        OrderRows.SELECT
                                + """
                                where o.cooperative_id = :cooperative and o.paid_at is not null
                                  and o.status = any(:statuses)
                                  and (cast(:after as uuid) is null or (o.due_at, o.id) >
                                       (select a.due_at, a.id from ordering.orders a
                                         where a.id = :after and a.cooperative_id = :cooperative))
                                order by o.due_at, o.id limit :size
                                """)
                .bind("cooperative", cooperativeId)
                .bind("statuses", OrderRows.names(statuses))
                .bind("after", Columns.orNull(after, UUID.class))
                .bind("size", size)
                .map(orders::toOrder)
                .all();
    }

    /** What waits in the house and is due before then, those due first first. */
    Flux<Order> toSendBefore(UUID cooperativeId, Instant then, int size) {
        return db.sql(
                        OrderRows.SELECT
                                + """
                                where o.cooperative_id = :cooperative and o.paid_at is not null
                                  and o.status in ('PAID', 'PACKED') and o.due_at < :then
                                order by o.due_at, o.id limit :size
                                """)
                .bind("cooperative", cooperativeId)
                .bind("then", then)
                .bind("size", size)
                .map(orders::toOrder)
                .all();
    }

    /** What waits in the house and was due before now, and what is due by then. */
    Mono<Due> due(UUID cooperativeId, Instant now, Instant then) {
        return db.sql(
                        """
                        select count(*) filter (where due_at < :now) as late,
                               count(*) filter (where due_at >= :now) as today
                          from ordering.orders
                         where cooperative_id = :cooperative and paid_at is not null
                           and status in ('PAID', 'PACKED') and due_at <= :then
                        """)
                .bind("cooperative", cooperativeId)
                .bind("now", now)
                .bind("then", then)
                .map(row -> new Due(Columns.number(row, "late"), Columns.number(row, "today")))
                .one();
    }

    /** How many wait to be packed. */
    Mono<Long> countToPack(UUID cooperativeId) {
        return db.sql(
                        """
                        select count(*) as orders from ordering.orders
                         where cooperative_id = :cooperative and paid_at is not null
                           and status = 'PAID'
                        """)
                .bind("cooperative", cooperativeId)
                .map(row -> Columns.number(row, "orders"))
                .one();
    }

    /** How many wait in the house and are due before then. */
    Mono<Long> countToSendBefore(UUID cooperativeId, Instant then) {
        return db.sql(
                        """
                        select count(*) as orders from ordering.orders
                         where cooperative_id = :cooperative and paid_at is not null
                           and status in ('PAID', 'PACKED') and due_at < :then
                        """)
                .bind("cooperative", cooperativeId)
                .bind("then", then)
                .map(row -> Columns.number(row, "orders"))
                .one();
    }
}
