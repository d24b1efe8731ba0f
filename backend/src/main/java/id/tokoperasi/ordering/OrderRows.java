package id.tokoperasi.ordering;

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

/** Reads orders with their lines in one statement, and makes guarded moves. */
@Component
class OrderRows {

    /** Orders {@code o} with their lines. */
    static final String SELECT =
            """
            select o.*, (
                select jsonb_agg(jsonb_build_object(
                           'variantId', l.variant_id, 'listingId', l.listing_id, 'slug', l.slug,
                           'title', l.title, 'variantName', l.variant_name, 'sku', l.sku,
                           'pictureId', l.picture_id, 'priceRupiah', l.price_rupiah,
                           'quantity', l.quantity, 'shipped', l.shipped,
                           'withdrawn', l.withdrawn) order by l.position)
                  from ordering.order_lines l where l.order_id = o.id) as lines
              from ordering.orders o
            """;

    /** A guest's order answers to the basket it came from, a person's to that person. */
    private static final String OF_BUYER =
            """
             and (o.buyer_subject = :subject or (o.buyer_subject is null and o.basket_id = :basket))
            """;

    private final DatabaseClient db;
    private final JsonMapper json;

    OrderRows(DatabaseClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    Flux<Order> ofCheckout(UUID checkoutId) {
        return db.sql(SELECT + "where o.checkout_id = :checkout order by o.id")
                .bind("checkout", checkoutId)
                .map(this::toOrder)
                .all();
    }

    /** A guest's orders become the person's. */
    Mono<Void> adopt(UUID guestBasketId, String subject) {
        return db.sql(
                        """
                        with checkouts as (
                            update ordering.checkouts set buyer_subject = :subject
                             where basket_id = :basket and buyer_subject is null)
                        update ordering.orders set buyer_subject = :subject
                         where basket_id = :basket and buyer_subject is null
                        """)
                .bind("subject", subject)
                .bind("basket", guestBasketId)
                .then();
    }

    Flux<Order> withTheirCheckouts(Collection<UUID> ids) {
        return db.sql(
                        SELECT
                                + """
                                where o.checkout_id in (select checkout_id from ordering.orders
                                                         where id = any(:ids))
                                order by o.id
                                """)
                .bind("ids", ids.toArray(UUID[]::new))
                .map(this::toOrder)
                .all();
    }

    Mono<Order> byNumber(String number, Buyer buyer) {
        return db.sql(SELECT + "where o.number = :number" + OF_BUYER)
                .bind("number", number)
                .bind("subject", Columns.orNull(buyer.subject(), String.class))
                .bind("basket", Columns.orNull(buyer.basketId(), UUID.class))
                .map(this::toOrder)
                .one();
    }

    Mono<Order> ofBuyer(UUID id, Buyer buyer) {
        return db.sql(SELECT + "where o.id = :id" + OF_BUYER)
                .bind("id", id)
                .bind("subject", Columns.orNull(buyer.subject(), String.class))
                .bind("basket", Columns.orNull(buyer.basketId(), UUID.class))
                .map(this::toOrder)
                .one();
    }

    Flux<Order> pageOfBuyer(
            Buyer buyer, Collection<OrderStatus> statuses, @Nullable UUID after, int size) {
        return db.sql(
                        SELECT
                                + "where o.status = any(:statuses)"
                                + OF_BUYER
                                + """
                                 and (cast(:after as uuid) is null or o.id < :after)
                                order by o.id desc limit :size
                                """)
                .bind("statuses", names(statuses))
                .bind("subject", Columns.orNull(buyer.subject(), String.class))
                .bind("basket", Columns.orNull(buyer.basketId(), UUID.class))
                .bind("after", Columns.orNull(after, UUID.class))
                .bind("size", size)
                .map(this::toOrder)
                .all();
    }

    Mono<Order> ofCooperative(UUID id, UUID cooperativeId) {
        return db.sql(
                        SELECT
                                + "where o.id = :id and o.cooperative_id = :cooperative and o.paid_at is not null")
                .bind("id", id)
                .bind("cooperative", cooperativeId)
                .map(this::toOrder)
                .one();
    }

    Flux<Order> pageOfCooperative(
            UUID cooperativeId, Collection<OrderStatus> statuses, @Nullable UUID after, int size) {
        return db.sql(
                        SELECT
                                + """
                                where o.cooperative_id = :cooperative and o.paid_at is not null
                                  and o.status = any(:statuses)
                                  and (cast(:after as uuid) is null or o.id < :after)
                                order by o.id desc limit :size
                                """)
                .bind("cooperative", cooperativeId)
                .bind("statuses", names(statuses))
                .bind("after", Columns.orNull(after, UUID.class))
                .bind("size", size)
                .map(this::toOrder)
                .all();
    }

    record StatusCount(OrderStatus status, long orders) {}

    Flux<StatusCount> countByStatus(UUID cooperativeId) {
        return db.sql(
                        """
                        select status, count(*) as orders from ordering.orders
                         where cooperative_id = :cooperative and paid_at is not null
                         group by status
                        """)
                .bind("cooperative", cooperativeId)
                .map(OrderRows::toCount)
                .all();
    }

    Flux<StatusCount> countAll() {
        return db.sql("select status, count(*) as orders from ordering.orders group by status")
                .map(OrderRows::toCount)
                .all();
    }

    private static StatusCount toCount(Readable row) {
        return new StatusCount(
                Columns.constant(row, "status", OrderStatus.class), Columns.number(row, "orders"));
    }

    /**
     * The guarded move: orders that are not in one of the states it starts from, or not the asker's,
     * stay as they are and are missing in the answer.
     */
    Flux<Order> move(OrderMove move, Instant now) {
        var sql =
                """
                with moved as (
                    update ordering.orders o
                       set status = :to, version = version + 1, moved_at = :now,
                           tracking = coalesce(:tracking, tracking),
                           reason = case when :to in ('RETURNED', 'REFUNDED') then reason else :reason end,
                           paid_at = case when :to = 'PAID' then coalesce(paid_at, :now) else paid_at end
                     where o.status = any(:from)
                       and (cast(:order as uuid) is null or o.id = :order)
                       and (cast(:checkout as uuid) is null or o.checkout_id = :checkout)
                       and (cast(:cooperative as uuid) is null or o.cooperative_id = :cooperative)
                       and (not :byBuyer or o.buyer_subject = :subject
                            or (o.buyer_subject is null and o.basket_id = :basket))
                       and (cast(:code as text) is null or o.pickup_code = :code)
                       and (:to <> 'CANCELLED' or o.parcels = 0)
                    returning o.*),
                logged as (
                    insert into ordering.order_events (order_id, status, actor_kind, actor, note, at)
                    select id, status, :actorKind, :actor, coalesce(:tracking, :reason), :now from moved)
                """
                        + SELECT.replace("ordering.orders o", "moved o");
        var buyer = move.buyer() == null ? new Buyer(null, null) : move.buyer();
        return db.sql(sql)
                .bind("to", move.to().name())
                .bind("from", names(move.from()))
                .bind("now", now)
                .bind("order", Columns.orNull(move.orderId(), UUID.class))
                .bind("checkout", Columns.orNull(move.checkoutId(), UUID.class))
                .bind("cooperative", Columns.orNull(move.cooperativeId(), UUID.class))
                .bind("byBuyer", move.buyer() != null)
                .bind("subject", Columns.orNull(buyer.subject(), String.class))
                .bind("basket", Columns.orNull(buyer.basketId(), UUID.class))
                .bind("code", Columns.orNull(move.pickupCode(), String.class))
                .bind("tracking", Columns.orNull(move.tracking(), String.class))
                .bind("reason", Columns.orNull(move.reason(), String.class))
                .bind("actorKind", move.actor().kind().name())
                .bind("actor", Columns.orNull(move.actor().subject(), String.class))
                .map(this::toOrder)
                .all();
    }

    /** Orders of the checkout that ended before money for them came. */
    Flux<Order> unpaidCancelled(UUID checkoutId) {
        return db.sql(
                        SELECT
                                + """
                                where o.checkout_id = :checkout and o.status = 'CANCELLED'
                                  and o.paid_at is null order by o.id
                                """)
                .bind("checkout", checkoutId)
                .map(this::toOrder)
                .all();
    }

    /** Notes what became of money that came too late, and that it came. */
    Mono<Void> late(Order order, String outcome, Instant now) {
        return db.sql(
                        """
                        with came as (
                            update ordering.orders set paid_at = coalesce(paid_at, :now),
                                   reason = case when :outcome = 'REFUNDED' then 'late-payment' else reason end
                             where id = :order)
                        insert into ordering.late_payments (order_id, payment_id, amount_rupiah, outcome, at)
                        values (:order, :payment, :amount, :outcome, :now)
                        on conflict do nothing
                        """)
                .bind("order", order.id())
                .bind("payment", order.paymentId())
                .bind("amount", order.total().rupiah())
                .bind("outcome", outcome)
                .bind("now", now)
                .then();
    }

    /** Money that came too late, newest first. */
    Flux<LatePayment> latePayments(int size) {
        return db.sql(
                        """
                        select o.number, l.amount_rupiah, l.outcome, l.at
                          from ordering.late_payments l join ordering.orders o on o.id = l.order_id
                         order by l.at desc limit :size
                        """)
                .bind("size", size)
                .map(
                        row ->
                                new LatePayment(
                                        Columns.text(row, "number"),
                                        Columns.money(row, "amount_rupiah"),
                                        Columns.constant(row, "outcome", LatePayment.Outcome.class),
                                        Columns.instant(row, "at")))
                .all();
    }

    Mono<Order> byId(UUID id) {
        return db.sql(SELECT + "where o.id = :id").bind("id", id).map(this::toOrder).one();
    }

    Flux<Order.Event> events(UUID orderId) {
        return db.sql("select * from ordering.order_events where order_id = :order order by id")
                .bind("order", orderId)
                .map(
                        row ->
                                new Order.Event(
                                        Columns.constant(row, "status", OrderStatus.class),
                                        Columns.constant(row, "actor_kind", Actor.Kind.class),
                                        row.get("note", String.class),
                                        Columns.instant(row, "at")))
                .all();
    }

    /** Ids of orders that have been in that state since before then, longest first. */
    Flux<UUID> restingSince(OrderStatus status, Instant then, int limit) {
        return db.sql(
                        """
                        select id from ordering.orders
                         where status = :status and moved_at < :then
                         order by moved_at limit :limit
                        """)
                .bind("status", status.name())
                .bind("then", then)
                .bind("limit", limit)
                .map(row -> Columns.uuid(row, "id"))
                .all();
    }

    static String[] names(Collection<OrderStatus> statuses) {
        return statuses.stream().map(Enum::name).toArray(String[]::new);
    }

    private record LineJson(
            UUID variantId,
            UUID listingId,
            String slug,
            String title,
            String variantName,
            String sku,
            @Nullable UUID pictureId,
            long priceRupiah,
            int quantity,
            int shipped,
            int withdrawn) {

        Order.Line toLine() {
            return new Order.Line(
                    variantId,
                    listingId,
                    slug,
                    title,
                    variantName,
                    sku,
                    pictureId,
                    Money.rupiah(priceRupiah),
                    quantity,
                    shipped,
                    withdrawn);
        }
    }

    Order toOrder(Readable row) {
        return new Order(
                Columns.uuid(row, "id"),
                Columns.text(row, "number"),
                Columns.uuid(row, "checkout_id"),
                Columns.uuid(row, "payment_id"),
                Columns.uuid(row, "cooperative_id"),
                row.get("buyer_subject", String.class),
                Columns.constant(row, "status", OrderStatus.class),
                toRecipient(row),
                Columns.constant(row, "delivery", DeliveryMethod.class),
                row.get("note", String.class),
                row.get("pickup_code", String.class),
                row.get("tracking", String.class),
                row.get("reason", String.class),
                Columns.money(row, "goods_rupiah"),
                Columns.money(row, "delivery_rupiah"),
                Columns.money(row, "total_rupiah"),
                Columns.number(row, "version"),
                Columns.instant(row, "placed_at"),
                Columns.instant(row, "expires_at"),
                Columns.instant(row, "moved_at"),
                row.get("paid_at", Instant.class),
                Columns.instant(row, "due_at"),
                Columns.count(row, "parcels"),
                Columns.money(row, "withdrawn_rupiah"),
                toLines(Columns.text(row, "lines")));
    }

    private List<Order.Line> toLines(String lines) {
        return Arrays.stream(json.readValue(lines, LineJson[].class))
                .map(LineJson::toLine)
                .toList();
    }

    private static Recipient toRecipient(Readable row) {
        return new Recipient(
                Columns.text(row, "recipient_name"),
                Columns.text(row, "recipient_phone"),
                Columns.text(row, "email"),
                row.get("address", String.class),
                row.get("district_code", String.class));
    }
}
