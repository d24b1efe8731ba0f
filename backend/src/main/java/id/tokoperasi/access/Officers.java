package id.tokoperasi.access;

import id.tokoperasi.audit.Audit;
import id.tokoperasi.audit.Decision;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.kernel.Transactions;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The officers of an office: entered with the decree that appoints them, by the office's head or by the
 * dinas; whoever signs in with the address of the entry takes it over. What they sign counts inside the
 * dates of the decree alone. The head (PA) is entered by the dinas. Every change stands in the record of
 * decisions under {@code agency:<id>}.
 */
@Component
public class Officers {

    /** How long an entry waits for its person. */
    public static final Duration WAITING = Duration.ofDays(60);

    /** Entries of one office that wait at the same time. */
    public static final int WAITING_MAX = 60;

    private final AppointmentRows appointments;
    private final InvitationRows entries;
    private final Audit audit;
    private final Transactions transactions;
    private final Clock clock;

    Officers(
            AppointmentRows appointments,
            InvitationRows entries,
            Audit audit,
            Transactions transactions,
            Clock clock) {
        this.appointments = appointments;
        this.entries = entries;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Enters a decree. Refuses {@code role-not-appointable}, {@code budget-user-by-dinas} when an office
     * would appoint its own head, {@code decree-missing}, {@code period-empty}, {@code decree-open} when
     * the same person waits for the same role and {@code too-many-decrees}.
     *
     * @param id the same for a repeated call
     */
    public Mono<Invitation> enter(UUID id, UUID agencyId, Decree decree, Appointer by) {
        var now = clock.instant();
        var fault = fault(decree, by, now);
        if (fault != null) {
            return Mono.error(fault);
        }
        var entry =
                new Invitation(
                        id,
                        agencyId,
                        decree.email(),
                        decree.role(),
                        decree.acting(),
                        decree.number(),
                        decree.validFrom(),
                        decree.validTo(),
                        by.subject(),
                        now,
                        now.plus(WAITING),
                        null,
                        null);
        return transactions.run(
                () ->
                        entries.endExpired(agencyId, now)
                                .thenMany(Flux.defer(() -> entries.open(agencyId, now)))
                                .count()
                                .filter(waiting -> waiting < WAITING_MAX)
                                .switchIfEmpty(
                                        Mono.error(() -> Refusal.conflict("too-many-decrees")))
                                .then(entries.insert(entry))
                                .switchIfEmpty(Mono.error(() -> Refusal.conflict("decree-open")))
                                .delayUntil(e -> record("officer-entered", by, e, now)));
    }

    private static @Nullable Refusal fault(Decree decree, Appointer by, Instant now) {
        if (decree.role().bodyKind() != BodyKind.AGENCY) {
            return Refusal.invalidField("role", "role-not-appointable");
        }
        if (decree.role() == Role.BUDGET_USER && by.role() != Role.DEPARTMENT_OFFICER) {
            return Refusal.invalidField("role", "budget-user-by-dinas");
        }
        if (decree.number().isEmpty() || decree.number().length() > Decree.NUMBER_MAX) {
            return Refusal.invalidField("decree", "decree-missing");
        }
        var end = decree.validTo();
        return end != null && (!end.isAfter(decree.validFrom()) || !end.isAfter(now))
                ? Refusal.invalidField("until", "period-empty")
                : null;
    }

    /** Entries of an office that wait for their people, oldest first. */
    public Flux<Invitation> waiting(UUID agencyId) {
        return entries.open(agencyId, clock.instant());
    }

    /** Entries for whoever has this address, oldest first. */
    public Flux<Invitation> waitingFor(String email) {
        return entries.decreesFor(email, clock.instant());
    }

    /** Refuses as unknown when that office has no open one with this id. */
    public Mono<Invitation> takeBack(UUID id, UUID agencyId, Appointer by) {
        var now = clock.instant();
        return transactions.run(
                () ->
                        entries.takeBack(id, agencyId, now)
                                .switchIfEmpty(Mono.error(Refusal::unknown))
                                .delayUntil(e -> record("officer-entry-taken-back", by, e, now)));
    }

    /**
     * The person of the entry takes it over and acts inside its dates from then on. To anybody else there
     * is no such entry. Refuses {@code decree-over} when it was taken back or has expired and {@code
     * officer-appointed} when the person has that role in that office. The second call changes nothing.
     *
     * @param email the caller's address as the identity service has verified it; null when it has not
     */
    public Mono<Invitation> takeOver(UUID id, String subject, @Nullable String email) {
        var now = clock.instant();
        return entries.byId(id)
                .filter(e -> e.decree() != null && e.email().equalsIgnoreCase(email))
                .switchIfEmpty(Mono.error(Refusal::unknown))
                .flatMap(
                        e ->
                                subject.equals(e.acceptedBy())
                                        ? Mono.just(e)
                                        : takeOver(e, subject, now));
    }

    private Mono<Invitation> takeOver(Invitation entry, String subject, Instant now) {
        return transactions.run(
                () ->
                        appointments
                                .lockStaff(entry.bodyId())
                                .filter(a -> a.subject().equals(subject) && !a.hasEnded(now))
                                .any(a -> a.role() == entry.role())
                                .filter(has -> !has)
                                .switchIfEmpty(
                                        Mono.error(() -> Refusal.conflict("officer-appointed")))
                                .then(entries.accept(entry.id(), entry.email(), subject, now))
                                .switchIfEmpty(Mono.error(() -> Refusal.conflict("decree-over")))
                                .delayUntil(e -> appointments.insert(appointed(e, subject), now))
                                .delayUntil(
                                        e ->
                                                record(
                                                        "officer-appointed-by-decree",
                                                        new Appointer(subject, e.role()),
                                                        e,
                                                        now)));
    }

    private static Appointment appointed(Invitation e, String subject) {
        return new Appointment(
                e.id(),
                subject,
                BodyKind.AGENCY,
                e.bodyId(),
                e.role(),
                e.acting(),
                String.valueOf(e.decree()),
                e.validFrom(),
                e.validTo());
    }

    /**
     * Sets or takes away the end of an appointment. Refuses as unknown what is not that office's or has
     * ended, {@code period-empty} when it would end before it begins, {@code budget-user-by-dinas} when
     * an office would change its own head.
     *
     * @param validTo first instant at which it is over, at once when it has passed; null for no end
     */
    public Mono<Appointment> changeEnd(
            UUID appointmentId, UUID agencyId, @Nullable Instant validTo, Appointer by) {
        var now = clock.instant();
        var end = validTo != null && validTo.isBefore(now) ? now : validTo;
        return transactions.run(
                () ->
                        appointments
                                .lockStaff(agencyId)
                                .filter(a -> a.id().equals(appointmentId) && !a.hasEnded(now))
                                .next()
                                .switchIfEmpty(Mono.error(Refusal::unknown))
                                .flatMap(a -> changeEnd(a, end, by, now)));
    }

    private Mono<Appointment> changeEnd(
            Appointment a, @Nullable Instant end, Appointer by, Instant now) {
        if (a.role() == Role.BUDGET_USER && by.role() != Role.DEPARTMENT_OFFICER) {
            return Mono.error(Refusal.conflict("budget-user-by-dinas"));
        }
        if (end != null && end.isBefore(a.validFrom()) && end.isAfter(now)) {
            return Mono.error(Refusal.invalidField("until", "period-empty"));
        }
        return appointments
                .changeEnd(a.id(), a.bodyId(), end)
                .delayUntil(
                        changed ->
                                audit.record(
                                        Decision.of(
                                                "agency:" + a.bodyId(),
                                                by.subject(),
                                                by.role().name(),
                                                by.actingFor(a.bodyId()),
                                                changed.hasEnded(now)
                                                        ? "officer-ended"
                                                        : "officer-end-changed",
                                                facts(a),
                                                facts(changed)),
                                        now));
    }

    /** Ends an appointment at once; refuses as {@link #changeEnd} does. */
    public Mono<Appointment> end(UUID appointmentId, UUID agencyId, Appointer by) {
        return changeEnd(appointmentId, agencyId, clock.instant(), by);
    }

    private static Map<String, String> facts(Appointment a) {
        var facts = new TreeMap<String, String>();
        facts.put("appointment", a.id().toString());
        facts.put("person", a.subject());
        facts.put("role", a.role().name());
        facts.put("decree", a.decree());
        facts.put("validFrom", a.validFrom().toString());
        facts.put("validTo", text(a.validTo()));
        return facts;
    }

    private static String text(@Nullable Instant end) {
        return end == null ? "" : end.toString();
    }

    private Mono<Void> record(String operation, Appointer by, Invitation e, Instant now) {
        return audit.record(
                new Decision(
                        "agency:" + e.bodyId(),
                        by.subject(),
                        by.role().name(),
                        by.actingFor(e.bodyId()),
                        operation,
                        Map.of(),
                        Map.of(
                                "entry", e.id().toString(),
                                "role", e.role().name(),
                                "acting", e.acting(),
                                "decree", String.valueOf(e.decree()),
                                "validFrom", e.validFrom().toString(),
                                "validTo", text(e.validTo())),
                        Map.of("email", e.email())),
                now);
    }
}
