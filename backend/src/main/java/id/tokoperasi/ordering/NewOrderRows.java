package id.tokoperasi.ordering;

import id.tokoperasi.kernel.Columns;
import id.tokoperasi.ordering.OrderPlan.Parcel;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Writes the orders of a checkout: one statement for the orders, one for the lines of all of them. */
@Component
class NewOrderRows {

    private final DatabaseClient db;

    NewOrderRows(DatabaseClient db) {
        this.db = db;
    }

    /** An order about to be written. */
    record NewOrder(UUID id, String number, Parcel parcel, @Nullable String pickupCode) {}

    Mono<List<Long>> nextNumbers(int count) {
        return db.sql(
                        "select nextval('ordering.order_numbers') as number from generate_series(1, :count)")
                .bind("count", count)
                .map(row -> Columns.number(row, "number"))
                .all()
                .collectList();
    }

    Mono<Void> insert(
            List<NewOrder> orders,
            PlaceCheckout wish,
            UUID paymentId,
            Instant now,
            Instant expiresAt) {
        var recipient = wish.recipient();
        return db.sql(
                        """
                        with placed as (
                            insert into ordering.orders
                                   (id, number, checkout_id, payment_id, cooperative_id, basket_id, buyer_subject,
                                    status, recipient_name, recipient_phone, email, delivery, address,
                                    district_code, note, pickup_code, goods_rupiah, delivery_rupiah,
                                    total_rupiah, placed_at, expires_at, moved_at)
                            select id, number, :checkout, :payment, cooperative, :basket, :subject,
                                   'PLACED', :name, :phone, :email, delivery, :address,
                                   :district, note, code, goods, fee, goods + fee, :now, :expires, :now
                              from unnest(:ids, :numbers, :cooperatives, :deliveries, :notes, :codes,
                                          :goods, :fees)
                                as o (id, number, cooperative, delivery, note, code, goods, fee)
                            returning id)
                        insert into ordering.order_events (order_id, status, actor_kind, actor, at)
                        select id, 'PLACED', 'BUYER', :subject, :now from placed
                        """)
                .bind("checkout", wish.checkoutId())
                .bind("payment", paymentId)
                .bind("basket", wish.basketId())
                .bind("subject", Columns.orNull(wish.buyerSubject(), String.class))
                .bind("name", recipient.name())
                .bind("phone", recipient.phone())
                .bind("email", recipient.email())
                .bind("address", Columns.orNull(recipient.address(), String.class))
                .bind("district", Columns.orNull(recipient.districtCode(), String.class))
                .bind("ids", orders.stream().map(NewOrder::id).toArray(UUID[]::new))
                .bind("numbers", orders.stream().map(NewOrder::number).toArray(String[]::new))
                .bind(
                        "cooperatives",
                        orders.stream()
                                .map(o -> o.parcel().group().cooperative().id())
                                .toArray(UUID[]::new))
                .bind(
                        "deliveries",
                        orders.stream()
                                .map(o -> o.parcel().delivery().method().name())
                                .toArray(String[]::new))
                .bind("notes", texts(orders, true))
                .bind("codes", texts(orders, false))
                .bind(
                        "goods",
                        orders.stream()
                                .map(o -> o.parcel().group().goods().rupiah())
                                .toArray(Long[]::new))
                .bind(
                        "fees",
                        orders.stream().map(o -> o.parcel().fee().rupiah()).toArray(Long[]::new))
                .bind("now", now)
                .bind("expires", expiresAt)
                .then();
    }

    private static @Nullable String[] texts(List<NewOrder> orders, boolean notes) {
        var texts = new @Nullable String[orders.size()];
        for (int i = 0; i < texts.length; i++) {
            var order = orders.get(i);
            texts[i] = notes ? order.parcel().delivery().note() : order.pickupCode();
        }
        return texts;
    }

    private record LineRow(UUID orderId, Basket.Line line, int position) {}

    Mono<Void> insertLines(List<NewOrder> orders) {
        var rows = new ArrayList<LineRow>();
        for (var order : orders) {
            for (var line : order.parcel().lines()) {
                rows.add(new LineRow(order.id(), line, rows.size()));
            }
        }
        return db.sql(
                        """
                        insert into ordering.order_lines
                               (order_id, variant_id, listing_id, slug, title, variant_name, sku, picture_id,
                                price_rupiah, quantity, position)
                        select * from unnest(:orders, :variants, :listings, :slugs, :titles, :names, :skus,
                                             :pictures, :prices, :quantities, :positions)
                        """)
                .bind("orders", rows.stream().map(LineRow::orderId).toArray(UUID[]::new))
                .bind("variants", rows.stream().map(r -> r.line().variantId()).toArray(UUID[]::new))
                .bind(
                        "listings",
                        rows.stream().map(r -> r.line().listing().id()).toArray(UUID[]::new))
                .bind(
                        "slugs",
                        rows.stream().map(r -> r.line().listing().slug()).toArray(String[]::new))
                .bind(
                        "titles",
                        rows.stream().map(r -> r.line().listing().title()).toArray(String[]::new))
                .bind(
                        "names",
                        rows.stream().map(r -> r.line().variant().name()).toArray(String[]::new))
                .bind(
                        "skus",
                        rows.stream().map(r -> r.line().variant().sku()).toArray(String[]::new))
                .bind("pictures", pictures(rows))
                .bind(
                        "prices",
                        rows.stream()
                                .map(r -> r.line().variant().price().rupiah())
                                .toArray(Long[]::new))
                .bind(
                        "quantities",
                        rows.stream().map(r -> r.line().buyable()).toArray(Integer[]::new))
                .bind("positions", rows.stream().map(LineRow::position).toArray(Integer[]::new))
                .then();
    }

    private static @Nullable UUID[] pictures(List<LineRow> rows) {
        var pictures = new @Nullable UUID[rows.size()];
        for (int i = 0; i < pictures.length; i++) {
            var ids = rows.get(i).line().listing().pictureIds();
            pictures[i] = ids.isEmpty() ? null : ids.getFirst();
        }
        return pictures;
    }
}
