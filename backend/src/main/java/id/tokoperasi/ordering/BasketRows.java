package id.tokoperasi.ordering;

import id.tokoperasi.kernel.Columns;
import id.tokoperasi.kernel.Money;

import io.r2dbc.spi.Readable;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/** Every statement asks for the owner: a basket with an owner answers to nobody else. */
@Component
class BasketRows {

    private final DatabaseClient db;

    BasketRows(DatabaseClient db) {
        this.db = db;
    }

    record Row(UUID variantId, int quantity, Money priceSeen) {}

    /** The person's basket, made if there is none yet; a guest always gets a new one. */
    Mono<UUID> open(UUID freshId, @Nullable String subject, Instant now) {
        return db.sql(
                        """
                        insert into ordering.baskets (id, owner_subject, created_at, touched_at)
                        values (:id, :subject, :now, :now)
                        on conflict (owner_subject) do update set touched_at = excluded.touched_at
                        returning id
                        """)
                .bind("id", freshId)
                .bind("subject", Columns.orNull(subject, String.class))
                .bind("now", now)
                .map(row -> Columns.uuid(row, "id"))
                .one();
    }

    /** Whether there is such a basket that answers to this person. */
    Mono<Boolean> exists(UUID basketId, @Nullable String subject) {
        return db.sql(
                        """
                        select 1 from ordering.baskets
                         where id = :basket and (owner_subject is null or owner_subject = :subject)
                        """)
                .bind("basket", basketId)
                .bind("subject", Columns.orNull(subject, String.class))
                .fetch()
                .first()
                .hasElement();
    }

    Flux<Row> lines(UUID basketId, @Nullable String subject) {
        return db.sql(
                        """
                        select l.variant_id, l.quantity, l.price_seen_rupiah
                          from ordering.basket_lines l join ordering.baskets b on b.id = l.basket_id
                         where b.id = :basket and (b.owner_subject is null or b.owner_subject = :subject)
                         order by l.added_at, l.variant_id
                        """)
                .bind("basket", basketId)
                .bind("subject", Columns.orNull(subject, String.class))
                .map(BasketRows::toRow)
                .all();
    }

    private static Row toRow(Readable row) {
        return new Row(
                Columns.uuid(row, "variant_id"),
                Columns.count(row, "quantity"),
                Columns.money(row, "price_seen_rupiah"));
    }

    /**
     * Holds the basket against a second checkout of it, and its buyer against one of another basket, to
     * the end of the transaction.
     *
     * @param buyer the account, or the basket again
     */
    Mono<Boolean> lock(UUID basketId, @Nullable String subject, String buyer) {
        return db.sql(
                        """
                        select id, pg_advisory_xact_lock(hashtextextended('ordering.buyer ' || :buyer, 0))
                          from ordering.baskets
                         where id = :basket and (owner_subject is null or owner_subject = :subject)
                           for update
                        """)
                .bind("basket", basketId)
                .bind("subject", Columns.orNull(subject, String.class))
                .bind("buyer", buyer)
                .map(row -> Columns.uuid(row, "id"))
                .one()
                .hasElement();
    }

    /** All lines after it; none when the basket is unknown, somebody else's or full. */
    Flux<Row> put(
            UUID basketId,
            @Nullable String subject,
            UUID variantId,
            int quantity,
            Money price,
            Instant now) {
        return db.sql(
                        """
                        with written as (
                            insert into ordering.basket_lines
                                   (basket_id, variant_id, quantity, price_seen_rupiah, added_at)
                            select b.id, :variant, :quantity, :price, :now from ordering.baskets b
                             where b.id = :basket
                               and (b.owner_subject is null or b.owner_subject = :subject)
                               and (select count(*) from ordering.basket_lines l
                                     where l.basket_id = b.id and l.variant_id <> :variant) < :most
                            on conflict (basket_id, variant_id) do update
                               set quantity = excluded.quantity,
                                   price_seen_rupiah = excluded.price_seen_rupiah
                            returning *)
                        select variant_id, quantity, price_seen_rupiah, added_at from written
                        union all
                        select l.variant_id, l.quantity, l.price_seen_rupiah, l.added_at
                          from ordering.basket_lines l join written w on w.basket_id = l.basket_id
                         where l.variant_id <> w.variant_id
                         order by added_at, variant_id
                        """)
                .bind("basket", basketId)
                .bind("subject", Columns.orNull(subject, String.class))
                .bind("variant", variantId)
                .bind("quantity", quantity)
                .bind("price", price.rupiah())
                .bind("most", Baskets.LINES_MAX)
                .bind("now", now)
                .map(BasketRows::toRow)
                .all();
    }

    Mono<Void> remove(UUID basketId, @Nullable String subject, Collection<UUID> variantIds) {
        return db.sql(
                        """
                        delete from ordering.basket_lines l using ordering.baskets b
                         where b.id = l.basket_id and b.id = :basket and l.variant_id = any(:variants)
                           and (b.owner_subject is null or b.owner_subject = :subject)
                        """)
                .bind("basket", basketId)
                .bind("subject", Columns.orNull(subject, String.class))
                .bind("variants", variantIds.toArray(UUID[]::new))
                .then();
    }

    /** Moves a guest's lines into the person's basket; of two quantities the larger stays. */
    Mono<Void> merge(UUID guestBasketId, UUID ownBasketId) {
        return db.sql(
                        """
                        with moved as (
                            delete from ordering.basket_lines l using ordering.baskets b
                             where b.id = l.basket_id and b.id = :guest and b.owner_subject is null
                               and b.id <> :own
                            returning l.*)
                        insert into ordering.basket_lines (basket_id, variant_id, quantity, price_seen_rupiah, added_at)
                        select :own, variant_id, quantity, price_seen_rupiah, added_at from moved
                        on conflict (basket_id, variant_id) do update
                           set quantity = greatest(ordering.basket_lines.quantity, excluded.quantity)
                        """)
                .bind("guest", guestBasketId)
                .bind("own", ownBasketId)
                .then();
    }

    Mono<Integer> pieces(UUID basketId, @Nullable String subject) {
        return db.sql(
                        """
                        select coalesce(sum(l.quantity), 0) as pieces
                          from ordering.basket_lines l join ordering.baskets b on b.id = l.basket_id
                         where b.id = :basket and (b.owner_subject is null or b.owner_subject = :subject)
                        """)
                .bind("basket", basketId)
                .bind("subject", Columns.orNull(subject, String.class))
                .map(row -> Columns.count(row, "pieces"))
                .one();
    }

    /** Guests' baskets that nobody has touched since then go, with their lines. */
    Mono<Long> sweep(Instant untouchedSince) {
        return db.sql(
                        """
                        delete from ordering.baskets
                         where id in (select id from ordering.baskets
                                       where owner_subject is null and touched_at < :since limit 1000)
                        """)
                .bind("since", untouchedSince)
                .fetch()
                .rowsUpdated();
    }
}
