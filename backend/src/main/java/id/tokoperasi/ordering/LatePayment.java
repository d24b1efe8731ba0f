package id.tokoperasi.ordering;

import id.tokoperasi.kernel.Money;

import java.time.Instant;

/** Money that came after the goods had been let go, and what became of it. */
public record LatePayment(String orderNumber, Money amount, Outcome outcome, Instant at) {

    /** What the platform did by itself. */
    public enum Outcome {
        /** The goods were still there: the order goes on. */
        HELD_AGAIN,
        /** They were gone: the money goes back. */
        REFUNDED
    }
}
