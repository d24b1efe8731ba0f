package id.tokoperasi.storefront.department;

import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.Shell;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A training: who comes, whom it would help, what became of them.
 *
 * @param open whether people can sign up and it can be changed
 * @param marks whether people can be marked as having been there
 * @param suggestedTotal how many it would help; {@code suggested} has the first of them
 * @param effect before and after, once somebody was there
 * @param effectComplete whether the sixty days after are over
 */
public record TrainingView(
        DepartmentShell department,
        UUID trainingId,
        String title,
        String about,
        String venue,
        String district,
        Instant startsAt,
        Instant endsAt,
        int capacity,
        int seatsEach,
        int taken,
        long waiting,
        List<String> needs,
        String code,
        boolean cancelled,
        String reason,
        boolean open,
        boolean marks,
        long version,
        List<Person> people,
        List<Suggested> suggested,
        int suggestedTotal,
        List<Change> effect,
        boolean effectComplete,
        Instant effectUntil,
        FormErrors errors) {

    /** Somebody who comes or waits. */
    public record Person(
            UUID signUpId,
            String name,
            String phone,
            String cooperative,
            boolean seated,
            boolean attended) {}

    /** A cooperative that it would help. */
    public record Suggested(
            UUID cooperativeId,
            String name,
            String district,
            List<String> needs,
            boolean invited) {}

    /** A cooperative sixty days before and after. */
    public record Change(
            String cooperative,
            long listedBefore,
            long listedAfter,
            long ordersBefore,
            long ordersAfter,
            long rupiahBefore,
            long rupiahAfter) {}

    public Shell shell() {
        return department.shell();
    }
}
