package id.tokoperasi.cooperative;

import java.util.EnumSet;
import java.util.Set;

/** How far a cooperative may sell. In every state its staff may read all, and finish open orders. */
public enum CooperativeStatus {
    /** Entered, papers not yet confirmed; may prepare listings, may not publish. */
    REGISTERED,
    /** Confirmed by the dinas; may sell. */
    VERIFIED,
    /** Stopped by the dinas; its listings are hidden and cannot be bought. */
    SUSPENDED,
    /** Sells here no longer; listings as when suspended. Whoever comes back is checked anew. */
    LEFT;

    /** The whole machine. */
    public Set<CooperativeStatus> next() {
        return switch (this) {
            case REGISTERED -> EnumSet.of(VERIFIED, LEFT);
            case VERIFIED -> EnumSet.of(SUSPENDED, LEFT);
            case SUSPENDED -> EnumSet.of(VERIFIED, LEFT);
            case LEFT -> EnumSet.of(REGISTERED);
        };
    }
}
