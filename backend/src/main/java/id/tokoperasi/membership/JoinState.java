package id.tokoperasi.membership;

import java.util.EnumSet;
import java.util.Set;

/** How far a wish to become a member has come. */
public enum JoinState {
    /** The board has not answered. */
    WAITING,
    /** In the register. */
    ACCEPTED,
    /** Not wanted, with a reason; may be asked again. */
    REFUSED,
    /** The person changed their mind. */
    TAKEN_BACK;

    /** The whole machine. */
    public Set<JoinState> next() {
        return this == WAITING
                ? EnumSet.of(ACCEPTED, REFUSED, TAKEN_BACK)
                : EnumSet.noneOf(JoinState.class);
    }
}
