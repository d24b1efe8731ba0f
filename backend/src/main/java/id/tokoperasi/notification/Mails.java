package id.tokoperasi.notification;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** The mails that wait to be sent. */
@Component
public class Mails {

    private static final Logger log = LoggerFactory.getLogger(Mails.class);

    /** How long a mail that went out can be looked up. */
    public static final Duration KEPT = Duration.ofDays(90);

    /** Mails to one address in an hour about orders that nobody has paid (security.md, rate limits). */
    public static final int UNPAID_AN_HOUR = 5;

    private static final int FORGOTTEN_AT_ONCE = 1_000;
    private static final int BATCH = 20;

    /** Longer than a whole batch can take; a node that dies gives its mails back after it. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final Duration LONGEST_WAIT = Duration.ofHours(6);

    /** With the waits below about two days. */
    private static final int MOST_TRIES = 20;

    private final MailRows rows;
    private final Smtp smtp;
    private final Clock clock;

    Mails(MailRows rows, Smtp smtp, Clock clock) {
        this.rows = rows;
        this.smtp = smtp;
        this.clock = clock;
    }

    /**
     * Sends what is due and answers how many mails went out. Any number of nodes may sweep at once. What
     * cannot be sent now is tried again later; a sweep ends early when nothing of a batch could be sent.
     */
    public Mono<Long> sendDue() {
        return rows.drop(clock.instant())
                .then(
                        Mono.defer(this::sendBatch)
                                .repeat()
                                .takeWhile(sent -> sent > 0)
                                .reduce(0L, Long::sum));
    }

    private Mono<Long> sendBatch() {
        return rows.lease(BATCH, clock.instant(), LEASE)
                .collectList()
                .flatMapIterable(leased -> leased)
                .buffer(Smtp.AT_ONCE)
                .concatMap(this::sendTogether)
                .reduce(0L, Long::sum);
    }

    /** As many as there are ways to the server; a crash may repeat these and no more. */
    private Mono<Long> sendTogether(List<MailRow> mails) {
        return Flux.fromIterable(mails)
                .flatMap(this::send)
                .collectList()
                .filter(sent -> !sent.isEmpty())
                .flatMap(sent -> rows.sent(sent, clock.instant()).thenReturn((long) sent.size()));
    }

    /** The id of the mail; empty when it could not be sent. */
    private Mono<UUID> send(MailRow mail) {
        return smtp.send(mail)
                .thenReturn(mail.id())
                .onErrorResume(error -> failed(mail, error).then(Mono.empty()));
    }

    /** The whole error may name the address, so it stands in the row and not in the log. */
    private Mono<Void> failed(MailRow mail, Throwable error) {
        var hopeless = Smtp.isHopeless(error) || mail.tries() >= MOST_TRIES;
        log.warn(
                "mail {} could not be sent (try {}{}): {}",
                mail.id(),
                mail.tries(),
                hopeless ? ", given up" : "",
                error.getClass().getSimpleName());
        return hopeless
                ? rows.giveUp(mail, error.toString())
                : rows.putOff(
                        mail, clock.instant().plus(waitAfter(mail.tries())), error.toString());
    }

    /** Two seconds, doubled after each failure, six hours at most. */
    static Duration waitAfter(int tries) {
        var wait = Duration.ofSeconds(1L << Math.min(tries, 20));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    /**
     * Takes away mails that went out more than {@link #KEPT} ago, since they hold names and addresses;
     * answers how many. At most a thousand a call.
     */
    public Mono<Long> forget() {
        return Mono.defer(() -> rows.forget(clock.instant().minus(KEPT), FORGOTTEN_AT_ONCE));
    }

    /** What waits and what was given up, for the metrics. */
    public Mono<MailBacklog> backlog() {
        return rows.backlog();
    }
}
