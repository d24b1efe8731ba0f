package id.tokoperasi.access;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * A manager asks somebody to join the staff of a store, or an office enters who its decree appoints.
 *
 * @param email whose account may accept
 * @param acting stands in for whoever holds the role (Plt., Plh.)
 * @param decree number of the paper that appoints; null for the staff of a store
 * @param validFrom from when the role shall count; what lies in the past counts from the acceptance
 * @param validTo first instant at which the role shall be over; null when open
 * @param expiresAt when it can no longer be accepted
 * @param acceptedBy account that accepted; null while nobody has
 * @param endedAt when it was accepted or taken back; null while it waits
 */
public record Invitation(
        UUID id,
        UUID bodyId,
        String email,
        Role role,
        boolean acting,
        @Nullable String decree,
        Instant validFrom,
        @Nullable Instant validTo,
        String invitedBy,
        Instant createdAt,
        Instant expiresAt,
        @Nullable String acceptedBy,
        @Nullable Instant endedAt) {

    /** Whether it can be accepted. */
    public boolean isOpen(Instant at) {
        return endedAt == null && at.isBefore(expiresAt);
    }
}
