package id.tokoperasi.storefront.department;

import id.tokoperasi.storefront.web.Shell;

import java.util.List;

/** What the dinas asks of cooperatives. */
public record RequirementsView(DepartmentShell department, List<Row> rows) {

    /**
     * One kind of paper.
     *
     * @param months for which it counts; 0 for ever
     * @param limit what follows when it has run out, the end of a message key
     */
    public record Row(
            String code, String name, boolean duty, boolean active, int months, String limit) {}

    public Shell shell() {
        return department.shell();
    }
}
