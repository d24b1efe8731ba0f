package id.tokoperasi.programme;

import id.tokoperasi.kernel.Refusal;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** A training as the office wants to give it; fields as in {@link Training}. */
public record TrainingPlan(
        String title,
        String about,
        String venue,
        String districtCode,
        Instant startsAt,
        Instant endsAt,
        int capacity,
        int seatsEach,
        Set<Need> needs) {

    private static final int TITLE_MAX = 120;
    private static final int ABOUT_MAX = 2_000;
    private static final int VENUE_MAX = 200;
    private static final int CAPACITY_MAX = 1_000;
    private static final int EACH_MAX = 20;
    private static final Duration LONGEST = Duration.ofDays(14);

    /** Without white space around the texts. */
    public TrainingPlan {
        title = title.strip();
        about = about.strip();
        venue = venue.strip();
        needs = Set.copyOf(needs);
    }

    /**
     * Refuses {@code training-title}, {@code training-about} over 2,000 letters, {@code training-venue},
     * {@code training-past} when it would have begun, {@code training-dates} when it ends before it
     * begins or after two weeks, {@code training-capacity} outside 1 to 1,000, {@code training-seats}
     * outside 1 to 20.
     */
    void check(Instant now) {
        refuse(title.isEmpty() || title.length() > TITLE_MAX, "title", "training-title");
        refuse(about.length() > ABOUT_MAX, "about", "training-about");
        refuse(venue.isEmpty() || venue.length() > VENUE_MAX, "venue", "training-venue");
        refuse(!startsAt.isAfter(now), "startsAt", "training-past");
        refuse(
                !endsAt.isAfter(startsAt) || endsAt.isAfter(startsAt.plus(LONGEST)),
                "endsAt",
                "training-dates");
        refuse(capacity < 1 || capacity > CAPACITY_MAX, "capacity", "training-capacity");
        refuse(seatsEach < 1 || seatsEach > EACH_MAX, "seatsEach", "training-seats");
    }

    private static void refuse(boolean wrong, String field, String code) {
        if (wrong) {
            throw Refusal.invalidField(field, code);
        }
    }
}
