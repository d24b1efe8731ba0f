package id.tokoperasi.membership;

import id.tokoperasi.kernel.Refusal;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * What a cooperative writes about a member.
 *
 * @param phone in the form +62…; null when not known
 * @param leftOn last day; null while a member
 */
public record MemberLine(
        String number,
        String name,
        String village,
        @Nullable String phone,
        LocalDate joinedOn,
        @Nullable LocalDate leftOn,
        boolean namedAsMaker) {

    public MemberLine {
        number = number.strip();
        name = name.strip();
        village = village.strip();
    }

    /** Refuses {@code member-number}, {@code member-name}, {@code village-missing} and {@code member-dates}. */
    public void check() {
        if (number.isEmpty() || number.length() > 40) {
            throw Refusal.invalidField("number", "member-number");
        }
        if (name.isEmpty() || name.length() > 200) {
            throw Refusal.invalidField("name", "member-name");
        }
        if (village.isEmpty() || village.length() > 200) {
            throw Refusal.invalidField("village", "village-missing");
        }
        if (leftOn != null && leftOn.isBefore(joinedOn)) {
            throw Refusal.invalidField("leftOn", "member-dates");
        }
    }
}
