package id.tokoperasi.ordering;

import org.jspecify.annotations.Nullable;

/**
 * Who moved an order.
 *
 * @param subject of the person's account; null for guests and the system
 */
public record Actor(Kind kind, @Nullable String subject) {

    /** On whose side. */
    public enum Kind {
        BUYER,
        COOPERATIVE,
        SYSTEM
    }

    /** A sweep or a payment's event. */
    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, null);
}
