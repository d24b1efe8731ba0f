package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.FormErrors;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What the dinas asks of this cooperative, and trainings that it offers.
 *
 * @param takesPart whether the person may sign people up and answer; an auditor only reads
 * @param sectors what a cooperative may live on
 */
public record TrainingOffersView(
        LapakShell lapak,
        boolean takesPart,
        List<Call> calls,
        List<Choice> sectors,
        List<Row> rows,
        FormErrors errors)
        implements LapakView {

    /** What the dinas asks; the answer is empty while there is none. */
    public record Call(
            UUID callId,
            String step,
            Instant askedAt,
            String answer,
            @Nullable Instant answeredAt) {}

    /**
     * A training.
     *
     * @param open whether people can sign up
     * @param attends whether people can say that they are there
     * @param more whether this cooperative may send somebody else
     */
    public record Row(
            UUID trainingId,
            String title,
            String about,
            String venue,
            String district,
            Instant startsAt,
            Instant endsAt,
            int free,
            long waiting,
            int seatsEach,
            boolean invited,
            boolean open,
            boolean attends,
            boolean more,
            boolean cancelled,
            String reason,
            List<Person> people) {}

    /** Somebody of this cooperative. */
    public record Person(UUID signUpId, String name, boolean seated, boolean attended) {}
}
