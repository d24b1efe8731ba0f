package id.tokoperasi.cooperative;

/** Whether a cooperative trades, lends to its members, or keeps both apart. */
public enum CooperativeSector {
    /** Makes or trades goods and services. */
    REAL,
    /** Lends to its members; may not offer goods. */
    SAVINGS_AND_LOAN,
    /** Trades, and has a savings-and-loan unit kept apart. */
    MIXED
}
