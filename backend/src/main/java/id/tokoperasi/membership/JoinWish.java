package id.tokoperasi.membership;

import id.tokoperasi.kernel.Refusal;

import org.jspecify.annotations.Nullable;

/**
 * What somebody writes who wants to become a member.
 *
 * @param subject account of the person
 * @param email where the answer goes; null when the account has none
 * @param phone in the form +62…
 * @param business what they make or trade
 */
public record JoinWish(
        String subject,
        String name,
        @Nullable String email,
        String phone,
        String village,
        String business) {

    /** Refuses {@code member-name}, {@code village-missing} and {@code business-missing}. */
    public void check() {
        if (name.isBlank() || name.length() > 200) {
            throw Refusal.invalidField("name", "member-name");
        }
        if (village.isBlank() || village.length() > 200) {
            throw Refusal.invalidField("village", "village-missing");
        }
        if (business.isBlank() || business.length() > 500) {
            throw Refusal.invalidField("business", "business-missing");
        }
    }
}
