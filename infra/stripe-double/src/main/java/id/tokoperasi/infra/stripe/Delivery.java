package id.tokoperasi.infra.stripe;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * One try to send one event.
 *
 * @param attempt counted from 1
 * @param status the receiver's HTTP status, 0 when there was no answer
 */
public record Delivery(
        String eventId,
        String type,
        int attempt,
        Instant at,
        int status,
        long millis,
        @Nullable String error) {

    public boolean accepted() {
        return status >= 200 && status < 300;
    }
}
