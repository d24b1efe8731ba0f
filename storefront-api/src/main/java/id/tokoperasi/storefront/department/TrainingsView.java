package id.tokoperasi.storefront.department;

import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.Shell;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Trainings to come, or those that are over, and what cooperatives lack.
 *
 * @param needs the rules with how many each is true of
 */
public record TrainingsView(
        DepartmentShell department,
        List<Choice> tabs,
        List<Row> rows,
        List<NeedCount> needs,
        int nextSize,
        @Nullable String nextHref) {

    /** A training. */
    public record Row(
            UUID trainingId,
            String title,
            String district,
            Instant startsAt,
            int taken,
            int capacity,
            long waiting,
            boolean cancelled) {}

    /** What is lacking, from which number on, and how many cooperatives lack it. */
    public record NeedCount(String need, int threshold, long cooperatives) {}

    public Shell shell() {
        return department.shell();
    }
}
