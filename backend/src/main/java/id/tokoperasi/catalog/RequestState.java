package id.tokoperasi.catalog;

import java.util.EnumSet;
import java.util.Set;

/** How far a change request is. */
public enum RequestState {
    /** Waits for the dinas. */
    OPEN,
    /** The dinas agreed. */
    APPROVED,
    /** The dinas said no. */
    REJECTED,
    /** The dinas would agree to something else. */
    CHANGES_ASKED,
    /** The cooperative wrote something newer, or took the listing off sale. */
    SUPERSEDED,
    /** The cooperative no longer asks. */
    TAKEN_BACK;

    /** The whole machine: everything is decided once. */
    public Set<RequestState> next() {
        return this == OPEN
                ? EnumSet.complementOf(EnumSet.of(OPEN))
                : EnumSet.noneOf(RequestState.class);
    }

    /** Whether it is an answer of the dinas. */
    public boolean answered() {
        return this == APPROVED || this == REJECTED || this == CHANGES_ASKED;
    }
}
