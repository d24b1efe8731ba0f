package id.tokoperasi.programme;

/** What a cooperative lives on, as the office has found. */
public enum Sector {
    /** Makes or trades goods and services. */
    REAL_SECTOR,
    /** Lends to its members and does nothing else. */
    SAVINGS_AND_LOAN,
    /** Lends, and makes or trades beside it; the two are kept apart. */
    MIXED;

    /** Whether it counts towards the target: whoever makes or trades, even beside lending. */
    public boolean counts() {
        return this != SAVINGS_AND_LOAN;
    }
}
