package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.Shell;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Who runs the store, whom somebody has asked to, and what each role may.
 *
 * @param manages whether the reader may change it
 * @param member whether the reader is one of the staff, and so may leave
 * @param roles keys of the roles, in the columns of the table
 * @param roleChoices for the form
 * @param email as typed, when there is something to mend
 */
public record StaffView(
        LapakShell lapak,
        boolean manages,
        boolean member,
        List<Person> people,
        List<Waiting> waiting,
        List<String> roles,
        List<Capability> capabilities,
        List<Choice> roleChoices,
        String email,
        String from,
        String until,
        FormErrors errors) {

    /**
     * One person in one role.
     *
     * @param stateKey now, later or former
     * @param lastDay null when open
     */
    public record Person(
            UUID appointmentId,
            String name,
            boolean self,
            String roleKey,
            String stateKey,
            Instant from,
            @Nullable LocalDate lastDay,
            boolean changeable) {}

    /** An invitation that waits. */
    public record Waiting(UUID invitationId, String email, String roleKey, Instant expiresAt) {}

    /** Something one can do, and for each role of the columns whether it may. */
    public record Capability(String key, List<Boolean> allowed) {}

    public Shell shell() {
        return lapak.shell();
    }
}
