package id.tokoperasi.procurement;

/** What became of a plan line that was written. */
public enum PlanWritten {
    CREATED,
    CHANGED,
    SAME,
    /** Left as it was: the new ceiling is below what is committed and spent. */
    TOO_LOW
}
