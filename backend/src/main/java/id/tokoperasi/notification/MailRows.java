package id.tokoperasi.notification;

import id.tokoperasi.kernel.Columns;
import id.tokoperasi.kernel.Ids;

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
class MailRows {

    private final DatabaseClient db;

    MailRows(DatabaseClient db) {
        this.db = db;
    }

    /** To whom a mail goes. */
    enum Addressee {
        BUYER,
        COOPERATIVE
    }

    /**
     * What makes a mail this one and no other, and whose turn it waits for.
     *
     * @param about the order, or the checkout
     * @param thread the checkout for buyers, the order for cooperatives
     * @param uselessAfter null when it is worth sending however late
     */
    record Occasion(
            UUID about,
            Step step,
            Addressee addressee,
            UUID thread,
            @Nullable Instant uselessAfter) {}

    /** Writes nothing when there is one for this occasion. */
    Mono<Void> insert(Occasion occasion, String recipient, Letter letter, Instant now) {
        return db.sql(
                        """
                        insert into notification.mails
                               (id, about, step, addressee, thread, recipient, recipient_name, subject,
                                body_text, body_html, useless_after, due_at, created_at)
                        values (:id, :about, :step, :addressee, :thread, :recipient, :name, :subject,
                                :text, :html, :useless, :now, :now)
                        on conflict (about, step, addressee) do nothing
                        """)
                .bind("id", Ids.next())
                .bind("about", occasion.about())
                .bind("step", occasion.step().name())
                .bind("addressee", occasion.addressee().name())
                .bind("thread", occasion.thread())
                .bind("recipient", recipient)
                .bind("name", letter.name())
                .bind("subject", letter.subject())
                .bind("text", PlainText.of(letter))
                .bind("html", Html.of(letter))
                .bind("useless", Columns.orNull(occasion.uselessAfter(), Instant.class))
                .bind("now", now)
                .then();
    }

    /**
     * Lets mails go that nobody needs any more: past their deadline, or asking for a payment that a mail
     * already sent has thanked for.
     */
    Mono<Void> drop(Instant now) {
        return db.sql(
                        """
                        update notification.mails m set state = 'DROPPED'
                         where m.state = 'WAITING' and m.due_at <= :now
                           and (m.useless_after <= :now
                                or (m.step = 'PLACED' and exists (
                                    select 1 from notification.mails s
                                     where s.thread = m.thread and s.state = 'SENT')))
                        """)
                .bind("now", now)
                .then();
    }

    /**
     * Takes due mails for this node until that time. Only the first waiting one of each thread, so that
     * nobody hears of a payment before the order; the request to pay is always first.
     */
    Flux<MailRow> lease(int limit, Instant now, Duration lease) {
        return db.sql(
                        """
                        with due as (
                            select m.id from notification.mails m
                             where m.state = 'WAITING' and m.due_at <= :now
                               and not exists (
                                   select 1 from notification.mails e
                                    where e.thread = m.thread and e.state = 'WAITING'
                                      and (e.step <> 'PLACED', e.position) < (m.step <> 'PLACED', m.position))
                             order by m.due_at, m.position limit :limit for update of m skip locked)
                        update notification.mails m set due_at = :until, tries = tries + 1
                          from due d where m.id = d.id
                        returning m.*
                        """)
                .bind("now", now)
                .bind("until", now.plus(lease))
                .bind("limit", limit)
                .map(MailRows::toRow)
                .all();
    }

    Mono<Void> sent(UUID id, Instant now) {
        return db.sql(
                        """
                        update notification.mails set state = 'SENT', sent_at = :now, error = null
                         where id = :id and state = 'WAITING'
                        """)
                .bind("id", id)
                .bind("now", now)
                .then();
    }

    /** Nothing when another node has taken it over meanwhile. */
    Mono<Void> putOff(MailRow mail, Instant due, String error) {
        return db.sql(
                        """
                        update notification.mails set due_at = :due, error = :error
                         where id = :id and state = 'WAITING' and tries = :tries
                        """)
                .bind("due", due)
                .bind("error", error)
                .bind("id", mail.id())
                .bind("tries", mail.tries())
                .then();
    }

    Mono<Void> giveUp(MailRow mail, String error) {
        return db.sql(
                        """
                        update notification.mails set state = 'FAILED', error = :error
                         where id = :id and state = 'WAITING' and tries = :tries
                        """)
                .bind("error", error)
                .bind("id", mail.id())
                .bind("tries", mail.tries())
                .then();
    }

    Mono<MailBacklog> backlog() {
        return db.sql(
                        """
                        select count(*) filter (where state = 'WAITING') as waiting,
                               min(created_at) filter (where state = 'WAITING') as oldest,
                               count(*) filter (where state = 'FAILED') as failed
                          from notification.mails where state in ('WAITING', 'FAILED')
                        """)
                .map(
                        row ->
                                new MailBacklog(
                                        Columns.number(row, "waiting"),
                                        row.get("oldest", Instant.class),
                                        Columns.number(row, "failed")))
                .one();
    }

    private static MailRow toRow(Readable row) {
        return new MailRow(
                Columns.uuid(row, "id"),
                Columns.text(row, "recipient"),
                Columns.text(row, "recipient_name"),
                Columns.text(row, "subject"),
                Columns.text(row, "body_text"),
                Columns.text(row, "body_html"),
                Columns.count(row, "tries"));
    }
}
