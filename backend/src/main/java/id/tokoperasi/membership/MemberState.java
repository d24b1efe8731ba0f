package id.tokoperasi.membership;

/** Which lines of the register one wants to see. */
public enum MemberState {
    /** Members today, and those who will join. */
    CURRENT,
    /** Those whose last day has passed. */
    FORMER
}
