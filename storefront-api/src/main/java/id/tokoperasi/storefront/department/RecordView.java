package id.tokoperasi.storefront.department;

import id.tokoperasi.storefront.web.Shell;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * Decisions about one subject, or the last ones about anything, newest first.
 *
 * @param subject as it was asked for; empty when nothing was
 * @param brokenAt the first entry that does not hold; 0 when all do
 * @param nextHref where older ones are; null when there are none
 */
public record RecordView(
        DepartmentShell department,
        String subject,
        List<Row> rows,
        long brokenAt,
        @Nullable String nextHref) {

    /**
     * One decision.
     *
     * @param encoded the subject as it stands in an address
     */
    public record Row(
            String subject,
            String encoded,
            long seq,
            Instant at,
            String actor,
            String actingAs,
            String operation,
            List<Change> changes,
            String hash) {}

    /** A field before and after; empty where there was nothing. */
    public record Change(String field, String before, String after) {}

    public Shell shell() {
        return department.shell();
    }
}
