package id.tokoperasi.access;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * One person acts for one body in one role.
 *
 * @param acting stands in for whoever holds the role (Plt., Plh.)
 * @param decree number of the paper that appoints, as people write it
 * @param validTo first instant at which it is over; null when open
 */
public record Appointment(
        UUID id,
        String subject,
        BodyKind bodyKind,
        UUID bodyId,
        Role role,
        boolean acting,
        String decree,
        Instant validFrom,
        @Nullable Instant validTo) {

    public Appointment {
        if (role.bodyKind() != bodyKind) {
            throw new IllegalArgumentException(role + " is not a role of a " + bodyKind);
        }
    }

    /** From {@code validFrom} inclusive to {@code validTo} exclusive. */
    public boolean isInForce(Instant at) {
        return !at.isBefore(validFrom) && (validTo == null || at.isBefore(validTo));
    }

    /** Was in force once and is not any more. */
    public boolean hasEnded(Instant at) {
        return validTo != null && !at.isBefore(validTo);
    }
}
