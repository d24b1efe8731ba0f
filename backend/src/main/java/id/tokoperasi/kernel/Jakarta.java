package id.tokoperasi.kernel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The calendar of western Java: moments are kept as instants and become days here. */
public final class Jakarta {

    public static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");

    private Jakarta() {}

    /** The day that it is there at that moment. */
    public static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZONE);
    }

    /** The first moment of the day. */
    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }

    /** The first moment after the day. */
    public static Instant endOf(LocalDate day) {
        return startOf(day.plusDays(1));
    }
}
