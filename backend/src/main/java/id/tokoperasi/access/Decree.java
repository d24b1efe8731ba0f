package id.tokoperasi.access;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * The paper that appoints an officer.
 *
 * @param email of the account that may take the role over
 * @param acting stands in for whoever holds the role (Plt., Plh.)
 * @param number as people write it, up to {@link #NUMBER_MAX} characters
 * @param validTo first instant at which it is over; null when it names no end
 */
public record Decree(
        String email,
        Role role,
        boolean acting,
        String number,
        Instant validFrom,
        @Nullable Instant validTo) {

    public static final int NUMBER_MAX = 100;

    public Decree {
        number = number.strip();
    }
}
