package id.tokoperasi.payment;

/** No answer that settles anything: what was asked may or may not have happened. */
final class StripeSilent extends RuntimeException {

    private static final long serialVersionUID = 1;

    StripeSilent(String message, Throwable cause) {
        super(message, cause);
    }
}
