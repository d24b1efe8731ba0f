package id.tokoperasi.membership;

import id.tokoperasi.audit.Audit;
import id.tokoperasi.audit.Decision;
import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.kernel.Transactions;
import id.tokoperasi.outbox.Outbox;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** People who ask to become members, and the cooperative's answers. */
@Component
public class JoinRequests {

    /** How long a board usually has to answer; told to whoever asks. */
    public static final Duration ANSWERED_WITHIN = Duration.ofDays(14);

    private static final int REASON_MAX = 500;
    private static final int WORDS_MAX = 2_000;
    private static final long SAVINGS_MAX = 1_000_000_000;

    private final JoinRows rows;
    private final MemberRows members;
    private final Audit audit;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;

    JoinRequests(
            JoinRows rows,
            MemberRows members,
            Audit audit,
            Outbox outbox,
            Transactions transactions,
            Clock clock) {
        this.rows = rows;
        this.members = members;
        this.audit = audit;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Asks. Refuses what {@link JoinWish#check} does, {@code join-closed} when the cooperative takes
     * nobody, {@code join-waiting} when the person has asked and waits, {@code join-member} when they were
     * accepted.
     *
     * @param id the same for a repeated call
     */
    public Mono<JoinRequest> ask(UUID id, UUID cooperativeId, JoinWish wish) {
        var now = clock.instant();
        return Mono.fromRunnable(wish::check)
                .then(refuse(cooperativeId, wish.subject(), now))
                .then(
                        transactions.run(
                                () ->
                                        rows.insert(id, cooperativeId, wish, now)
                                                .switchIfEmpty(
                                                        Mono.error(
                                                                () ->
                                                                        Refusal.conflict(
                                                                                "join-waiting")))
                                                .delayUntil(
                                                        r ->
                                                                outbox.publish(
                                                                        new JoinAsked(r.id())))));
    }

    private Mono<Void> refuse(UUID cooperativeId, String subject, Instant now) {
        return terms(cooperativeId)
                .filter(JoinTerms::open)
                .switchIfEmpty(Mono.error(() -> Refusal.conflict("join-closed")))
                .then(memberOf(cooperativeId, subject))
                .filter(m -> m.isMember(Jakarta.day(now)))
                .flatMap(m -> Mono.error(Refusal.conflict("join-member")));
    }

    /** The line of the register that this person's request led to; empty when there is none. */
    public Mono<Member> memberOf(UUID cooperativeId, String subject) {
        return rows.newest(cooperativeId, subject)
                .flatMap(r -> Mono.justOrEmpty(r.memberId()))
                .flatMap(member -> members.byId(member, cooperativeId));
    }

    /**
     * Enters the person into the register under that number, from today. Refuses as unknown what is not
     * that cooperative's, {@code join-answered} when it no longer waits, {@code member-number} and {@code
     * member-number-taken}.
     */
    public Mono<JoinRequest> accept(UUID id, UUID cooperativeId, String number, String actor) {
        var now = clock.instant();
        return ofCooperative(id, cooperativeId)
                .flatMap(
                        r -> {
                            var line = line(r, number, now);
                            line.check();
                            return transactions.run(
                                    () ->
                                            members.insert(id, cooperativeId, line, now)
                                                    .switchIfEmpty(Mono.error(() -> taken(r)))
                                                    .then(
                                                            answer(
                                                                    r,
                                                                    JoinState.ACCEPTED,
                                                                    null,
                                                                    id,
                                                                    actor,
                                                                    now)));
                        });
    }

    private static MemberLine line(JoinRequest r, String number, Instant now) {
        return new MemberLine(
                number, r.name(), r.village(), r.phone(), Jakarta.day(now), null, false);
    }

    /** The new member has the id of the request, so the second acceptance finds it taken. */
    private static Refusal taken(JoinRequest r) {
        return r.state() == JoinState.WAITING
                ? Refusal.invalidField("number", "member-number-taken")
                : Refusal.conflict("join-answered");
    }

    /**
     * Says no, with a reason that the person reads. Refuses as unknown what is not that cooperative's,
     * {@code join-answered} and {@code reason-missing}.
     */
    public Mono<JoinRequest> refuse(UUID id, UUID cooperativeId, String reason, String actor) {
        var now = clock.instant();
        var why = reason.strip();
        if (why.isEmpty() || why.length() > REASON_MAX) {
            return Mono.error(Refusal.invalidField("reason", "reason-missing"));
        }
        return ofCooperative(id, cooperativeId)
                .flatMap(
                        r ->
                                transactions.run(
                                        () -> answer(r, JoinState.REFUSED, why, null, actor, now)));
    }

    private Mono<JoinRequest> answer(
            JoinRequest r,
            JoinState to,
            @Nullable String reason,
            @Nullable UUID memberId,
            String actor,
            Instant now) {
        return rows.answer(r.id(), r.cooperativeId(), to, reason, memberId, now)
                .switchIfEmpty(Mono.error(() -> Refusal.conflict("join-answered")))
                .delayUntil(done -> outbox.publish(new JoinAnswered(done.id())))
                .delayUntil(
                        done ->
                                audit.record(
                                        Decision.of(
                                                "join-request:" + done.id(),
                                                actor,
                                                "MANAGER",
                                                done.cooperativeId(),
                                                "join-request-answered",
                                                Map.of("state", JoinState.WAITING.name()),
                                                Map.of("state", to.name())),
                                        now));
    }

    /** The person no longer wants to; refuses as unknown what does not wait or is not theirs. */
    public Mono<JoinRequest> takeBack(UUID id, String subject) {
        return rows.takeBack(id, subject, clock.instant())
                .switchIfEmpty(Mono.error(Refusal::unknown));
    }

    /** Refuses as unknown what is not that cooperative's. */
    public Mono<JoinRequest> ofCooperative(UUID id, UUID cooperativeId) {
        return rows.byId(id)
                .filter(r -> r.cooperativeId().equals(cooperativeId))
                .switchIfEmpty(Mono.error(Refusal::unknown));
    }

    /** Empty when there is none with this id. */
    public Mono<JoinRequest> find(UUID id) {
        return rows.byId(id);
    }

    /** What this person last asked of that cooperative; empty when nothing. */
    public Mono<JoinRequest> newest(UUID cooperativeId, String subject) {
        return rows.newest(cooperativeId, subject);
    }

    /** What this person has asked of all cooperatives, newest first, at most {@code size}. */
    public Flux<JoinRequest> ofPerson(String subject, int size) {
        return rows.ofPerson(subject, size);
    }

    /** Those that wait for that cooperative's answer, oldest first, at most {@code size}. */
    public Flux<JoinRequest> waiting(UUID cooperativeId, int size) {
        return rows.waiting(cooperativeId, size);
    }

    /** What the cooperative says to whoever wants to join. */
    public Mono<JoinTerms> terms(UUID cooperativeId) {
        return rows.terms(cooperativeId).defaultIfEmpty(JoinTerms.UNSAID);
    }

    /**
     * Says something else to whoever wants to join. Refuses as stale when {@link JoinTerms#version()} has
     * moved on, {@code terms-too-long} over 2,000 letters, {@code savings-out-of-range} over a billion.
     */
    public Mono<JoinTerms> putTerms(UUID cooperativeId, JoinTerms terms) {
        if (terms.words().length() > WORDS_MAX) {
            return Mono.error(Refusal.invalidField("words", "terms-too-long"));
        }
        if (Math.max(terms.principal().rupiah(), terms.monthly().rupiah()) > SAVINGS_MAX) {
            return Mono.error(Refusal.invalidField("principalRupiah", "savings-out-of-range"));
        }
        return rows.putTerms(cooperativeId, terms).switchIfEmpty(Mono.error(Refusal::stale));
    }
}
