package id.tokoperasi.access;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * Whoever changes the officers of an office.
 *
 * @param role {@link Role#BUDGET_USER} of that office or {@link Role#DEPARTMENT_OFFICER}
 */
public record Appointer(String subject, Role role) {

    /** The office, unless somebody of the regency acts. */
    @Nullable UUID actingFor(UUID agencyId) {
        return role == Role.DEPARTMENT_OFFICER ? null : agencyId;
    }
}
