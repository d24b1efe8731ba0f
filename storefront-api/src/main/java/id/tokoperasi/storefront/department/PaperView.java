package id.tokoperasi.storefront.department;

import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.PaperLine;
import id.tokoperasi.storefront.web.Shell;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * One paper or form on an officer's table.
 *
 * @param state and {@code asked} ends of message keys
 * @param facts of the cooperative or of the form
 * @param heldBy who has it on the table; empty when nobody, or oneself
 * @param mine whether oneself has it
 * @param outcomes what can be decided now; empty when nothing
 * @param status of the registered cooperative, the end of a message key; empty for an application
 */
public record PaperView(
        DepartmentShell department,
        UUID itemId,
        UUID cooperativeId,
        long version,
        String cooperative,
        String paper,
        String state,
        String asked,
        @Nullable Instant since,
        long days,
        String number,
        @Nullable LocalDate claimedUntil,
        @Nullable LocalDate validUntil,
        String note,
        boolean form,
        List<Line> facts,
        List<PaperLine.File> files,
        List<PaperLine> others,
        String heldBy,
        @Nullable Instant heldUntil,
        boolean mine,
        List<Choice> outcomes,
        List<Choice> reasons,
        String suggestedUntil,
        String status,
        FormErrors errors) {

    /** A fact; {@code key} of its label. */
    public record Line(String key, String value) {}

    public Shell shell() {
        return department.shell();
    }
}
