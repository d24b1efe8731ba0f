package id.tokoperasi.sheets;

import id.tokoperasi.kernel.Refusal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How numbers and days are written in one column. It first sees the whole column and then reads it: what
 * may be meant in two ways is read as the rest of the column shows, else refused. Not for several threads.
 */
public final class Habits {

    private static final Pattern CURRENCY = Pattern.compile("^(?i)(rp|idr)\\.?");
    private static final Pattern DASH_END = Pattern.compile("[.,]-+$");
    private static final Pattern GROUPED =
            Pattern.compile("\\d{1,3}(?:\\.\\d{3})+|\\d{1,3}(?:,\\d{3})+");
    private static final Pattern SERIAL = Pattern.compile("\\d{5}(?:[.,]\\d+)?");
    private static final int LONGEST = 24;

    private boolean commaDecimals;
    private boolean pointDecimals;
    private boolean dayFirst;
    private boolean monthFirst;

    /** Looks at one cell of the column. */
    public void see(Cell cell) {
        if (cell.kind() == Cell.Kind.TEXT && !cell.isEmpty()) {
            seeNumber(bare(cell.text()));
            seeDay(cell.text());
        }
    }

    private void seeNumber(String text) {
        int comma = text.lastIndexOf(',');
        int point = text.lastIndexOf('.');
        if (text.length() > LONGEST || comma < 0 && point < 0 || !text.matches("-?[\\d.,]+")) {
            return;
        }
        if (comma >= 0 && point >= 0) {
            commaDecimals |= comma > point;
            pointDecimals |= point > comma;
        } else if (text.indexOf(',') != comma || text.indexOf('.') != point) {
            // Only grouping comes twice.
            pointDecimals |= comma >= 0;
            commaDecimals |= point >= 0;
        } else if (!GROUPED.matcher(text).matches()) {
            commaDecimals |= comma >= 0;
            pointDecimals |= point >= 0;
        }
    }

    private void seeDay(String text) {
        var found = Days.NUMERIC.matcher(text);
        if (found.matches()) {
            dayFirst |= Integer.parseInt(found.group(1)) > 12;
            monthFirst |= Integer.parseInt(found.group(3)) > 12;
        }
    }

    private static String bare(String text) {
        var plain = new StringBuilder();
        for (char c : text.toCharArray()) {
            if (!Blanks.isBlank(c)) {
                plain.append(c);
            }
        }
        var number = CURRENCY.matcher(plain).replaceFirst("");
        return DASH_END.matcher(number).replaceFirst("");
    }

    /**
     * A whole number, such as rupiah or pieces: {@code 25000}, {@code 25.000}, {@code 25,000.00}, {@code Rp
     * 25.000,-}. Refuses {@code number-malformed}, {@code number-not-whole} and {@code number-ambiguous}.
     *
     * @param field that the refusal names
     */
    public long whole(Cell cell, String field) {
        var text = bare(cell.text());
        var number =
                GROUPED.matcher(text).matches() && cell.kind() == Cell.Kind.TEXT
                        ? grouped(text, field)
                        : decimal(cell, field);
        try {
            return number.longValueExact();
        } catch (ArithmeticException e) {
            throw Refusal.invalidField(field, "number-not-whole");
        }
    }

    /** 25.000 is twenty-five thousand, unless the column uses the point for decimals. */
    private BigDecimal grouped(String text, String field) {
        var once =
                text.indexOf('.') == text.lastIndexOf('.')
                        && text.indexOf(',') == text.lastIndexOf(',');
        var decimals = text.indexOf('.') >= 0 ? pointDecimals : commaDecimals;
        if (decimals && once) {
            throw Refusal.invalidField(field, "number-ambiguous");
        }
        return new BigDecimal(text.replaceAll("[.,]", ""));
    }

    /**
     * A number that may have decimals: {@code 2,5}, {@code 2.5}, {@code 1.250,75}. Refuses {@code
     * number-malformed}, and {@code number-ambiguous} for a lone {@code 1.250} in a column that shows
     * neither habit.
     *
     * @param field that the refusal names
     */
    public BigDecimal decimal(Cell cell, String field) {
        if (cell.kind() == Cell.Kind.NUMBER) {
            return new BigDecimal(cell.text());
        }
        var text = bare(cell.text());
        if (cell.kind() != Cell.Kind.TEXT
                || text.length() > LONGEST
                || !text.matches("-?\\d[\\d.,]*")
                || text.endsWith(".")
                || text.endsWith(",")) {
            throw Refusal.invalidField(field, "number-malformed");
        }
        int comma = text.lastIndexOf(',');
        int point = text.lastIndexOf('.');
        if (comma < 0 && point < 0) {
            return new BigDecimal(text);
        }
        char mark = decimalMark(text, comma, point, field);
        return read(text, mark, field);
    }

