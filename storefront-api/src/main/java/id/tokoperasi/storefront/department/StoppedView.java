package id.tokoperasi.storefront.department;

import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.Shell;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Cooperatives that stopped before a step, and what was asked of them. */
public record StoppedView(
        DepartmentShell department,
        String step,
        String path,
        int total,
        List<Row> rows,
        int nextSize,
        @Nullable String nextHref,
        FormErrors errors) {

    /**
     * A cooperative.
     *
     * @param declared name of what it said it lives on when it registered
     * @param sector name of what it lives on; null while nobody has looked
     * @param calledAt when it was asked this year; null when it was not
     * @param claimed name of what it says it lives on; null when it has not said
     */
    public record Row(
            UUID cooperativeId,
            String name,
            String district,
            boolean village,
            Instant registeredAt,
            @Nullable Instant verifiedAt,
            String declared,
            @Nullable String sector,
            @Nullable LocalDate checkedOn,
            String source,
            long orders,
            @Nullable Instant calledAt,
            String answer,
            @Nullable String claimed) {}

    public Shell shell() {
        return department.shell();
    }
}
