package id.tokoperasi.sheets;

/**
 * One cell as read.
 *
 * @param text without white space around it and without the apostrophe that neutralised it; a number of
 *     a workbook with a point and no grouping, a day as yyyy-MM-dd
 */
public record Cell(String text, Kind kind) {

    /** What the file says of the cell. */
    public enum Kind {
        /** Anything in a CSV, and text of a workbook. */
        TEXT,
        /** A number cell of a workbook. */
        NUMBER,
        /** A number cell of a workbook that is shown as a day. */
        DAY
    }

    /** Nothing in it. */
    public static final Cell EMPTY = new Cell("", Kind.TEXT);

    /** Text as it stands in the file. */
    static Cell text(String raw) {
        return raw.isEmpty() ? EMPTY : new Cell(Neutral.restore(Blanks.strip(raw)), Kind.TEXT);
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }
}
