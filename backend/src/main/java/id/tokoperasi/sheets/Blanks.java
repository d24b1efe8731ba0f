package id.tokoperasi.sheets;

/** White space as it comes out of spreadsheets, no-break spaces and byte order marks included. */
final class Blanks {

    private Blanks() {}

    static String strip(String raw) {
        int from = 0;
        int to = raw.length();
        while (from < to && isBlank(raw.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(raw.charAt(to - 1))) {
            to--;
        }
        return raw.substring(from, to);
    }

    static boolean isBlank(char c) {
        return Character.isWhitespace(c)
                || c == '\u00a0'
                || c == '\u202f'
                || c == '\ufeff'
                || c == '\u200b';
    }
}
