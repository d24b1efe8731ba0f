package id.tokoperasi.access;

import id.tokoperasi.audit.Audit;
import id.tokoperasi.audit.Decision;
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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The people who run a cooperative's store: asked by mail, with a role from one day to another. Every
 * change stands in the record of decisions. A cooperative is never left without a manager.
 */
@Component
public class Staff {

    /** How long an invitation can be accepted. */
    public static final Duration INVITATION = Duration.ofDays(7);

    /** Open invitations of one cooperative. */
    public static final int OPEN_MAX = 20;

    /** Invitations that one address gets in an hour, whoever asks (security.md, rate limits). */
    public static final int TO_ADDRESS_AN_HOUR = 5;

    private final AppointmentRows appointments;
    private final InvitationRows invitations;
    private final Audit audit;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;

    Staff(
            AppointmentRows appointments,
            InvitationRows invitations,
            Audit audit,
            Outbox outbox,
            Transactions transactions,
            Clock clock) {
        this.appointments = appointments;
        this.invitations = invitations;
        this.audit = audit;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What is offered to somebody.
     *
     * @param validFrom null for at once
     * @param validTo first instant at which it is over; null when open
     */
    public record Offer(
            String email, Role role, @Nullable Instant validFrom, @Nullable Instant validTo) {}

    /**
     * Asks somebody by mail. Refuses {@code role-not-appointable}, {@code period-empty} when it is over
     * before it begins, {@code invitation-open} when the same wish waits already and {@code
     * too-many-invitations}. Answers the same whether the address is known here or not.
     *
     * @param id the same for a repeated call
     */
    public Mono<Invitation> invite(UUID id, UUID cooperativeId, Offer offer, String actor) {
        var now = clock.instant();
        var from = offer.validFrom() == null ? now : offer.validFrom();
        if (offer.role().bodyKind() != BodyKind.COOPERATIVE) {
            return Mono.error(Refusal.invalidField("role", "role-not-appointable"));
        }
        if (offer.validTo() != null
                && (!offer.validTo().isAfter(from) || !offer.validTo().isAfter(now))) {
            return Mono.error(Refusal.invalidField("until", "period-empty"));
        }
        var invitation =
                new Invitation(
                        id,
                        cooperativeId,
                        offer.email(),
                        offer.role(),
                        false,
                        null,
                        from,
                        offer.validTo(),
                        actor,
                        now,
                        now.plus(INVITATION),
                        null,
                        null);
        return transactions.run(
                () ->
                        invitations
                                .endExpired(cooperativeId, now)
                                .then(refuseMany(cooperativeId, offer.email(), now))
                                .then(invitations.insert(invitation))
                                .switchIfEmpty(
                                        Mono.error(() -> Refusal.conflict("invitation-open")))
                                .delayUntil(i -> outbox.publish(new StaffInvited(i.id())))
                                .delayUntil(i -> record("staff-invited", actor, i, now)));
    }

    private Mono<Void> refuseMany(UUID cooperativeId, String email, Instant now) {
        return invitations
                .load(cooperativeId, email, now, now.minus(Duration.ofHours(1)))
                .filter(load -> load.open() < OPEN_MAX && load.toAddress() < TO_ADDRESS_AN_HOUR)
                .switchIfEmpty(Mono.error(() -> Refusal.conflict("too-many-invitations")))
                .then();
    }

    /** Refuses as unknown when there is none to a cooperative's staff with this id. */
    public Mono<Invitation> invitation(UUID id) {
        return invitations
                .byId(id)
                .filter(i -> i.role().bodyKind() == BodyKind.COOPERATIVE)
                .switchIfEmpty(Mono.error(Refusal::unknown));
    }

    /** Those of a cooperative that can still be accepted, oldest first. */
    public Flux<Invitation> invitations(UUID cooperativeId) {
        return invitations.open(cooperativeId, clock.instant());
    }

    /** Refuses as unknown when that cooperative has no open one with this id. */
    public Mono<Invitation> takeBack(UUID id, UUID cooperativeId, String actor) {
        var now = clock.instant();
        return transactions.run(
                () ->
                        invitations
                                .takeBack(id, cooperativeId, now)
                                .switchIfEmpty(Mono.error(Refusal::unknown))
                                .delayUntil(i -> record("invitation-taken-back", actor, i, now)));
    }

    /**
     * Joins the staff. Refuses as unknown what does not exist, {@code invitation-for-another} when the
     * address is not the caller's, {@code invitation-over} when it was accepted by somebody else, taken
     * back or has expired, {@code already-appointed} when the caller has that role. The second call of
     * the same person changes nothing.
     *
     * @param email the caller's address as the identity service has verified it; null when it has not
     */
    public Mono<Invitation> accept(UUID id, String subject, @Nullable String email) {
        var now = clock.instant();
        return invitation(id)
                .flatMap(
                        i ->
                                subject.equals(i.acceptedBy())
                                        ? Mono.just(i)
                                        : acceptNew(i, subject, email, now));
    }

    private Mono<Invitation> acceptNew(
            Invitation i, String subject, @Nullable String email, Instant now) {
        if (email == null || !email.equalsIgnoreCase(i.email())) {
            return Mono.error(
                    new Refusal(Refusal.Kind.NOT_ALLOWED, "invitation-for-another", Map.of()));
        }
        return transactions.run(
                () ->
                        refuseDouble(i, subject, now)
                                .then(invitations.accept(i.id(), email, subject, now))
                                .switchIfEmpty(
                                        Mono.error(() -> Refusal.conflict("invitation-over")))
                                .delayUntil(
                                        taken ->
                                                appointments.insert(
                                                        appointed(taken, subject, now), now))
                                .delayUntil(taken -> record("staff-joined", subject, taken, now)));
    }

    private Mono<Void> refuseDouble(Invitation i, String subject, Instant now) {
        return appointments
                .lockStaff(i.bodyId())
                .filter(a -> a.subject().equals(subject) && a.role() == i.role())
                .filter(a -> !a.hasEnded(now))
                .hasElements()
                .flatMap(
                        has ->
                                has
                                        ? Mono.error(Refusal.conflict("already-appointed"))
                                        : Mono.empty());
    }

    private static Appointment appointed(Invitation i, String subject, Instant now) {
        var from = i.validFrom().isBefore(now) ? now : i.validFrom();
        return new Appointment(
                i.id(),
                subject,
                BodyKind.COOPERATIVE,
                i.bodyId(),
                i.role(),
                i.acting(),
                "undangan " + i.id(),
                from,
                i.validTo());
    }

    /**
     * Sets or takes away the end of an appointment. Refuses as unknown what is not that cooperative's or
     * has ended, {@code period-empty} when it would end before it begins, {@code last-manager} when
     * nobody would manage then.
     *
     * @param validTo first instant at which it is over, at once when it has passed; null for no end
     */
    public Mono<Appointment> changeEnd(
            UUID appointmentId, UUID cooperativeId, @Nullable Instant validTo, String actor) {
        var now = clock.instant();
        var end = validTo != null && validTo.isBefore(now) ? now : validTo;
        return transactions.run(
                () ->
                        appointments
                                .lockStaff(cooperativeId)
                                .collectList()
                                .flatMap(all -> changeEnd(appointmentId, all, end, actor, now)));
    }

    private Mono<Appointment> changeEnd(
            UUID id, List<Appointment> staff, @Nullable Instant end, String actor, Instant now) {
        var current =
                staff.stream()
                        .filter(a -> a.id().equals(id) && !a.hasEnded(now))
                        .findFirst()
                        .orElseThrow(Refusal::unknown);
        if (end != null && end.isBefore(current.validFrom()) && end.isAfter(now)) {
            return Mono.error(Refusal.invalidField("until", "period-empty"));
        }
        if (end != null && current.role() == Role.MANAGER && !isManagedWithout(id, staff, end)) {
            return Mono.error(Refusal.conflict("last-manager"));
        }
        return appointments
                .changeEnd(id, current.bodyId(), end)
                .delayUntil(
                        changed ->
                                audit.record(
                                        Decision.of(
                                                "cooperative:" + current.bodyId(),
                                                actor,
                                                actor.equals(current.subject())
                                                        ? current.role().name()
                                                        : Role.MANAGER.name(),
                                                current.bodyId(),
                                                changed.hasEnded(now)
                                                        ? "staff-ended"
                                                        : "staff-changed",
                                                facts(current),
                                                facts(changed)),
                                        now));
    }

    private static boolean isManagedWithout(UUID id, List<Appointment> staff, Instant at) {
        return staff.stream()
                .filter(a -> a.role() == Role.MANAGER && !a.id().equals(id))
                .anyMatch(a -> a.isInForce(at));
    }

    /** Ends an appointment at once; refuses as {@link #changeEnd} does. */
    public Mono<Appointment> end(UUID appointmentId, UUID cooperativeId, String actor) {
        return changeEnd(appointmentId, cooperativeId, clock.instant(), actor);
    }

    /**
     * Whoever no longer wants to: ends all their appointments of that cooperative at once. Refuses {@code
     * last-manager}.
     */
    public Mono<Void> leave(UUID cooperativeId, String subject) {
        var now = clock.instant();
        return transactions.run(
                () ->
                        appointments
                                .lockStaff(cooperativeId)
                                .filter(a -> a.subject().equals(subject) && !a.hasEnded(now))
                                .collectList()
                                .flatMapMany(Flux::fromIterable)
                                .concatMap(a -> end(a.id(), cooperativeId, subject))
                                .then());
    }

    private static Map<String, String> facts(Appointment a) {
        var facts = new TreeMap<String, String>();
        facts.put("appointment", a.id().toString());
        facts.put("person", a.subject());
        facts.put("role", a.role().name());
        facts.put("validFrom", a.validFrom().toString());
        facts.put("validTo", a.validTo() == null ? "" : a.validTo().toString());
        return facts;
    }

    private Mono<Void> record(String operation, String actor, Invitation i, Instant now) {
        return audit.record(
                new Decision(
                        "cooperative:" + i.bodyId(),
                        actor,
                        operation.equals("staff-joined") ? i.role().name() : Role.MANAGER.name(),
                        i.bodyId(),
                        operation,
                        Map.of(),
                        Map.of(
                                "invitation", i.id().toString(),
                                "role", i.role().name(),
                                "validFrom", i.validFrom().toString(),
                                "validTo", i.validTo() == null ? "" : i.validTo().toString()),
                        Map.of("email", i.email())),
                now);
    }
}
