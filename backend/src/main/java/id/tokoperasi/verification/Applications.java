package id.tokoperasi.verification;

import id.tokoperasi.audit.Audit;
import id.tokoperasi.audit.Decision;
import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.kernel.SqlStates;
import id.tokoperasi.kernel.Transactions;
import id.tokoperasi.media.PictureFile;
import id.tokoperasi.region.Districts;
import id.tokoperasi.verification.ApplicationRows.Applicant;
import id.tokoperasi.verification.ApplicationRows.Sealed;
import id.tokoperasi.verification.ApplicationRows.SealedOfficer;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Wishes that a cooperative be registered, as the people who write them see them. */
@Component
public class Applications {

    /** Applications of one person that are shown, and drafts that one may have. */
    public static final int OF_PERSON_MAX = 10;

    private static final Map<String, String> FIELDS =
            Map.of(
                    "legal_entity_number", "legalEntityNumber",
                    "nib", "nib",
                    "tax_number", "taxNumber");

    private final ApplicationRows rows;
    private final ItemRows items;
    private final Checklist checklist;
    private final Duplicates duplicates;
    private final Districts districts;
    private final Seal seal;
    private final Audit audit;
    private final Transactions transactions;
    private final Clock clock;

    Applications(
            ApplicationRows rows,
            ItemRows items,
            Checklist checklist,
            Duplicates duplicates,
            Districts districts,
            Seal seal,
            Audit audit,
            Transactions transactions,
            Clock clock) {
        this.rows = rows;
        this.items = items;
        this.checklist = checklist;
        this.duplicates = duplicates;
        this.districts = districts;
        this.seal = seal;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Begins an application with what is written so far. Refuses {@code too-many-applications} when {@link
     * #OF_PERSON_MAX} are open, and as {@link #save} does.
     *
     * @param id the same for a repeated call
     * @param email where news go; null when the account has no verified one
     */
    public Mono<Application> start(
            UUID id, String applicant, String name, @Nullable String email, ApplicationForm form) {
        var now = clock.instant();
        return Mono.fromRunnable(() -> checkKept(form, now))
                .then(refuseMany(applicant))
                .then(checkDistrict(form))
                .then(
                        transactions.run(
                                () ->
                                        rows.insert(id, new Applicant(applicant, name, email), now)
                                                .flatMap(made -> write(id, applicant, 1, form))))
                .then(Mono.defer(() -> find(id, applicant)));
    }

    private Mono<Void> refuseMany(String applicant) {
        return rows.of(applicant, OF_PERSON_MAX)
                .filter(a -> a.state().isOpen())
                .count()
                .filter(open -> open < OF_PERSON_MAX)
                .switchIfEmpty(Mono.error(() -> Refusal.conflict("too-many-applications")))
                .then();
    }

    private static void checkKept(ApplicationForm form, Instant now) {
        ApplicationForm.refuse(form.malformed(Jakarta.day(now).getYear()));
    }

    private Mono<Void> checkDistrict(ApplicationForm form) {
        var code = form.districtCode();
        return code == null
                ? Mono.empty()
                : districts
                        .byCode(code)
                        .onErrorMap(
                                Refusal.class,
                                e -> Refusal.invalidField("districtCode", "district-unknown"))
                        .then();
    }

    /**
     * Keeps what is written so far; half is enough. Refuses what {@link ApplicationForm#malformed} names,
     * {@code district-unknown}, as unknown what is not the person's, {@code application-state} once it was
     * sent, and as stale when the version has moved on.
     */
    public Mono<Application> save(UUID id, String applicant, long seen, ApplicationForm form) {
        return Mono.fromRunnable(() -> checkKept(form, clock.instant()))
                .then(find(id, applicant))
                .doOnNext(Applications::refuseClosed)
                .then(checkDistrict(form))
                .then(transactions.run(() -> write(id, applicant, seen, form)))
                .then(Mono.defer(() -> find(id, applicant)));
    }

    private static void refuseClosed(Application a) {
        if (!a.state().isOpen()) {
            throw Refusal.conflict("application-state");
        }
    }

    private Mono<Void> write(UUID id, String applicant, long seen, ApplicationForm form) {
        var account = sealing(form.bankAccount(), id + "/bank");
        return rows.write(id, applicant, seen, form, account)
                .filter(Boolean::booleanValue)
                .switchIfEmpty(Mono.error(Refusal::stale))
                .then(rows.sealedOfficers(id).collectList())
                .flatMap(known -> rows.writeOfficers(id, officers(id, form, known)));
    }

    private List<SealedOfficer> officers(UUID id, ApplicationForm form, List<SealedOfficer> known) {
        var kept =
                known.stream()
                        .collect(
                                Collectors.toMap(
                                        o -> small(o.officer()),
                                        SealedOfficer::nik,
                                        (first, second) -> first));
        return form.officers().stream()
                .map(
                        o ->
                                new SealedOfficer(
                                        o,
                                        o.nik().isEmpty()
                                                ? kept.getOrDefault(
                                                        small(o), new Sealed(null, null))
                                                : sealing(o.nik(), id + "/nik")))
                .toList();
    }

    private static String small(Officer o) {
        return o.name().toLowerCase(Locale.ROOT);
    }

    private Sealed sealing(String number, String belongsTo) {
        return number.isEmpty()
                ? new Sealed(null, null)
                : new Sealed(seal.close(number, belongsTo), number.substring(number.length() - 4));
    }

    /**
     * Brings a paper with the application. Refuses as {@link Checklist#bring} does, as unknown what is not
     * the person's, {@code application-state} once it was sent.
     */
    public Mono<Item> bring(UUID id, String applicant, String requirement, Checklist.Paper paper) {
        var now = clock.instant();
        return find(id, applicant)
                .doOnNext(Applications::refuseClosed)
                .flatMap(
                        a ->
                                lines(a).flatMap(
                                                lines ->
                                                        checklist.bring(
                                                                id,
                                                                requirement,
                                                                lines,
                                                                paper,
                                                                a.state() == ApplicationState.DRAFT
                                                                        ? null
                                                                        : now,
                                                                applicant)));
    }

    /** What such a cooperative is asked for, and what was brought. */
    public Mono<List<Checklist.Line>> lines(Application a) {
        return checklist.lines(a.id(), a.sectorOrReal(), a.form().kind());
    }

    /** What the dinas has written about the form; empty text when nothing. */
    public Mono<String> note(Application a) {
        return items.of(a.id())
                .filter(i -> i.isApplication() && i.note() != null)
                .next()
                .map(i -> String.valueOf(i.note()))
                .defaultIfEmpty("");
    }

    /** A file of an application of that person; refuses as unknown. */
    public Mono<PictureFile> file(UUID documentId, UUID id, String applicant) {
        return find(id, applicant).then(Mono.defer(() -> checklist.file(documentId, id)));
    }

    /**
     * Sends it to the dinas. Refuses the first of what {@link ApplicationForm#faults} names, {@code
     * already-registered} at the field whose number the register or another application has, {@code
     * application-state} when it was sent, as unknown and as stale.
     */
    public Mono<Application> submit(UUID id, String applicant, long seen) {
        var now = clock.instant();
        return find(id, applicant)
                .doOnNext(
                        a -> {
                            refuseClosed(a);
                            ApplicationForm.refuse(faults(a));
                        })
                .delayUntil(a -> duplicates.of(id, a.form()).doOnNext(Applications::refuseTaken))
                .flatMap(a -> transactions.run(() -> send(a, seen, now)))
                .onErrorMap(
                        SqlStates::isUniqueViolation,
                        e -> Refusal.invalidField("legalEntityNumber", "already-registered"))
                .then(Mono.defer(() -> find(id, applicant)));
    }

    /** What is missing before it can be sent: field to code. */
    public Map<String, String> faults(Application a) {
        return a.form().faults(Jakarta.day(clock.instant()), a.bankAccountHint() != null);
    }

    private static void refuseTaken(Set<String> taken) {
        taken.stream()
                .findFirst()
                .ifPresent(
                        column -> {
                            throw Refusal.invalidField(
                                    FIELDS.getOrDefault(column, column), "already-registered");
                        });
    }

    private Mono<Void> send(Application a, long seen, Instant now) {
        var from = List.of(ApplicationState.DRAFT, ApplicationState.RETURNED);
        return rows.move(a.id(), from, ApplicationState.SUBMITTED, seen, now)
                .switchIfEmpty(Mono.error(Refusal::stale))
                .then(items.bring(a.id(), Requirement.APPLICATION, "", null, now))
                .then(items.send(a.id(), now))
                .then(record(a, "application-sent", ApplicationState.SUBMITTED, now));
    }

    /**
     * The person no longer wants to. Refuses as unknown what is not theirs, {@code application-state} once
     * it is decided.
     */
    public Mono<Application> withdraw(UUID id, String applicant) {
        var now = clock.instant();
        var from =
                List.of(
                        ApplicationState.DRAFT,
                        ApplicationState.SUBMITTED,
                        ApplicationState.RETURNED);
        return find(id, applicant)
                .flatMap(
                        a ->
                                transactions.run(
                                        () ->
                                                rows.move(
                                                                id,
                                                                from,
                                                                ApplicationState.WITHDRAWN,
                                                                null,
                                                                now)
                                                        .switchIfEmpty(
                                                                Mono.error(
                                                                        () ->
                                                                                Refusal.conflict(
                                                                                        "application-state")))
                                                        .then(items.withdraw(id))
                                                        .then(
                                                                record(
                                                                        a,
                                                                        "application-withdrawn",
                                                                        ApplicationState.WITHDRAWN,
                                                                        now))))
                .then(Mono.defer(() -> find(id, applicant)));
    }

    private Mono<Void> record(Application a, String what, ApplicationState to, Instant now) {
        return audit.record(
                Decision.of(
                        "cooperative:" + a.id(),
                        a.applicant(),
                        "SIGNED_IN",
                        null,
                        what,
                        Map.of("state", a.state().name()),
                        Map.of(
                                "state", to.name(),
                                "name", a.form().name(),
                                "legalEntityNumber", a.form().legalEntityNumber())),
                now);
    }

    /** Refuses as unknown what is not that person's. */
    public Mono<Application> find(UUID id, String applicant) {
        return rows.byId(id)
                .filter(a -> a.applicant().equals(applicant))
                .switchIfEmpty(Mono.error(Refusal::unknown));
    }

    /** A person's applications, newest first, without their officers. */
    public Flux<Application> of(String applicant) {
        return rows.of(applicant, OF_PERSON_MAX);
    }

    /** For the dinas, which sees what was sent; empty when there is none. */
    public Mono<Application> sent(UUID id) {
        return rows.byId(id).filter(a -> a.submittedAt() != null);
    }

    /** Those that were sent, by id; unknown ids are left out. */
    Mono<Map<UUID, Application>> byIds(Collection<UUID> ids) {
        return ids.isEmpty() ? Mono.just(Map.of()) : rows.byIds(ids).collectMap(Application::id);
    }

    /** The bank account that was given with the application, for paying out alone; empty when none was. */
    public Mono<String> bankAccount(UUID id) {
        return rows.account(id).map(kept -> seal.open(kept, id + "/bank"));
    }
}
