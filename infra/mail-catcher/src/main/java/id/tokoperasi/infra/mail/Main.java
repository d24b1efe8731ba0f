package id.tokoperasi.infra.mail;

import java.io.UncheckedIOException;
import java.util.Map;

/** Runs the catcher as a process of its own: environment {@code SMTP_PORT} and {@code WEB_PORT}. */
final class Main {
    private Main() {}

    public static void main(String[] args) throws InterruptedException {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
        MailCatcher running;
        try {
            var env = System.getenv();
            running = MailCatcher.start(port(env, "SMTP_PORT"), port(env, "WEB_PORT"));
        } catch (IllegalArgumentException | IllegalStateException | UncheckedIOException e) {
            System.err.println("mail-catcher: " + e.getMessage());
            System.exit(2);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(running::close, "close"));
        System.out.println("mail-catcher: " + running.webUrl() + " smtp " + running.smtpPort());
        Thread.currentThread().join();
    }

    private static int port(Map<String, String> env, String name) {
        var value = env.get(name);
        if (value == null || !value.matches("\\d{1,5}") || Integer.parseInt(value) > 65535) {
            throw new IllegalArgumentException(
                    "Environment variable "
                            + name
                            + (value == null ? " is missing" : " is no port: '" + value + "'"));
        }
        return Integer.parseInt(value);
    }
}
