package id.tokoperasi.sheets;

/** Keeps spreadsheets from taking a text for a formula (CWE-1236): an apostrophe goes before it. */
final class Neutral {

    private static final String DANGEROUS = "=+-@\t\r＝＋－＠";

    private Neutral() {}

    static String make(String text) {
        return starts(text, 0) ? "'" + text : text;
    }

    /** Takes the apostrophe off again. */
    static String restore(String text) {
        return text.startsWith("'") && starts(text, 1) ? text.substring(1) : text;
    }

    private static boolean starts(String text, int at) {
        return text.length() > at && DANGEROUS.indexOf(text.charAt(at)) >= 0;
    }
}
