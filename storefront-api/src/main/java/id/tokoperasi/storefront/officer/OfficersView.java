package id.tokoperasi.storefront.officer;

import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.Shell;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Who holds which role in an office, by which decree and from when to when.
 *
 * @param manages whether the reader may change it
 * @param roleChoices for the form
 * @param email as typed, when there is something to mend; {@code decree}, {@code from}, {@code until} too
 */
public record OfficersView(
        OfficeShell office,
        boolean manages,
        List<Person> people,
        List<Waiting> waiting,
        List<Choice> roleChoices,
        String email,
        boolean acting,
        String decree,
        String from,
        String until,
        FormErrors errors) {

    /**
     * One person in one role.
     *
     * @param stateKey now, later or former
     * @param lastDay null when the decree names no end
     */
    public record Person(
            UUID appointmentId,
            String name,
            boolean self,
            String roleKey,
            boolean acting,
            String decree,
            String stateKey,
            Instant from,
            @Nullable LocalDate lastDay,
            boolean changeable) {}

    /** A decree whose person has not taken it over. */
    public record Waiting(
            UUID designationId,
            String email,
            String roleKey,
            boolean acting,
            String decree,
            Instant expiresAt) {}

    public Shell shell() {
        return office.shell();
    }
}
