package id.tokoperasi.access;

/** What somebody can be appointed to act for. */
public enum BodyKind {
    /** A cooperative that sells. */
    COOPERATIVE,
    /** An office of the regency that buys. */
    AGENCY,
    /** The regency itself: its cooperative office and its auditors. There is one. */
    REGENCY
}