    private char decimalMark(String text, int comma, int point, String field) {
        if (comma >= 0 && point >= 0) {
            return comma > point ? ',' : '.';
        }
        if (!GROUPED.matcher(text.replaceFirst("^-", "")).matches()) {
            return comma >= 0 ? ',' : '.';
        }
        var twice = text.indexOf(',') != comma || text.indexOf('.') != point;
        if (twice) {
            return comma >= 0 ? '.' : ',';
        }
        if (commaDecimals == pointDecimals) {
            throw Refusal.invalidField(field, "number-ambiguous");
        }
        return commaDecimals ? ',' : '.';
    }

    private static BigDecimal read(String text, char mark, String field) {
        int at = text.lastIndexOf(mark);
        var whole = at < 0 ? text : text.substring(0, at);
        var rest = at < 0 ? "" : text.substring(at + 1);
        var group = mark == ',' ? "\\." : ",";
        if (!whole.matches("-?(?:\\d+|\\d{1,3}(?:" + group + "\\d{3})+)")
                || !rest.matches("\\d*")) {
            throw Refusal.invalidField(field, "number-malformed");
        }
        var digits = whole.replaceAll(group, "");
        return new BigDecimal(rest.isEmpty() ? digits : digits + "." + rest);
    }

    /**
     * A day: {@code 2026-11-24}, {@code 24-11-2026}, {@code 24/11/2026}, {@code 24 Nov 2026}, {@code 24
     * November 2026}, or the number by which spreadsheets count. Refuses {@code date-malformed}, and {@code
     * date-ambiguous} for {@code 05/06/2026} in a column that shows neither habit or both.
     *
     * @param field that the refusal names
     */
    public LocalDate day(Cell cell, String field) {
        var text = cell.text();
        var iso = Days.ISO.matcher(text);
        if (iso.matches()) {
            return orMalformed(
                    Days.of(iso.group(1), Integer.parseInt(iso.group(2)), iso.group(3)), field);
        }
        var named = Days.NAMED.matcher(text);
        if (named.matches()) {
            return orMalformed(
                    Days.of(named.group(3), Days.month(named.group(2)), named.group(1)), field);
        }
        var numeric = Days.NUMERIC.matcher(text);
        if (numeric.matches()) {
            return numeric(
                    numeric.group(1),
                    numeric.group(3),
                    numeric.group(4),
                    numeric.group(2).equals("/"),
                    field);
        }
        return SERIAL.matcher(text).matches()
                ? orMalformed(Days.ofSerial(new BigDecimal(text.replace(',', '.')), false), field)
                : orMalformed(Optional.empty(), field);
    }

    private LocalDate numeric(String a, String b, String year, boolean slashes, String field) {
        int first = Integer.parseInt(a);
        int second = Integer.parseInt(b);
        if (first > 12 || second <= 12 && first == second) {
            return orMalformed(Days.of(year, second, a), field);
        }
        if (second > 12) {
            return orMalformed(Days.of(year, first, b), field);
        }
        // With hyphens or points only the day comes first; slashes are also written by Americans.
        if (dayFirst && monthFirst || slashes && !dayFirst && !monthFirst) {
            throw Refusal.invalidField(field, "date-ambiguous");
        }
        return monthFirst
                ? orMalformed(Days.of(year, first, b), field)
                : orMalformed(Days.of(year, second, a), field);
    }

    private static LocalDate orMalformed(Optional<LocalDate> day, String field) {
        return day.orElseThrow(() -> Refusal.invalidField(field, "date-malformed"));
    }

    /** Yes or no: {@code ya}, {@code tidak}, {@code yes}, {@code no}, 1, 0, x; refuses {@code yes-no-malformed}. */
    public boolean yes(Cell cell, String field) {
        return switch (cell.text().toLowerCase(Locale.ROOT)) {
            case "ya", "y", "yes", "true", "benar", "1", "x", "v", "setuju" -> true;
            case "", "tidak", "t", "n", "no", "false", "salah", "0", "-", "belum" -> false;
            default -> throw Refusal.invalid("yes-no-malformed", Map.of("field", field));
        };
    }
}
