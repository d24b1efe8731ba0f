package id.tokoperasi.payment;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** Where one try at Stripe stands. */
enum AttemptStatus {
    /** Written down; whether Stripe has heard of it is not known. Repeat it with the same key. */
    STARTED,
    /** Its page can be paid. */
    OPEN,
    /** The payer is done, the money is on its way. */
    PENDING,
    /** The money is here. */
    SETTLED,
    /** Stripe or the bank said no. */
    FAILED,
    /** Its page was closed unpaid. */
    EXPIRED;

    /** Money may turn up even after a no, never after a yes. */
    Set<AttemptStatus> next() {
        return switch (this) {
            case STARTED -> EnumSet.of(OPEN, PENDING, SETTLED, FAILED, EXPIRED);
            case OPEN -> EnumSet.of(PENDING, SETTLED, FAILED, EXPIRED);
            case PENDING -> EnumSet.of(SETTLED, FAILED);
            case FAILED, EXPIRED -> EnumSet.of(SETTLED);
            case SETTLED -> EnumSet.noneOf(AttemptStatus.class);
        };
    }

    boolean isOpen() {
        return this == STARTED || this == OPEN || this == PENDING;
    }

    /** Names of the states from which an attempt may come into this one, for a guarded update. */
    String[] before() {
        return Arrays.stream(values())
                .filter(status -> status.next().contains(this))
                .map(Enum::name)
                .toArray(String[]::new);
    }
}
