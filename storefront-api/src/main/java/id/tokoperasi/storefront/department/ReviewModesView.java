package id.tokoperasi.storefront.department;

import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.Shell;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/**
 * How much of each cooperative the dinas sees before buyers do.
 *
 * @param text what the names hold; empty for all
 */
public record ReviewModesView(
        DepartmentShell department,
        String text,
        List<Row> rows,
        @Nullable String nextHref,
        FormErrors errors) {

    /**
     * A cooperative.
     *
     * @param own whether the dinas has set it for this one
     */
    public record Row(
            UUID cooperativeId,
            String name,
            String village,
            List<Choice> modes,
            boolean own,
            long version) {}

    public Shell shell() {
        return department.shell();
    }
}
