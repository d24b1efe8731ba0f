package id.tokoperasi.infra.stripe;

import java.time.Duration;

/**
 * What happens to the next webhooks that match.
 *
 * @param times how many events; it is used up after that
 * @param delay for {@link Kind#LATE}
 */
public record WebhookFault(Kind kind, Match match, int times, Duration delay) {
    /** How delivery goes wrong. */
    public enum Kind {
        /** Sent after the delay; later events overtake it. */
        LATE,
        /** The same event, with the same id, twice. */
        TWICE,
        /** All events of the change that this event belongs to arrive in reverse order. */
        OUT_OF_ORDER,
        /** Not sent; it can still be listed, read and redelivered. */
        NEVER
    }

    public static WebhookFault once(Kind kind, Match match) {
        return new WebhookFault(kind, match, 1, Duration.ofSeconds(2));
    }

    public WebhookFault times(int times) {
        return new WebhookFault(kind, match, times, delay);
    }

    public WebhookFault after(Duration delay) {
        return new WebhookFault(kind, match, times, delay);
    }
}
