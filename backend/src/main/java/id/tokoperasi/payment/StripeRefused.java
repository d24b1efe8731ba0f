package id.tokoperasi.payment;

/** Stripe heard it and said no: nothing happened there, and repeating gives the same answer. */
final class StripeRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;

    StripeRefused(String message, int status, Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    /** There is no such object. */
    boolean isUnknownObject() {
        return status == 404;
    }
}
