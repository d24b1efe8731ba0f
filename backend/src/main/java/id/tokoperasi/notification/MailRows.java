package id.tokoperasi.notification;

import static id.tokoperasi.kernel.Columns.each;

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
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@Component
class MailRows {

    /** As the index {@code mails_unpaid} has them. */
    private static final String[] UNPAID = {Step.PLACED.name(), Step.CANCELLED_UNPAID.name()};

    private final DatabaseClient db;

    MailRows(DatabaseClient db) {
        this.db = db;
    }

    /** To whom a mail goes. */
    enum Addressee {
        BUYER,
        COOPERATIVE,
        /** Somebody by themselves: asked to join a staff, or who asked to become a member. */
        PERSON
    }

    /**
     * What makes a mail this one and no other, and whose turn it waits for.
     *
     * @param about the order, the checkout, or the invitation
     * @param thread the checkout for buyers, the order for cooperatives, else what it is about
     * @param uselessAfter null when it is worth sending however late
     */
    record Occasion(
            UUID about,
            Step step,
            Addressee addressee,
            UUID thread,
            @Nullable Instant uselessAfter) {}

    /** A mail about to be written. */
    record Mail(Occasion occasion, String recipient, Letter letter) {}

    /**
     * Writes those for whose occasion there is none yet, in this order. What nobody has paid for anybody
     * can cause at any address: beyond {@link Mails#UNPAID_AN_HOUR} of those an hour they are kept and
     * not sent.
     */
    Mono<Void> insert(List<Mail> mails, Instant now) {
        return mails.isEmpty()
                ? Mono.empty()
                : db.sql(
                                """
                                insert into notification.mails
                                       (id, about, step, addressee, thread, recipient, recipient_name,
                                        subject, body_text, body_html, useless_after, due_at, created_at,
                                        state)
                                select m.id, about, m.step, addressee, thread, m.recipient, name, subject,
                                       body, html, useless, :now, :now,
                                       case when m.step = any(:unpaid)
                                             and (select count(*) from notification.mails e
                                                   where lower(e.recipient) = lower(m.recipient)
                                                     and e.created_at > :hourAgo and e.state <> 'DROPPED'
                                                     and e.step in ('PLACED', 'CANCELLED_UNPAID'))
                                                 + row_number() over (
                                                       partition by lower(m.recipient),
                                                                    m.step = any(:unpaid)
                                                       order by position) > :most
                                            then 'DROPPED' else 'WAITING' end
                                  from unnest(:ids, :abouts, :steps, :addressees, :threads, :recipients,
                                              :names, :subjects, :texts, :htmls, :useless)
                                       with ordinality
                                       as m (id, about, step, addressee, thread, recipient, name, subject,
                                             body, html, useless, position)
                                 order by position
                                on conflict (about, step, addressee) do nothing
                                """)
                        .bind("ids", each(mails, m -> Ids.next(), UUID[]::new))
                        .bind("abouts", each(mails, m -> m.occasion().about(), UUID[]::new))
                        .bind("steps", each(mails, m -> m.occasion().step().name(), String[]::new))
                        .bind(
                                "addressees",
                                each(mails, m -> m.occasion().addressee().name(), String[]::new))
                        .bind("threads", each(mails, m -> m.occasion().thread(), UUID[]::new))
                        .bind("recipients", each(mails, Mail::recipient, String[]::new))
                        .bind("names", each(mails, m -> m.letter().name(), String[]::new))
                        .bind("subjects", each(mails, m -> m.letter().subject(), String[]::new))
                        .bind("texts", each(mails, m -> PlainText.of(m.letter()), String[]::new))
                        .bind("htmls", each(mails, m -> Html.of(m.letter()), String[]::new))
                        .bind(
                                "useless",
                                each(mails, m -> m.occasion().uselessAfter(), Instant[]::new))
                        .bind("now", now)
                        .bind("unpaid", UNPAID)
                        .bind("hourAgo", now.minus(Duration.ofHours(1)))
                        .bind("most", Mails.UNPAID_AN_HOUR)
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

    Mono<Void> sent(Collection<UUID> ids, Instant now) {
        return db.sql(
                        """
                        update notification.mails set state = 'SENT', sent_at = :now, error = null
                         where id = any(:ids) and state = 'WAITING'
                        """)
                .bind("ids", ids.toArray(UUID[]::new))
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

    /** Takes away what has been sent or dropped; failed ones stay for a person to look at. */
    Mono<Long> forget(Instant before, int limit) {
        return db.sql(
                        """
                        delete from notification.mails
                         where id in (select id from notification.mails
                                       where state in ('SENT', 'DROPPED') and created_at < :before
                                       order by created_at limit :limit for update skip locked)
                        """)
                .bind("before", before)
                .bind("limit", limit)
                .fetch()
                .rowsUpdated();
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
