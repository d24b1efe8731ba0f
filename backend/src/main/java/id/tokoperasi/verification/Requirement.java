package id.tokoperasi.verification;

import id.tokoperasi.cooperative.CooperativeKind;
import id.tokoperasi.cooperative.CooperativeSector;
import id.tokoperasi.cooperative.SellingLimit;
import id.tokoperasi.kernel.Refusal;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * A kind of paper that the dinas asks for.
 *
 * @param code kebab-case, never changed
 * @param position where it stands in the list
 * @param sectors who must bring it; never empty
 * @param kinds of these only those; empty for all kinds
 * @param duty without it a cooperative is not verified, and running out has consequences
 * @param waivable whether an officer may do without it
 * @param validMonths for how long it counts when the officer sets no day; null for ever
 * @param whenLapsed what a cooperative may not do once a duty paper has run out
 * @param active whether it is asked for
 */
public record Requirement(
        String code,
        int position,
        String name,
        String nameEn,
        String help,
        String helpEn,
        Set<CooperativeSector> sectors,
        Set<CooperativeKind> kinds,
        boolean duty,
        boolean waivable,
        @Nullable Integer validMonths,
        SellingLimit whenLapsed,
        boolean active,
        long version) {

    /** The code of the form itself, which is no paper and cannot be edited. */
    public static final String APPLICATION = "pendaftaran";

    /** Whether such a cooperative is asked for it; of a kind not yet known, when any kind is. */
    public boolean isAskedOf(CooperativeSector sector, @Nullable CooperativeKind kind) {
        return active
                && sectors.contains(sector)
                && (kinds.isEmpty() || kind == null || kinds.contains(kind));
    }

    /**
     * Refuses {@code requirement-code}, {@code requirement-name} (1 to 120 letters in both languages),
     * {@code requirement-help} over 500, {@code requirement-sectors}, {@code requirement-months} outside 1
     * to 240.
     */
    void check() {
        if (!code.matches("[a-z][a-z0-9-]{1,39}") || code.equals(APPLICATION)) {
            throw Refusal.invalidField("code", "requirement-code");
        }
        if (isNoName(name)) {
            throw Refusal.invalidField("name", "requirement-name");
        }
        if (isNoName(nameEn)) {
            throw Refusal.invalidField("nameEn", "requirement-name");
        }
        if (Math.max(help.length(), helpEn.length()) > 500) {
            throw Refusal.invalidField("help", "requirement-help");
        }
        if (sectors.isEmpty()) {
            throw Refusal.invalidField("sectors", "requirement-sectors");
        }
        if (validMonths != null && (validMonths < 1 || validMonths > 240)) {
            throw Refusal.invalidField("validMonths", "requirement-months");
        }
    }

    private static boolean isNoName(String name) {
        return name.isBlank() || name.length() > 120;
    }
}
