package id.tokoperasi.verification;

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
    EXPIRED
}
