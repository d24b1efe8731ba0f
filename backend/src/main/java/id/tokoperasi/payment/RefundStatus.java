package id.tokoperasi.payment;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** Where a refund stands. */
public enum RefundStatus {
    /** Promised; to be sent, or sent without an answer yet. */
    DUE,
    /** Stripe has taken it and the bank is not done. */
    SENT,
    /** The money is back. */
    REFUNDED,
    /** Stripe or the bank said no; a person must look. */
    FAILED;

    /** The whole machine. */
    public Set<RefundStatus> next() {
        return switch (this) {
            case DUE -> EnumSet.of(SENT, REFUNDED, FAILED);
            case SENT -> EnumSet.of(REFUNDED, FAILED);
            case FAILED -> EnumSet.of(DUE, REFUNDED);
            case REFUNDED -> EnumSet.of(FAILED);
        };
    }

    /** Names of the states from which a refund may come into this one, for a guarded update. */
    String[] before() {
        return Arrays.stream(values())
                .filter(status -> status.next().contains(this))
                .map(Enum::name)
                .toArray(String[]::new);
    }
}
