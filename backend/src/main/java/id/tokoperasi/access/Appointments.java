package id.tokoperasi.access;

import id.tokoperasi.kernel.Refusal;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Who acts for whom. Asked at every request: a decree that ends takes effect at once. */
@Component
public class Appointments {

    /** The body of every {@link BodyKind#REGENCY} appointment. */
    public static final UUID REGENCY = UUID.fromString("00000000-0000-4000-8000-0000000000ff");

    private final AppointmentRows rows;
    private final Clock clock;

    Appointments(AppointmentRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** What this person is to that body at that time; appointments for the regency count everywhere. */
    public Mono<Standing> standing(String subject, UUID bodyId, Instant at) {
        return rows.of(subject, bodyId).collectList().map(all -> Standing.of(all, bodyId, at));
    }

    /** Appointments for that body in force at that time, those for the regency included. */
    public Mono<List<Appointment>> inForce(String subject, UUID bodyId, Instant at) {
        return rows.of(subject, bodyId).filter(a -> a.isInForce(at)).collectList();
    }

    /** Everything this person is appointed to at that time: which shops and offices they may open. */
    public Mono<List<Appointment>> bodiesOf(String subject, Instant at) {
        return rows.of(subject).filter(a -> a.isInForce(at)).collectList();
    }

    /** The people of a body, former and future ones included. */
    public Mono<List<Appointment>> staffOf(UUID bodyId) {
        return rows.inBody(bodyId).collectList();
    }

    /**
     * Appoints. The key says what is the same appointment: the second call with it changes nothing and
     * answers false.
     *
     * @param key such as {@code seed:manajer:cikolelet}
     * @param validTo null when open
     */
    public Mono<Boolean> appoint(
            String key,
            String subject,
            UUID bodyId,
            Role role,
            String decree,
            Instant validFrom,
            @Nullable Instant validTo) {
        var kind = role.bodyKind();
        if (kind == null) {
            return Mono.error(Refusal.invalidField("role", "role-not-appointable"));
        }
        var id = UUID.nameUUIDFromBytes(("appointment:" + key).getBytes(StandardCharsets.UTF_8));
        return rows.insert(
                new Appointment(id, subject, kind, bodyId, role, false, decree, validFrom, validTo),
                clock.instant());
    }

    /** Ends an appointment of that body now; refuses with 404 when there is none to end. */
    public Mono<Void> end(UUID appointmentId, UUID bodyId) {
        return rows.end(appointmentId, bodyId, clock.instant())
                .filter(Boolean::booleanValue)
                .switchIfEmpty(Mono.error(Refusal::unknown))
                .then();
    }
}
