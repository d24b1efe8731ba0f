package id.tokoperasi.verification;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** Where one paper of one cooperative stands. */
public enum ItemState {
    /** Nothing was brought yet. */
    MISSING,
    /** Brought; the dinas looks at it. */
    WAITING,
    /** Confirmed, until its day if it has one. */
    ACCEPTED,
    /** Refused, with a note; another may be brought. */
    REJECTED,
    /** The dinas asks for it again, with a note. */
    ASKED_AGAIN,
    /** Need not be brought, with a reason. */
    WAIVED,
    /** Was confirmed and has run out. */
    EXPIRED;

    /** The whole machine; a renewal waits while what was confirmed still counts. */
    public Set<ItemState> next() {
        return switch (this) {
            case MISSING -> EnumSet.of(WAITING, WAIVED);
            case WAITING -> EnumSet.of(ACCEPTED, REJECTED, ASKED_AGAIN, WAIVED);
            case ACCEPTED -> EnumSet.of(WAITING, REJECTED, ASKED_AGAIN, EXPIRED);
            case REJECTED, ASKED_AGAIN -> EnumSet.of(WAITING, WAIVED);
            // WAIVED again: for longer, or for another reason.
            case WAIVED -> EnumSet.of(WAITING, REJECTED, ASKED_AGAIN, WAIVED, EXPIRED);
            case EXPIRED -> EnumSet.of(WAITING, REJECTED, ASKED_AGAIN, WAIVED);
        };
    }

    /** The states from which this one can be reached. */
    Set<ItemState> previous() {
        var previous = EnumSet.noneOf(ItemState.class);
        Arrays.stream(values()).filter(s -> s.next().contains(this)).forEach(previous::add);
        return previous;
    }
}
