package id.tokoperasi.storefront.department;

import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.Shell;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/**
 * Papers and applications, oldest first.
 *
 * @param waiting all that wait
 * @param oldestDays working days that the oldest has waited
 * @param states tabs; their values are addresses
 * @param bulk whether several can be asked for again here
 */
public record QueueView(
        DepartmentShell department,
        long waiting,
        long oldestDays,
        List<Choice> states,
        List<Choice> kinds,
        String state,
        List<Row> rows,
        boolean bulk,
        List<Choice> reasons,
        @Nullable String nextHref,
        int nextSize,
        FormErrors errors) {

    /**
     * One of them.
     *
     * @param asked the end of a message key
     * @param holder who has it on the table; empty when nobody
     */
    public record Row(
            UUID itemId,
            String cooperative,
            String paper,
            String asked,
            String state,
            long days,
            String holder,
            boolean form) {}

    public Shell shell() {
        return department.shell();
    }
}
