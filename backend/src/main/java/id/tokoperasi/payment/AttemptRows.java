package id.tokoperasi.payment;

import id.tokoperasi.kernel.Columns;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Attempts and, in the same statement, the payment that moves with them. */
@Component
class AttemptRows {

    /** How long an attempt is left alone before Stripe is asked about it. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private final DatabaseClient db;

    AttemptRows(DatabaseClient db) {
        this.db = db;
    }

    /**
     * False when the payment has ended or another attempt is open. The share lock makes a cancellation
     * wait for this transaction, so that it sees the attempt.
     */
    Mono<Boolean> insert(UUID paymentId, Attempt attempt) {
        return db.sql(
                        """
                        insert into payment.attempts
                               (id, payment_id, success_url, cancel_url, page_expires_at, started_at,
                                check_at)
                        select :id, p.id, :success, :cancel, :end, :now, :check
                          from payment.payments p
                         where p.id = :payment and p.status = 'OPEN' and p.expires_at > :now
                           for share
                        on conflict do nothing
                        """)
                .bind("id", attempt.id())
                .bind("payment", paymentId)
                .bind("success", attempt.successUrl())
                .bind("cancel", attempt.cancelUrl())
                .bind("end", attempt.pageExpiresAt())
                .bind("now", attempt.startedAt())
                .bind("check", attempt.startedAt().plus(PATIENCE))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** Remembers why it is not known what became of the attempt. */
    Mono<Void> unclear(UUID attemptId, String error) {
        return db.sql(
                        "update payment.attempts set error = :error where id = :id and status = 'STARTED'")
                .bind("error", error)
                .bind("id", attemptId)
                .then();
    }

    /** The page is there and can be paid. */
    Mono<Void> opened(UUID attemptId, HostedPage page) {
        return db.sql(
                        """
                        update payment.attempts
                           set status = 'OPEN', session_id = :session, url = :url, error = null
                         where id = :id and status = 'STARTED'
                        """)
                .bind("session", page.id())
                .bind("url", String.valueOf(page.url()))
                .bind("id", attemptId)
                .then();
    }

    /** The payer is done; the money is on its way. */
    Mono<Void> pending(UUID attemptId, HostedPage page) {
        return db.sql(
                        """
                        with waiting as (
                            update payment.attempts
                               set status = 'PENDING', session_id = :session, url = null
                             where id = :id and status = any(:before)
                            returning payment_id)
                        update payment.payments p set status = 'PENDING'
                          from waiting w where p.id = w.payment_id and p.status = 'OPEN'
                        """)
                .bind("session", page.id())
                .bind("id", attemptId)
                .bind("before", AttemptStatus.PENDING.before())
                .then();
    }

    /** Stripe never heard of it, or said no when asked for a page. */
    Mono<Void> refused(UUID attemptId, String error, Instant now) {
        return db.sql(
                        """
                        update payment.attempts
                           set status = 'FAILED', error = :error, ended_at = :now
                         where id = :id and status = 'STARTED'
                        """)
                .bind("error", error)
                .bind("now", now)
                .bind("id", attemptId)
                .then();
    }

    /** The page ended unpaid; the payer may try again. */
    Mono<Void> ended(UUID attemptId, AttemptStatus target, HostedPage page, Instant now) {
        return db.sql(
                        """
                        with gone as (
                            update payment.attempts
                               set status = :target, session_id = :session, url = null,
                                   ended_at = :now
                             where id = :id and status = any(:before)
                            returning payment_id)
                        update payment.payments p set status = 'OPEN'
                          from gone g where p.id = g.payment_id and p.status = 'PENDING'
                        """)
                .bind("target", target.name())
                .bind("session", page.id())
                .bind("now", now)
                .bind("id", attemptId)
                .bind("before", target.before())
                .then();
    }

    /**
     * The money is here: moves the attempt, and the payment if no other attempt has moved it before.
     * Empty when this attempt's money was known already.
     */
    Mono<Settling> settle(UUID attemptId, HostedPage page, Instant now) {
        return db.sql(
                        """
                        with got as (
                            update payment.attempts
                               set status = 'SETTLED', session_id = :session, url = null,
                                   payment_intent = :intent, ended_at = :now
                             where id = :id and status = any(:before)
                            returning payment_id),
                        paid as (
                            update payment.payments p
                               set status = case when p.status in ('OPEN', 'PENDING')
                                                 then 'SETTLED' else 'SETTLED_LATE' end,
                                   captured_rupiah = p.amount_rupiah, settled_at = :now,
                                   payer_email = null
                              from got
                             where p.id = got.payment_id
                               and p.status in ('OPEN', 'PENDING', 'CANCELLED', 'EXPIRED')
                            returning p.id, p.status)
                        select paid.status from got left join paid on true
                        """)
                .bind("session", page.id())
                .bind("intent", String.valueOf(page.paymentIntent()))
                .bind("now", now)
                .bind("id", attemptId)
                .bind("before", AttemptStatus.SETTLED.before())
                .map(row -> Settling.of(row.get("status", String.class)))
                .one();
    }

    /** What the money of an attempt did to its payment. */
    enum Settling {
        IN_TIME,
        LATE,
        /** The payment had been settled by another attempt. */
        SURPLUS;

        private static Settling of(@Nullable String status) {
            return status == null ? SURPLUS : status.equals("SETTLED") ? IN_TIME : LATE;
        }
    }

    /**
     * Takes open attempts that nobody has looked at for a while and puts off their next look: two
     * minutes at first, about as long as they are old, an hour at most.
     */
    Flux<UUID> takeDue(Instant now, int limit) {
        return db.sql(
                        """
                        with due as (
                            select id from payment.attempts
                             where status in ('STARTED', 'OPEN', 'PENDING') and check_at <= :now
                             order by check_at limit :limit for update skip locked)
                        update payment.attempts a
                           set check_at = cast(:now as timestamptz)
                                  + least(greatest(cast(:now as timestamptz) - a.started_at,
                                                   interval '2 minutes'),
                                          interval '1 hour')
                          from due where a.id = due.id
                        returning a.id
                        """)
                .bind("now", now)
                .bind("limit", limit)
                .map(row -> Columns.uuid(row, "id"))
                .all();
    }
}
