package id.tokoperasi.programme;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A training that the office gives.
 *
 * @param seatsEach how many people one cooperative may send
 * @param taken seats given away
 * @param waiting people on the waiting list
 * @param needs what it helps with
 * @param code shown in the room; whoever enters it was there
 * @param reason why it does not take place; null when it does
 */
public record Training(
        UUID id,
        String title,
        String about,
        String venue,
        String districtCode,
        Instant startsAt,
        Instant endsAt,
        int capacity,
        int seatsEach,
        int taken,
        long waiting,
        Set<Need> needs,
        String code,
        State state,
        @Nullable String reason,
        long version) {

    /** How long before the beginning people may say that they are there. */
    public static final Duration DOORS = Duration.ofHours(1);

    /** How long after the end they may: the room may have had no signal. */
    public static final Duration LATE = Duration.ofHours(24);

    /** How far one looks before and after for what has changed. */
    public static final Duration COMPARED = Duration.ofDays(60);

    /** Whether it takes place. */
    public enum State {
        ANNOUNCED,
        CANCELLED
    }

    /** Whether people can sign up, even if only on the waiting list. */
    public boolean isOpen(Instant at) {
        return state == State.ANNOUNCED && at.isBefore(startsAt);
    }

    /** Whether people can say now that they are there. */
    public boolean takesAttendance(Instant at) {
        return state == State.ANNOUNCED
                && !at.isBefore(startsAt.minus(DOORS))
                && at.isBefore(endsAt.plus(LATE));
    }

    /** Whether the time after it that is compared is over. */
    public boolean isComparable(Instant at) {
        return !at.isBefore(endsAt.plus(COMPARED));
    }
}
