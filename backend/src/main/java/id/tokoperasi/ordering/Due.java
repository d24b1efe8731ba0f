package id.tokoperasi.ordering;

/**
 * How many orders wait in the house although they should leave it.
 *
 * @param late beyond the promised time
 * @param today promised for the end of this day
 */
public record Due(long late, long today) {

    /** Whether there is any. */
    public boolean any() {
        return late + today > 0;
    }
}
