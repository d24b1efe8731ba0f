package id.tokoperasi.infra.launcher;

/** Something that ends the start, told to the person in one line: the message is all they see. */
public final class StackFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StackFailure(String message) {
        super(message);
    }

    public StackFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
