package id.tokoperasi.cooperative;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * What keeps a cooperative from selling as usual.
 *
 * @param limit by a paper that has run out
 * @param closedFrom first day of the holiday that was announced; null when there is none
 * @param closedUntil last day of it
 * @param closed whether the holiday has begun and is not over
 * @param reason why it was suspended or has left; null otherwise
 */
public record Trading(
        SellingLimit limit,
        @Nullable LocalDate closedFrom,
        @Nullable LocalDate closedUntil,
        boolean closed,
        @Nullable String reason) {

    /** Nothing does. */
    public static final Trading AS_USUAL =
            new Trading(SellingLimit.NOTHING, null, null, false, null);
}
