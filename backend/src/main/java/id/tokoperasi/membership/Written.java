package id.tokoperasi.membership;

/** What became of a line that was written: new, another one than before, or the same. */
public enum Written {
    CREATED,
    CHANGED,
    SAME
}
