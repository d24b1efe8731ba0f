package id.tokoperasi.programme;

import id.tokoperasi.kernel.Refusal;

/**
 * How many cooperatives are to have reached each step by the end of a year.
 *
 * @param version 0 when nothing has been set yet
 */
public record Target(
        int year, int kindChecked, int realSector, int verified, int sold, long version) {

    private static final int FIRST_YEAR = 2020;
    private static final int LAST_YEAR = 2100;
    private static final int MOST = 100_000;

    /** A year for which nothing has been set. */
    public static Target unset(int year) {
        return new Target(year, 0, 0, 0, 0, 0);
    }

    /** The number for a step; 0 for {@link Step#REGISTERED}, for which there is no target. */
    public int of(Step step) {
        return switch (step) {
            case REGISTERED -> 0;
            case KIND_CHECKED -> kindChecked;
            case REAL_SECTOR -> realSector;
            case VERIFIED -> verified;
            case SOLD -> sold;
        };
    }

    /**
     * Refuses {@code target-year} outside 2020 to 2100 and {@code target-order} when a later step is to
     * have more cooperatives than an earlier one, or one has fewer than none or more than 100,000.
     */
    public void check() {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw Refusal.invalidField("year", "target-year");
        }
        if (kindChecked > MOST
                || kindChecked < realSector
                || realSector < verified
                || verified < sold
                || sold < 0) {
            throw Refusal.invalidField("kindChecked", "target-order");
        }
    }
}
