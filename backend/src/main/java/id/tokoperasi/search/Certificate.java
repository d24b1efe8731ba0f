package id.tokoperasi.search;

/** What a listing's papers show, as a filter and as a badge. */
public enum Certificate {
    /** Halal certificate in force. */
    HALAL,
    /** Registered food of a home industry (SPP-IRT). */
    PIRT,
    /** Food registered with BPOM, domestic. */
    MD,
    /** Meets a national standard. */
    SNI,
    /** Made in Indonesia, declared. */
    PDN,
    /** Certified share of domestic content. */
    TKDN,
    /** Certified organic. */
    ORGANIC,
    /** Declared not halal. */
    NON_HALAL
}
