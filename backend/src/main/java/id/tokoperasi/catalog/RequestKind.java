package id.tokoperasi.catalog;

/** What the dinas is asked about. */
public enum RequestKind {
    /** May it go on sale. */
    PUBLICATION,
    /** May what is on sale change. */
    CHANGE,
    /** It is on sale already, of a cooperative that is trusted: is it right. */
    AFTERWARDS
}
