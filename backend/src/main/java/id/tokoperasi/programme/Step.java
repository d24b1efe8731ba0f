package id.tokoperasi.programme;

/** How far a cooperative has come from lending to trading here; each step supposes the ones before. */
public enum Step {
    /** Entered in the register. */
    REGISTERED,
    /** The office has looked what it lives on. */
    KIND_CHECKED,
    /** It makes or trades. */
    REAL_SECTOR,
    /** The dinas has verified its store. */
    VERIFIED,
    /** An order was paid in the month looked at. */
    SOLD;

    /** The one before; the first one before itself. */
    public Step previous() {
        return values()[Math.max(0, ordinal() - 1)];
    }

    /** Whether this step includes the other one. */
    public boolean includes(Step other) {
        return ordinal() >= other.ordinal();
    }
}
