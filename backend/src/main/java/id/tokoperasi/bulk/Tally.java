package id.tokoperasi.bulk;

/**
 * What an import has counted so far.
 *
 * @param row number of the last row that was looked at
 * @param created rows that are new
 * @param changed rows that differ from what there was
 * @param same rows that change nothing
 * @param failed rows with something to mend
 */
public record Tally(int row, long created, long changed, long same, long failed) {

    /** Nothing yet; the headings are row 1. */
    public static final Tally NONE = new Tally(1, 0, 0, 0, 0);

    /** All rows looked at. */
    public long rows() {
        return created + changed + same + failed;
    }

    /** Rows that can be imported. */
    public long ready() {
        return created + changed + same;
    }

    Tally plus(int lastRow, Outcome outcome) {
        return new Tally(
                lastRow,
                created + outcome.created(),
                changed + outcome.changed(),
                same + outcome.same(),
                failed + outcome.failedRows());
    }
}
