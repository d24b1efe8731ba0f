package id.tokoperasi.infra.stripe;

import java.time.Duration;

/**
 * A failure on demand for the next requests that match.
 *
 * @param times how often; it is used up after that
 * @param time how long a time-out holds the connection or a slow answer takes
 * @param declineCode for {@link Kind#CARD_DECLINED}
 */
public record Fault(Kind kind, Match match, int times, Duration time, String declineCode) {
    /** What goes wrong. Paying on the hosted page is the request {@code POST /pay/{session}}. */
    public enum Kind {
        /** 402 {@code card_error}; on the payment page the card is refused. */
        CARD_DECLINED,
        /** 500, nothing done, and a retry with the same key is a new chance. */
        SERVER_ERROR,
        /** 500, nothing done, and kept for the idempotency key, as Stripe does. */
        SERVER_ERROR_KEPT,
        /** 429, nothing done. */
        RATE_LIMITED,
        /** Holds the connection for the time, then closes it; nothing was done. */
        TIMEOUT_BEFORE,
        /** Does the work, holds the connection for the time, then closes it without an answer. */
        TIMEOUT_AFTER,
        /** Closes the connection at once; nothing was done. */
        DROPPED_BEFORE,
        /** Does the work and closes the connection at once. */
        DROPPED_AFTER,
        /** Waits while it holds the idempotency key (a second request gets 409), then works. */
        SLOW,
        /** Does the work at once and answers late. */
        LATE_ANSWER
    }

    /** Longer than any client waits (stripe-java: 80 s). */
    private static final Duration FOR_EVER = Duration.ofSeconds(100);

    public static Fault once(Kind kind) {
        return once(kind, Match.anything());
    }

    public static Fault once(Kind kind, Match match) {
        return new Fault(kind, match, 1, FOR_EVER, "generic_decline");
    }

    public Fault times(int times) {
        return new Fault(kind, match, times, time, declineCode);
    }

    public Fault lasting(Duration time) {
        return new Fault(kind, match, times, time, declineCode);
    }

    /** Such as {@code insufficient_funds}, {@code expired_card}, {@code incorrect_cvc}. */
    public Fault withDeclineCode(String code) {
        return new Fault(kind, match, times, time, code);
    }
}
