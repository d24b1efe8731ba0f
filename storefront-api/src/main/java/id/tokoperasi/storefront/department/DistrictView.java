package id.tokoperasi.storefront.department;

import id.tokoperasi.storefront.web.Shell;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The cooperatives of a district. */
public record DistrictView(
        DepartmentShell department,
        String code,
        String name,
        int total,
        List<Row> rows,
        int nextSize,
        @Nullable String nextHref) {

    /**
     * A cooperative.
     *
     * @param publicHref its page; null while it has none
     * @param status name of its state
     * @param since when it was verified, or else entered
     * @param sector name of what it lives on; null while nobody has looked
     */
    public record Row(
            UUID cooperativeId,
            String name,
            @Nullable String publicHref,
            String status,
            Instant since,
            @Nullable String sector,
            @Nullable LocalDate checkedOn,
            String source,
            long orders,
            long salesRupiah) {}

    public Shell shell() {
        return department.shell();
    }
}
