package id.tokoperasi.verification;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One paper of one cooperative.
 *
 * @param cooperativeId or of the application that is to become it
 * @param waitingSince since when it is in the queue; null before an application was sent
 * @param number what stands on it; may be empty
 * @param claimedUntil last day that the cooperative says
 * @param validUntil last day that the dinas has accepted; null for ever or none
 * @param met confirmed or waived, and not over; stays while a renewal waits
 * @param lapsed was met once and is not any more
 * @param heldBy the officer who has it on the table until {@code heldUntil}
 */
public record Item(
        UUID id,
        UUID cooperativeId,
        String requirement,
        ItemState state,
        Asked asked,
        @Nullable Instant waitingSince,
        String number,
        @Nullable LocalDate claimedUntil,
        @Nullable LocalDate validUntil,
        boolean met,
        boolean lapsed,
        @Nullable DecisionReason reason,
        @Nullable String note,
        @Nullable Instant decidedAt,
        @Nullable String heldBy,
        @Nullable String heldName,
        @Nullable Instant heldUntil,
        long version) {

    /** Whether somebody else has it on the table at that time. */
    public boolean isHeldFrom(String officer, Instant at) {
        return heldBy != null
                && !heldBy.equals(officer)
                && heldUntil != null
                && heldUntil.isAfter(at);
    }

    boolean isApplication() {
        return requirement.equals(Requirement.APPLICATION);
    }
}
