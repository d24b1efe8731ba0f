package id.tokoperasi.verification;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * Somebody who answers for a cooperative.
 *
 * @param nik citizen number of 16 digits, only on its way in; empty to keep what is known, and always
 *     empty on the way out
 * @param nikHint the last four digits of what is kept; null when nothing is
 */
public record Officer(
        OfficerRole role,
        String name,
        @Nullable LocalDate termFrom,
        @Nullable LocalDate termUntil,
        String nik,
        @Nullable String nikHint) {

    public Officer {
        name = name.strip();
        nik = nik.strip();
    }

    @Override
    public String toString() {
        return "Officer[" + role + "]";
    }
}
