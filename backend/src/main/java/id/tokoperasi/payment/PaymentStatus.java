package id.tokoperasi.payment;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** Where a payment stands. */
public enum PaymentStatus {
    /** Nothing paid yet; the payer may pay. */
    OPEN,
    /** The payer has done their part, the money is on its way (bank transfers take days). */
    PENDING,
    /** The whole amount has come in time. */
    SETTLED,
    /** Ended by us on request before money came. */
    CANCELLED,
    /** Its time ran out before money came. */
    EXPIRED,
    /** The money came after the payment had been cancelled or had expired. */
    SETTLED_LATE;

    /** The whole machine. Guarded updates and the parameterised test both read it. */
    public Set<PaymentStatus> next() {
        return switch (this) {
            case OPEN -> EnumSet.of(PENDING, SETTLED, CANCELLED, EXPIRED);
            case PENDING -> EnumSet.of(OPEN, SETTLED, CANCELLED, EXPIRED);
            case CANCELLED, EXPIRED -> EnumSet.of(SETTLED_LATE);
            case SETTLED, SETTLED_LATE -> EnumSet.noneOf(PaymentStatus.class);
        };
    }

    /** Whether money may still be expected. */
    public boolean isOpen() {
        return this == OPEN || this == PENDING;
    }

    /** Whether the money is here, in time or late. */
    public boolean isSettled() {
        return this == SETTLED || this == SETTLED_LATE;
    }

    /** Names of the states from which a payment may come into this one, for a guarded update. */
    String[] before() {
        return Arrays.stream(values())
                .filter(status -> status.next().contains(this))
                .map(Enum::name)
                .toArray(String[]::new);
    }
}
