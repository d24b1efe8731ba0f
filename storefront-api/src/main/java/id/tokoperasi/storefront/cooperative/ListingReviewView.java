package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.storefront.web.ChangeWords;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Where a listing stands between its cooperative, the dinas and the buyers, and what can be done.
 *
 * @param version that the buttons name
 * @param noteKey message on what its state means and what to do, with {@code usualDays}; null when it is
 *     on sale and nothing is to be said
 * @param tone of that note
 * @param answer what the dinas said and still waits for; empty when nothing
 * @param withdrawable whether it can be taken off sale
 * @param takesBack whether something is asked that can be taken back
 * @param history what was asked, newest first
 * @param conflict set when somebody else saved it while this form was open
 */
public record ListingReviewView(
        UUID listingId,
        long version,
        @Nullable String noteKey,
        String tone,
        int usualDays,
        String answer,
        boolean publishable,
        boolean editable,
        boolean withdrawable,
        boolean takesBack,
        boolean archivable,
        boolean restorable,
        List<Asked> history,
        @Nullable Conflict conflict) {

    /** One request, with what it changes and why it was asked; {@code answer} is empty without one. */
    public record Asked(
            String kindKey,
            String stateKey,
            String tone,
            Instant askedAt,
            @Nullable Instant decidedAt,
            String answer,
            List<String> reasons,
            List<ChangeWords.Line> lines) {}

    /**
     * Two versions.
     *
     * @param savedAt when the one that is kept was saved
     * @param lines fields in which they differ: as kept, as typed
     */
    public record Conflict(Instant savedAt, List<ChangeWords.Line> lines) {}

    ListingReviewView with(Conflict found) {
        return new ListingReviewView(
                listingId,
                version,
                noteKey,
                tone,
                usualDays,
                answer,
                publishable,
                editable,
                withdrawable,
                takesBack,
                archivable,
                restorable,
                history,
                found);
    }
}
