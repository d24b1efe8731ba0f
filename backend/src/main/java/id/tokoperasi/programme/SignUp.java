package id.tokoperasi.programme;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody of a cooperative who wants to come.
 *
 * @param phone in the form +62…
 * @param attendedAt when they were there; null otherwise
 */
public record SignUp(
        UUID id,
        UUID trainingId,
        UUID cooperativeId,
        String name,
        String phone,
        State state,
        Instant signedUpAt,
        @Nullable Instant attendedAt) {

    /** Where they stand. */
    public enum State {
        /** Has a seat. */
        SEATED,
        /** Moves up, oldest first, when a seat is free. */
        WAITING,
        /** No longer comes. */
        CANCELLED
    }
}
