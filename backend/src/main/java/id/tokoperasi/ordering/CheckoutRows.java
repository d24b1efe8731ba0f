package id.tokoperasi.ordering;

import id.tokoperasi.kernel.Columns;

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

    /**
     * Writes it unless too much is held unpaid already by this account or guest's basket, or from this
     * address. What was typed is not asked: anybody can type anything. Of one address as many more may
     * slip through as come at once. False when nothing was written.
     */
    Mono<Boolean> insert(
            PlaceCheckout wish, UUID paymentId, OrderPlan plan, Instant now, Instant expiresAt) {
        return db.sql(
                        """
                        insert into ordering.checkouts
                               (id, basket_id, buyer_subject, origin, payment_id, total_rupiah, placed_at,
                                expires_at)
                        select :id, :basket, :subject, :origin, :payment, :total, :now, :expires
                          from (select count(distinct checkout_id) filter (where own) as own_holds,
                                       coalesce(sum(quantity) filter (where own), 0) as own_pieces,
                                       count(distinct checkout_id) as holds,
                                       coalesce(sum(quantity), 0) as pieces
                                  from (select c.id as checkout_id, l.quantity,
                                               case when :subject::text is null
                                                    then c.buyer_subject is null and c.basket_id = :basket
                                                    else c.buyer_subject = :subject end as own
                                          from ordering.orders o
                                          join ordering.checkouts c on c.id = o.checkout_id
                                          join ordering.order_lines l on l.order_id = o.id
                                         where o.status = 'PLACED'
                                           and (c.origin = :origin or c.buyer_subject = :subject
                                                or c.basket_id = :basket)) unpaid) held
                         where own_holds < :mostHolds and holds < :mostHolds * :perAddress
                           and (own_holds = 0 or own_pieces + :pieces <= :mostPieces)
                           and (holds = 0 or pieces + :pieces <= :mostPieces * :perAddress)
                        """)
                .bind("id", wish.checkoutId())
                .bind("basket", wish.basketId())
                .bind("subject", Columns.orNull(wish.buyerSubject(), String.class))
                .bind("origin", wish.origin())
                .bind("payment", paymentId)
                .bind("total", plan.total().rupiah())
                .bind("now", now)
                .bind("expires", expiresAt)
                .bind("pieces", plan.pieces())
                .bind("mostHolds", Checkouts.HOLDS_MAX)
                .bind("mostPieces", Checkouts.PIECES_MAX)
                .bind("perAddress", Checkouts.PER_ADDRESS)
                .fetch()
                .rowsUpdated()
                .map(written -> written == 1);
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

    /** Lets go of the addresses of those whose time is over. */
    Mono<Void> forgetOrigins(Instant now) {
        return db.sql(
                        """
                        update ordering.checkouts c set origin = null
                         where c.origin is not null and c.expires_at < :now
                           and not exists (select 1 from ordering.orders o
                                            where o.checkout_id = c.id and o.status = 'PLACED')
                        """)
                .bind("now", now)
                .then();
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
