package id.tokoperasi.membership;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One line of a cooperative's register.
 *
 * @param number as the cooperative writes it; unique in the cooperative, upper and lower case alike
 * @param phone in the form +62…; null when not known
 * @param leftOn last day; null while a member
 * @param namedAsMaker whether buyers may read the name beside what this member makes
 * @param consentChangedAt when that was last decided; null while it never was
 */
public record Member(
        UUID id,
        UUID cooperativeId,
        String number,
        String name,
        String village,
        @Nullable String phone,
        LocalDate joinedOn,
        @Nullable LocalDate leftOn,
        boolean namedAsMaker,
        @Nullable Instant consentChangedAt,
        long version) {

    /** A member on that day. */
    public boolean isMember(LocalDate day) {
        return !day.isBefore(joinedOn) && (leftOn == null || !day.isAfter(leftOn));
    }
}
