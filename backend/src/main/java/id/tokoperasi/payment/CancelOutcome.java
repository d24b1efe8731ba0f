package id.tokoperasi.payment;

import java.util.UUID;

/** What became of the wish to end a payment. */
public sealed interface CancelOutcome {

    /** The payment that was meant. */
    UUID paymentId();

    /**
     * It has ended and cannot be started again. Should Stripe not have answered, its page may be payable
     * a little longer; money that comes then is told by a late {@link PaymentSettled}.
     */
    record Cancelled(UUID paymentId) implements CancelOutcome {}

    /** The payer was first: the money is here, nothing was cancelled. */
    record AlreadySettled(UUID paymentId) implements CancelOutcome {}
}
