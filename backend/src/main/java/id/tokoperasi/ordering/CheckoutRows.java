package id.tokoperasi.ordering;

import id.tokoperasi.kernel.Columns;
import id.tokoperasi.kernel.Money;

import io.r2dbc.spi.Readable;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

@Component
class CheckoutRows {

    private final DatabaseClient db;

    CheckoutRows(DatabaseClient db) {
        this.db = db;
    }

    Mono<Void> insert(
            PlaceCheckout wish, UUID paymentId, Money total, Instant now, Instant expiresAt) {
        return db.sql(
                        """
                        insert into ordering.checkouts
                               (id, basket_id, buyer_subject, payment_id, total_rupiah, placed_at, expires_at)
                        values (:id, :basket, :subject, :payment, :total, :now, :expires)
                        """)
                .bind("id", wish.checkoutId())
                .bind("basket", wish.basketId())
                .bind("subject", Columns.orNull(wish.buyerSubject(), String.class))
                .bind("payment", paymentId)
                .bind("total", total.rupiah())
                .bind("now", now)
                .bind("expires", expiresAt)
                .then();
    }

    /** Empty when it is unknown or another person's. */
    Mono<Checkout> find(UUID id, Buyer buyer) {
        return db.sql(
                        """
                        select * from ordering.checkouts
                         where id = :id and (buyer_subject is null or buyer_subject = :subject)
                        """)
                .bind("id", id)
                .bind("subject", Columns.orNull(buyer.subject(), String.class))
                .map(CheckoutRows::toCheckout)
                .one();
    }

    /** Checkouts with orders still unpaid after their time, longest over first. */
    Flux<Checkout> expired(Instant now, int limit) {
        return db.sql(
                        """
                        select * from ordering.checkouts
                         where id in (select checkout_id from ordering.orders
                                       where status = 'PLACED' and expires_at < :now
                                       order by expires_at limit :limit)
                         order by expires_at
                        """)
                .bind("now", now)
                .bind("limit", limit)
                .map(CheckoutRows::toCheckout)
                .all();
    }

    private static Checkout toCheckout(Readable row) {
        return new Checkout(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "payment_id"),
                row.get("buyer_subject", String.class),
                Columns.money(row, "total_rupiah"),
                Columns.instant(row, "placed_at"),
                Columns.instant(row, "expires_at"),
                List.of());
    }

    static Checkout withOrders(Checkout c, List<Order> orders) {
        return new Checkout(
                c.id(),
                c.paymentId(),
                c.buyerSubject(),
                c.total(),
                c.placedAt(),
                c.expiresAt(),
                orders);
    }
}
