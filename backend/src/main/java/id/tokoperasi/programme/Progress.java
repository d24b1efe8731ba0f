package id.tokoperasi.programme;

import java.time.LocalDate;
import java.util.List;

/**
 * The way from lending to trading in a year: reached against target.
 *
 * @param asOf the day of all figures: today, or the last day of a past year
 * @param steps in their order
 * @param onlyLending cooperatives that were looked at and only lend, village ones not among them
 * @param sellingUnchecked cooperatives that sold in the month though nobody has looked what they live on
 * @param demo how many of all are invented for demonstration
 * @param stated what the office has stated itself
 */
public record Progress(
        int year,
        LocalDate asOf,
        Target target,
        List<Count> steps,
        long onlyLending,
        long sellingUnchecked,
        long demo,
        List<OfficeFigure> stated) {

    /**
     * How many have reached a step.
     *
     * @param reached without village cooperatives; the target is about these
     * @param village village cooperatives of 2025 and later, which are counted apart
     */
    public record Count(Step step, long reached, long village) {}

    /** The count of a step. */
    public Count at(Step step) {
        return steps.get(step.ordinal());
    }
}
