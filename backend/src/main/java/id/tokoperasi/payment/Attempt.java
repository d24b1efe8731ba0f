package id.tokoperasi.payment;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * One try at Stripe. Id, addresses and page end never change, so that the request can be repeated.
 *
 * @param id also the Idempotency-Key
 * @param pageExpiresAt when Stripe closes the page by itself
 */
record Attempt(
        UUID id,
        AttemptStatus status,
        String successUrl,
        String cancelUrl,
        Instant pageExpiresAt,
        Instant startedAt,
        @Nullable String sessionId,
        @Nullable String url) {

    static Attempt started(UUID id, String successUrl, String cancelUrl, Instant end, Instant now) {
        return new Attempt(id, AttemptStatus.STARTED, successUrl, cancelUrl, end, now, null, null);
    }
}
