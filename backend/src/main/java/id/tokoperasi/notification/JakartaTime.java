package id.tokoperasi.notification;

import id.tokoperasi.kernel.Jakarta;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants as people in the regency write them. */
final class JakartaTime {

    private static final Locale INDONESIAN = Locale.of("id", "ID");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", INDONESIAN).withZone(Jakarta.ZONE);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH.mm 'WIB'", INDONESIAN).withZone(Jakarta.ZONE);

    private JakartaTime() {}

    /** "24 November 2026". */
    static String day(Instant at) {
        return DAY.format(at);
    }

    /** "14.32 WIB". */
    static String time(Instant at) {
        return TIME.format(at);
    }

    /** "24 November 2026 pukul 14.32 WIB". */
    static String dayAndTime(Instant at) {
        return day(at) + " pukul " + time(at);
    }
}
