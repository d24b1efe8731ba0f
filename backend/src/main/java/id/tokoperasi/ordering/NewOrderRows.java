package id.tokoperasi.ordering;

import static id.tokoperasi.kernel.Columns.each;

import id.tokoperasi.kernel.Columns;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
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

    /** The orders of one checkout, without their lines. */
    Mono<Void> insert(List<Order> orders, UUID basketId) {
        var any = orders.getFirst();
        var recipient = any.recipient();
        return db.sql(
                        """
                        with placed as (
                            insert into ordering.orders
                                   (id, number, checkout_id, payment_id, cooperative_id, basket_id, buyer_subject,
                                    status, recipient_name, recipient_phone, email, delivery, address,
                                    district_code, note, pickup_code, goods_rupiah, delivery_rupiah,
                                    total_rupiah, placed_at, expires_at, moved_at, due_at)
                            select id, number, :checkout, :payment, cooperative, :basket, :subject,
                                   'PLACED', :name, :phone, :email, delivery, :address,
                                   :district, note, code, goods, fee, goods + fee, :now, :expires, :now, due
                              from unnest(:ids, :numbers, :cooperatives, :deliveries, :notes, :codes,
                                          :goods, :fees, :dues)
                                as o (id, number, cooperative, delivery, note, code, goods, fee, due)
                            returning id)
                        insert into ordering.order_events (order_id, status, actor_kind, actor, at)
                        select id, 'PLACED', 'BUYER', :subject, :now from placed
                        """)
                .bind("checkout", any.checkoutId())
                .bind("payment", any.paymentId())
                .bind("basket", basketId)
                .bind("subject", Columns.orNull(any.buyerSubject(), String.class))
                .bind("name", recipient.name())
                .bind("phone", recipient.phone())
                .bind("email", recipient.email())
                .bind("address", Columns.orNull(recipient.address(), String.class))
                .bind("district", Columns.orNull(recipient.districtCode(), String.class))
                .bind("ids", each(orders, Order::id, UUID[]::new))
                .bind("numbers", each(orders, Order::number, String[]::new))
                .bind("cooperatives", each(orders, Order::cooperativeId, UUID[]::new))
                .bind("deliveries", each(orders, o -> o.delivery().name(), String[]::new))
                .bind("notes", each(orders, Order::note, String[]::new))
                .bind("codes", each(orders, Order::pickupCode, String[]::new))
                .bind("goods", each(orders, o -> o.goods().rupiah(), Long[]::new))
                .bind("fees", each(orders, o -> o.deliveryFee().rupiah(), Long[]::new))
                .bind("dues", each(orders, Order::dueAt, Instant[]::new))
                .bind("now", any.placedAt())
                .bind("expires", any.expiresAt())
                .then();
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
                .bind("pictures", each(rows, r -> r.line().pictureId(), UUID[]::new))
                .bind("prices", each(rows, r -> r.line().price().rupiah(), Long[]::new))
                .bind("quantities", each(rows, r -> r.line().quantity(), Integer[]::new))
                .then();
    }

    private record LineRow(UUID orderId, Order.Line line) {}
}
