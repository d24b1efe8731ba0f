package id.tokoperasi.storefront.department;

import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.Shell;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * The way from lending to trading: reached against target.
 *
 * @param asOf the day of all figures
 * @param current whether it is this year, whose stopped cooperatives can be listed
 * @param demo how many of the counted are invented for demonstration
 * @param stated what the office has stated itself
 * @param version of the target; 0 when none is set
 */
public record ProgressView(
        DepartmentShell department,
        int year,
        LocalDate asOf,
        boolean current,
        List<Row> rows,
        long onlyLending,
        long sellingUnchecked,
        long village,
        long demo,
        List<Stated> stated,
        Form form,
        long version,
        FormErrors errors) {

    /**
     * A step.
     *
     * @param target 0 when there is none
     * @param perMille of the target, or -1 without one
     * @param width of its bar, of 300
     * @param mark where the target stands, of 300; -1 without one
     * @param stopped how many reached the step before and not this one
     * @param stoppedHref where they are listed; null for the first step and other years
     */
    public record Row(
            String step,
            long reached,
            long village,
            int target,
            int perMille,
            int width,
            int mark,
            long stopped,
            @Nullable String stoppedHref) {}

    /** A figure of the office itself. */
    public record Stated(String name, int cooperatives, LocalDate statedOn, String source) {}

    /** The target as typed, or as it is. */
    public record Form(String kindChecked, String realSector, String verified, String sold) {}

    public Shell shell() {
        return department.shell();
    }
}
