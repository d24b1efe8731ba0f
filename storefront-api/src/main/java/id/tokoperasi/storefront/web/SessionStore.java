package id.tokoperasi.storefront.web;

import id.tokoperasi.access.Appointment;
import id.tokoperasi.access.Appointments;
import id.tokoperasi.access.BodyKind;
import id.tokoperasi.access.SessionRow;
import id.tokoperasi.access.Sessions;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.server.WebSession;
import org.springframework.web.server.session.WebSessionStore;

import reactor.core.publisher.Mono;

import tools.jackson.core.JacksonException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Sessions in the database. One that is looked up is written back at most once a minute, or when it
 * was changed; one that was ended meanwhile never comes back.
 */
@Component
class SessionStore implements WebSessionStore {

    /** Time enough to sign in. */
    static final Duration ANONYMOUS_IDLE = Duration.ofMinutes(15);

    static final Duration SIGNED_IN_IDLE = Duration.ofHours(12);
    static final Duration SIGNED_IN_LONGEST = Duration.ofDays(7);

    /** For whoever acts for an office, the regency or as auditor. */
    static final Duration OFFICER_IDLE = Duration.ofMinutes(30);

    static final Duration OFFICER_LONGEST = Duration.ofHours(10);
    private static final Duration SEEN_STEP = Duration.ofMinutes(1);

    private static final Logger log = LoggerFactory.getLogger(SessionStore.class);

    private final Sessions sessions;
    private final Appointments appointments;
    private final SessionAttributes attributes;
    private final Clock clock;

    SessionStore(
            Sessions sessions,
            Appointments appointments,
            SessionAttributes attributes,
            Clock clock) {
        this.sessions = sessions;
        this.appointments = appointments;
        this.attributes = attributes;
        this.clock = clock;
    }

    @Override
    public Mono<WebSession> createWebSession() {
        return Mono.fromSupplier(() -> StoredSession.fresh(this, clock.instant()));
    }

    @Override
    public Mono<WebSession> retrieveSession(String sessionId) {
        if (!StoredSession.isWellFormed(sessionId)) {
            return Mono.empty();
        }
        return sessions.find(StoredSession.hash(sessionId), clock.instant())
                .<WebSession>map(
                        row ->
                                StoredSession.found(
                                        this, sessionId, row, attributes.read(row.attributes())))
                .onErrorResume(
                        JacksonException.class,
                        error -> {
                            log.warn("a session written by another version is ended", error);
                            return removeSession(sessionId).then(Mono.empty());
                        });
    }

    @Override
    public Mono<Void> removeSession(String sessionId) {
        return StoredSession.isWellFormed(sessionId)
                ? sessions.delete(StoredSession.hash(sessionId))
                : Mono.empty();
    }

    @Override
    public Mono<WebSession> updateLastAccessTime(WebSession session) {
        return Mono.fromSupplier(
                () -> {
                    ((StoredSession) session).touch(clock.instant());
                    return session;
                });
    }

    Mono<Void> save(StoredSession session) {
        var previous = session.replacedId();
        var drop = previous == null ? Mono.<Void>empty() : removeSession(previous);
        return drop.then(Mono.defer(() -> write(session))).doOnSuccess(v -> session.saved());
    }

    private Mono<Void> write(StoredSession session) {
        var json = attributes.write(session.getAttributes());
        var changed = !json.equals(session.storedAttributes());
        if (!session.isNew() && !changed && !seenLongAgo(session)) {
            return Mono.empty();
        }
        return row(session, json).flatMap(row -> write(session, row));
    }

    private Mono<Void> write(StoredSession session, SessionRow row) {
        return session.isNew()
                ? sessions.save(row)
                : sessions.update(row)
                        .filter(found -> !found)
                        .doOnNext(gone -> session.end())
                        .then();
    }

    private static boolean seenLongAgo(StoredSession session) {
        return Duration.between(session.storedSeenAt(), session.getLastAccessTime())
                        .compareTo(SEEN_STEP)
                >= 0;
    }

    private Mono<SessionRow> row(StoredSession session, String json) {
        var person = SessionAttributes.person(session.getAttributes());
        if (person == null) {
            var until = session.getLastAccessTime().plus(ANONYMOUS_IDLE);
            return Mono.just(row(session, json, null, null, until));
        }
        var subject = person.getSubject();
        var sid = person.getClaimAsString("sid");
        return appointments
                .bodiesOf(subject, clock.instant())
                .map(held -> row(session, json, subject, sid, expiry(session, isOfficer(held))));
    }

    private static SessionRow row(
            StoredSession session,
            String json,
            @Nullable String subject,
            @Nullable String sid,
            Instant expiresAt) {
        return new SessionRow(
                StoredSession.hash(session.getId()),
                subject,
                sid,
                json,
                session.getCreationTime(),
                session.getLastAccessTime(),
                expiresAt);
    }

    private static boolean isOfficer(List<Appointment> held) {
        return held.stream().anyMatch(a -> a.bodyKind() != BodyKind.COOPERATIVE);
    }

    private static Instant expiry(StoredSession session, boolean officer) {
        var idle = session.getLastAccessTime().plus(officer ? OFFICER_IDLE : SIGNED_IN_IDLE);
        var last = session.getCreationTime().plus(officer ? OFFICER_LONGEST : SIGNED_IN_LONGEST);
        return idle.isBefore(last) ? idle : last;
    }
}
