package id.tokoperasi.infra.stripe;

import java.io.UncheckedIOException;

/** Runs the double as a process of its own, configured by the environment. */
final class Main {
    private Main() {}

    public static void main(String[] args) throws InterruptedException {
        StripeDouble running;
        try {
            running = StripeDouble.start(Config.fromEnvironment(System.getenv()));
        } catch (IllegalArgumentException | UncheckedIOException e) {
            System.err.println("stripe-double: " + e.getMessage());
            System.exit(2);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(running::close, "close"));
        System.out.println("stripe-double: " + running.apiBase());
        Thread.currentThread().join();
    }
}
