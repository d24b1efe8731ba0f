package id.tokoperasi.sheets;

/**
 * How a file is written, as found out.
 *
 * @param encoding name of the character set; of a workbook always UTF-8
 * @param separator between cells; a comma for a workbook, where it says nothing
 */
public record SheetFormat(Kind kind, String encoding, char separator) {

    /** The two kinds of table there are. */
    public enum Kind {
        CSV("csv", "text/csv; charset=UTF-8"),
        XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

        private final String ending;
        private final String contentType;

        Kind(String ending, String contentType) {
            this.ending = ending;
            this.contentType = contentType;
        }

        /** Ending of the file name, without the dot. */
        public String ending() {
            return ending;
        }

        public String contentType() {
            return contentType;
        }
    }
}
