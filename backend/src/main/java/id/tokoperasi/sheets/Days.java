package id.tokoperasi.sheets;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Days as people and spreadsheets write them. */
final class Days {

    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2199, 12, 31);

    static final Pattern ISO = Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})");
    static final Pattern NUMERIC = Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4})");
    static final Pattern NAMED = Pattern.compile("(\\d{1,2})[ -]([A-Za-z]{3,10})\\.?[ -](\\d{4})");

    private static final Map<String, Integer> MONTHS =
            Map.ofEntries(
                    Map.entry("jan", 1),
                    Map.entry("feb", 2),
                    Map.entry("peb", 2),
                    Map.entry("mar", 3),
                    Map.entry("apr", 4),
                    Map.entry("mei", 5),
                    Map.entry("may", 5),
                    Map.entry("jun", 6),
                    Map.entry("jul", 7),
                    Map.entry("agu", 8),
                    Map.entry("aug", 8),
                    Map.entry("agt", 8),
                    Map.entry("sep", 9),
                    Map.entry("okt", 10),
                    Map.entry("oct", 10),
                    Map.entry("nov", 11),
                    Map.entry("nop", 11),
                    Map.entry("des", 12),
                    Map.entry("dec", 12));

    private Days() {}

    /** The month of that name, Indonesian or English, whole or cut; 0 when there is none. */
    static int month(String name) {
        return MONTHS.getOrDefault(name.substring(0, 3).toLowerCase(Locale.ROOT), 0);
    }

    static Optional<LocalDate> of(String year, int month, String day) {
        try {
            return inReach(LocalDate.of(Integer.parseInt(year), month, Integer.parseInt(day)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** Days as spreadsheets count them: 1 is the first of January 1900, and 1900 has a leap day too many. */
    static Optional<LocalDate> ofSerial(BigDecimal serial, boolean from1904) {
        var whole = serial.setScale(0, RoundingMode.FLOOR);
        if (whole.signum() <= 0 || whole.compareTo(BigDecimal.valueOf(200_000)) > 0) {
            return Optional.empty();
        }
        var days = whole.longValueExact();
        return from1904
                ? inReach(LocalDate.of(1904, 1, 1).plusDays(days))
                : inReach(LocalDate.of(1899, 12, days < 60 ? 31 : 30).plusDays(days));
    }

    private static Optional<LocalDate> inReach(LocalDate day) {
        return day.isBefore(FIRST) || day.isAfter(LAST) ? Optional.empty() : Optional.of(day);
    }
}
