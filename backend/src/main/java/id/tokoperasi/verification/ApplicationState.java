package id.tokoperasi.verification;

import java.util.EnumSet;
import java.util.Set;

/** Where a wish to be registered stands. */
public enum ApplicationState {
    /** Being written; nobody else sees it. */
    DRAFT,
    /** Sent; the dinas reads it. */
    SUBMITTED,
    /** The dinas asks for something else; it can be written and sent again. */
    RETURNED,
    /** The cooperative is registered, and the applicant manages it. */
    ACCEPTED,
    /** The dinas says no, with a reason. */
    REJECTED,
    /** The applicant no longer wants to. */
    WITHDRAWN;

    /** The whole machine. */
    public Set<ApplicationState> next() {
        return switch (this) {
            case DRAFT -> EnumSet.of(SUBMITTED, WITHDRAWN);
            case SUBMITTED -> EnumSet.of(RETURNED, ACCEPTED, REJECTED, WITHDRAWN);
            case RETURNED -> EnumSet.of(SUBMITTED, WITHDRAWN);
            case ACCEPTED, REJECTED, WITHDRAWN -> EnumSet.noneOf(ApplicationState.class);
        };
    }

    /** Whether the applicant can write it now. */
    public boolean isOpen() {
        return this == DRAFT || this == RETURNED;
    }
}
