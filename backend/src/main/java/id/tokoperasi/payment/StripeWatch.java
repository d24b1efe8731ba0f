package id.tokoperasi.payment;

import org.springframework.stereotype.Component;

/**
 * How Stripe has answered the last call, for whoever watches. Nobody is called for it: what payers and
 * the reconciliation ask anyway tells enough.
 */
@Component
public class StripeWatch {

    /** What the last call met. */
    public enum State {
        /** Nothing has been asked since the start. */
        UNASKED,
        /** An answer, if only a no. */
        ANSWERS,
        /** A time-out, an error of Stripe's own, a limit, or a key that it does not take. */
        SILENT
    }

    private volatile State state = State.UNASKED;

    void heard(boolean answered) {
        state = answered ? State.ANSWERS : State.SILENT;
    }

    /** As this node has seen it. */
    public State state() {
        return state;
    }
}
