package id.tokoperasi.verification;

/** Why a paper waits for the dinas. */
public enum Asked {
    /** It is the first one. */
    FIRST,
    /** It is to follow one that was confirmed. */
    RENEWAL,
    /** The one before was refused or asked for again. */
    AGAIN
}
