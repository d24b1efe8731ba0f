package id.tokoperasi.catalog;

import id.tokoperasi.kernel.Jakarta;

import org.jspecify.annotations.Nullable;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a cooperative asks the dinas about one listing; never changed but for its one decision.
 *
 * @param base what it is compared with: the version on sale or the last one that was; null when there
 *     was none
 * @param proposed what the cooperative wants buyers to see; stock counts only of new variants
 * @param differences from {@code base} to {@code proposed}; empty without a base
 * @param reasons why the dinas is asked
 * @param rulesVersion of the {@link ReviewRules} that were applied
 * @param listingVersion of the listing when it was asked
 * @param askedBy account of the person
 * @param answer what the dinas tells the cooperative; null when nothing
 * @param decidedBy account of whoever ended it; null while it is open
 */
public record ChangeRequest(
        UUID id,
        UUID listingId,
        UUID cooperativeId,
        RequestKind kind,
        @Nullable ListingDraft base,
        ListingDraft proposed,
        List<Difference> differences,
        List<Reason> reasons,
        long rulesVersion,
        long listingVersion,
        String askedBy,
        Instant askedAt,
        RequestState state,
        @Nullable String answer,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt) {

    /**
     * How many working days it has waited until that moment: those that began since it was asked,
     * Saturdays and Sundays not counted. Public holidays count as working days.
     */
    public long workingDays(Instant until) {
        var first = Jakarta.day(askedAt).plusDays(1);
        var end = Jakarta.day(until).plusDays(1);
        return first.isAfter(end)
                ? 0
                : first.datesUntil(end)
                        .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
                        .count();
    }
}
