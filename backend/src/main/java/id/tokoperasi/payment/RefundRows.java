package id.tokoperasi.payment;

import id.tokoperasi.kernel.Columns;
import id.tokoperasi.kernel.Money;

import io.r2dbc.spi.Readable;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

@Component
class RefundRows {

    private static final String AGAIN =
            """
            update payment.refunds
               set status = 'DUE', round = round + 1, tries = 0, stripe_id = null,
                   due_at = :now, ended_at = null
             where status = 'FAILED'
            """;

    private final DatabaseClient db;

    RefundRows(DatabaseClient db) {
        this.db = db;
    }

    /** False when the key is known already, or when nothing has ever come for the payment. */
    Mono<Boolean> insert(UUID paymentId, UUID key, Money amount, String reason, Instant now) {
        return db.sql(
                        """
                        insert into payment.refunds
                               (key, payment_id, attempt_id, amount_rupiah, reason, created_at, due_at)
                        select :key, a.payment_id, a.id, :amount, :reason, :now, :now
                          from payment.attempts a
                         where a.payment_id = :payment and a.status = 'SETTLED'
                         order by a.ended_at, a.id limit 1
                        on conflict (key) do nothing
                        """)
                .bind("key", key)
                .bind("payment", paymentId)
                .bind("amount", amount.rupiah())
                .bind("reason", reason)
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** Counts the promise; false when more would go back than came. The row lock orders rivals. */
    Mono<Boolean> promise(UUID paymentId, Money amount) {
        return db.sql(
                        """
                        update payment.payments set refunded_rupiah = refunded_rupiah + :amount
                         where id = :id and refunded_rupiah + :amount <= captured_rupiah
                        """)
                .bind("amount", amount.rupiah())
                .bind("id", paymentId)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** The attempt's money came although the payment was settled: counts it and promises it back. */
    Mono<Void> surplus(UUID key, UUID attemptId, Instant now) {
        return db.sql(
                        """
                        with twice as (
                            update payment.payments p
                               set captured_rupiah = captured_rupiah + amount_rupiah,
                                   refunded_rupiah = refunded_rupiah + amount_rupiah
                              from payment.attempts a
                             where a.id = :attempt and p.id = a.payment_id
                            returning p.id, p.amount_rupiah)
                        insert into payment.refunds
                               (key, payment_id, attempt_id, amount_rupiah, reason, surplus,
                                created_at, due_at)
                        select :key, id, :attempt, amount_rupiah, 'paid twice', true, :now, :now
                          from twice
                        """)
                .bind("key", key)
                .bind("attempt", attemptId)
                .bind("now", now)
                .then();
    }

    Mono<Refund> find(UUID key) {
        return db.sql("select * from payment.refunds where key = :key")
                .bind("key", key)
                .map(RefundRows::toRefund)
                .one();
    }

    Flux<Refund> of(UUID paymentId) {
        return db.sql(
                        """
                        select * from payment.refunds where payment_id = :payment
                         order by created_at, key
                        """)
                .bind("payment", paymentId)
                .map(RefundRows::toRefund)
                .all();
    }

    Mono<Long> countFailed() {
        return db.sql("select count(*) as failed from payment.refunds where status = 'FAILED'")
                .map(row -> Columns.number(row, "failed"))
                .one();
    }

    Flux<Refund> failed() {
        return db.sql(
                        """
                        select * from payment.refunds where status = 'FAILED'
                         order by created_at, key limit 1000
                        """)
                .map(RefundRows::toRefund)
                .all();
    }

    /**
     * Takes refunds that are to be sent or asked about and puts off the next look, so that a second
     * sweep leaves them alone: two minutes, doubled with each try, six hours at most.
     */
    Flux<Due> takeDue(Instant now, int limit) {
        return db.sql(
                        """
                        with due as (
                            select key from payment.refunds
                             where status in ('DUE', 'SENT') and due_at <= :now
                             order by due_at limit :limit for update skip locked)
                        update payment.refunds r
                           set tries = r.tries + 1,
                               due_at = cast(:now as timestamptz)
                                  + least(interval '2 minutes' * power(2, least(r.tries, 10)),
                                          interval '6 hours')
                          from due, payment.attempts a
                         where r.key = due.key and a.id = r.attempt_id
                        returning r.key, r.amount_rupiah, r.round, r.tries, r.stripe_id,
                                  a.payment_intent
                        """)
                .bind("now", now)
                .bind("limit", limit)
                .map(RefundRows::toDue)
                .all();
    }

    /**
     * What a sweep needs to send.
     *
     * @param tries this one included
     * @param stripeId null while Stripe is not known to have it
     */
    record Due(
            UUID key,
            Money amount,
            int round,
            int tries,
            @Nullable String stripeId,
            String paymentIntent) {

        /** The same until a failed refund is sent again. */
        String idempotencyKey() {
            return round == 0 ? key.toString() : key + ":" + round;
        }
    }

    /** Stripe has it, and the bank is not done. */
    Mono<Void> sent(UUID key, String stripeId) {
        return db.sql(
                        """
                        update payment.refunds set status = 'SENT', stripe_id = :stripe, error = null
                         where key = :key and status = any(:before)
                        """)
                .bind("stripe", stripeId)
                .bind("key", key)
                .bind("before", RefundStatus.SENT.before())
                .then();
    }

    /** The event to publish; empty when it has been, or when nobody asked for the refund. */
    Mono<PaymentRefunded> refunded(UUID key, String stripeId, Instant now) {
        return db.sql(
                        """
                        update payment.refunds r
                           set status = 'REFUNDED', stripe_id = :stripe, error = null,
                               announced = true, ended_at = :now
                          from payment.payments p
                         where r.key = :key and p.id = r.payment_id and r.status = any(:before)
                        returning r.payment_id, p.purpose_id, r.key, r.amount_rupiah,
                                  old.announced or r.surplus as told
                        """)
                .bind("stripe", stripeId)
                .bind("now", now)
                .bind("key", key)
                .bind("before", RefundStatus.REFUNDED.before())
                .map(row -> new Told(event(row), Columns.flag(row, "told")))
                .one()
                .filter(told -> !told.before())
                .map(Told::event);
    }

    private record Told(PaymentRefunded event, boolean before) {}

    private static PaymentRefunded event(Readable row) {
        return new PaymentRefunded(
                Columns.uuid(row, "payment_id"),
                Columns.uuid(row, "purpose_id"),
                Columns.uuid(row, "key"),
                Columns.number(row, "amount_rupiah"));
    }

    /** Stripe or the bank gave that refund up; one of an earlier round changes nothing. */
    Mono<Void> givenUp(UUID key, String stripeId, String error, Instant now) {
        return db.sql(
                        """
                        update payment.refunds
                           set status = 'FAILED', error = :error, ended_at = :now
                         where key = :key and stripe_id = :stripe and status = any(:before)
                        """)
                .bind("error", error)
                .bind("now", now)
                .bind("key", key)
                .bind("stripe", stripeId)
                .bind("before", RefundStatus.FAILED.before())
                .then();
    }

    /** Stripe would not take it. */
    Mono<Void> refused(UUID key, String error, Instant now) {
        return db.sql(
                        """
                        update payment.refunds
                           set status = 'FAILED', error = :error, ended_at = :now
                         where key = :key and status = 'DUE'
                        """)
                .bind("error", error)
                .bind("now", now)
                .bind("key", key)
                .then();
    }

    Mono<Void> unclear(UUID key, String error) {
        return db.sql(
                        "update payment.refunds set error = :error where key = :key and status = 'DUE'")
                .bind("error", error)
                .bind("key", key)
                .then();
    }

    /** A failed refund becomes due under a new key at Stripe; false when it has not failed. */
    Mono<Boolean> again(UUID key, Instant now) {
        return db.sql(AGAIN + " and key = :key")
                .bind("now", now)
                .bind("key", key)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** As {@link #again}, for all that have rested since they failed. */
    Mono<Long> againAfter(Instant now, Duration rested, int mostRounds) {
        return db.sql(AGAIN + " and ended_at <= :before and round < :most")
                .bind("now", now)
                .bind("before", now.minus(rested))
                .bind("most", mostRounds)
                .fetch()
                .rowsUpdated();
    }

    private static Due toDue(Readable row) {
        return new Due(
                Columns.uuid(row, "key"),
                Columns.money(row, "amount_rupiah"),
                Columns.count(row, "round"),
                Columns.count(row, "tries"),
                row.get("stripe_id", String.class),
                Columns.text(row, "payment_intent"));
    }

    private static Refund toRefund(Readable row) {
        return new Refund(
                Columns.uuid(row, "key"),
                Columns.uuid(row, "payment_id"),
                Columns.money(row, "amount_rupiah"),
                Columns.text(row, "reason"),
                Columns.constant(row, "status", RefundStatus.class),
                Columns.count(row, "tries"),
                row.get("error", String.class),
                Columns.instant(row, "created_at"));
    }
}
