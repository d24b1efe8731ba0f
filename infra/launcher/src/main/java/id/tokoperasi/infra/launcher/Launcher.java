package id.tokoperasi.infra.launcher;

/** Starts the local stack. */
public final class Launcher {
    private Launcher() {}

    public static void main(String[] args) {
        throw new UnsupportedOperationException();
    }
}
