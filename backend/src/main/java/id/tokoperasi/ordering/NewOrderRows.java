package id.tokoperasi.ordering;

import id.tokoperasi.kernel.Columns;
import id.tokoperasi.ordering.OrderPlan.Parcel;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** Writes the orders of a checkout: one statement for the orders, one for the lines of all of them. */
@Component
class NewOrderRows {

    private static final int IN_ADVANCE = 50;

    private final DatabaseClient db;
    private final Queue<Long> inAdvance = new ConcurrentLinkedQueue<>();

    NewOrderRows(DatabaseClient db) {
        this.db = db;
    }

    /** An order about to be written. */
    record NewOrder(UUID id, String number, Parcel parcel, @Nullable String pickupCode) {

        /** As it is once it is written. */
        Order placed(PlaceCheckout wish, UUID paymentId, Instant now, Instant expiresAt) {
            return new Order(
                    id,
                    number,
                    wish.checkoutId(),
                    paymentId,
                    parcel.group().cooperative().id(),
                    wish.buyerSubject(),
                    OrderStatus.PLACED,
                    wish.recipient(),
                    parcel.delivery().method(),
                    parcel.delivery().note(),
                    pickupCode,
                    null,
                    null,
                    parcel.group().goods(),
                    parcel.fee(),
                    parcel.total(),
                    1,
                    now,
                    expiresAt,
                    now,
                    null,
                    parcel.lines().stream().map(NewOrder::line).toList());
        }

        private static Order.Line line(Basket.Line line) {
            var listing = line.listing();
            return new Order.Line(
                    line.variantId(),
                    listing.id(),
                    listing.slug(),
                    listing.title(),
                    line.variant().name(),
                    line.variant().sku(),
                    listing.pictureIds().isEmpty() ? null : listing.pictureIds().getFirst(),
                    line.variant().price(),
                    line.buyable());
        }
    }

    /** Numbers that nobody else gets. They are fetched in advance, so a restart leaves a gap. */
    Mono<List<Long>> nextNumbers(int count) {
        return Mono.defer(
                () -> {
                    var numbers =
                            Stream.generate(inAdvance::poll)
                                    .limit(count)
                                    .takeWhile(Objects::nonNull)
                                    .toList();
                    return numbers.size() == count
                            ? Mono.just(numbers)
                            : fetchNumbers(Math.max(count, IN_ADVANCE)).then(nextNumbers(count));
                });
    }

    private Mono<Void> fetchNumbers(int count) {
        return db.sql(
                        "select nextval('ordering.order_numbers') as number from generate_series(1, :count)")
                .bind("count", count)
                .map(row -> Columns.number(row, "number"))
                .all()
                .doOnNext(inAdvance::add)
                .then();
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

    Mono<Void> insertLines(List<Order> orders) {
        var rows =
                orders.stream()
                        .flatMap(o -> o.lines().stream().map(l -> new LineRow(o.id(), l)))
                        .toList();
        return db.sql(
                        """
                        insert into ordering.order_lines
                               (order_id, variant_id, listing_id, slug, title, variant_name, sku, picture_id,
                                price_rupiah, quantity, position)
                        select * from unnest(:orders, :variants, :listings, :slugs, :titles, :names, :skus,
                                             :pictures, :prices, :quantities) with ordinality
                        """)
                .bind("orders", each(rows, LineRow::orderId, UUID[]::new))
                .bind("variants", each(rows, r -> r.line().variantId(), UUID[]::new))
                .bind("listings", each(rows, r -> r.line().listingId(), UUID[]::new))
                .bind("slugs", each(rows, r -> r.line().slug(), String[]::new))
                .bind("titles", each(rows, r -> r.line().title(), String[]::new))
                .bind("names", each(rows, r -> r.line().variantName(), String[]::new))
                .bind("skus", each(rows, r -> r.line().sku(), String[]::new))
                .bind("pictures", pictures(rows))
                .bind("prices", each(rows, r -> r.line().price().rupiah(), Long[]::new))
                .bind("quantities", each(rows, r -> r.line().quantity(), Integer[]::new))
                .then();
    }

    private record LineRow(UUID orderId, Order.Line line) {}

    private static <T> T[] each(
            List<LineRow> rows, Function<LineRow, T> part, IntFunction<T[]> array) {
        return rows.stream().map(part).toArray(array);
    }

    private static @Nullable UUID[] pictures(List<LineRow> rows) {
        var pictures = new @Nullable UUID[rows.size()];
        Arrays.setAll(pictures, i -> rows.get(i).line().pictureId());
        return pictures;
    }
}
