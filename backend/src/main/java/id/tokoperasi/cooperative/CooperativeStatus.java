package id.tokoperasi.cooperative;

import java.util.EnumSet;
import java.util.Set;

/** How far the dinas lets a cooperative sell. */
public enum CooperativeStatus {
    /** Entered, papers not yet confirmed; may prepare listings, may not publish. */
    REGISTERED,
    /** Confirmed by the dinas; may sell. */
    VERIFIED,
    /** Stopped by the dinas; its listings are hidden and cannot be bought. */
    SUSPENDED;

    /** The whole machine. */
    public Set<CooperativeStatus> next() {
        return switch (this) {
            case REGISTERED -> EnumSet.of(VERIFIED);
            case VERIFIED -> EnumSet.of(SUSPENDED);
            case SUSPENDED -> EnumSet.of(VERIFIED);
        };
    }
}
