package id.tokoperasi.verification;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** Counts the days on which the dinas works: Monday to Friday. Public holidays are not known here. */
public final class WorkingDays {

    private WorkingDays() {}

    /** Working days after {@code from} up to {@code to}; 0 on the same day. */
    public static long between(LocalDate from, LocalDate to) {
        return from.datesUntil(to.isBefore(from) ? from : to)
                .map(day -> day.plusDays(1))
                .filter(
                        day ->
                                day.getDayOfWeek() != DayOfWeek.SATURDAY
                                        && day.getDayOfWeek() != DayOfWeek.SUNDAY)
                .count();
    }
}
