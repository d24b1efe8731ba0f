package id.tokoperasi.storefront.process;

import static org.awaitility.Awaitility.await;

import id.tokoperasi.infra.mail.MailCatcher;
import id.tokoperasi.infra.stripe.StripeDouble;
import id.tokoperasi.infra.teststack.Database;
import id.tokoperasi.infra.teststack.TestStack;
import id.tokoperasi.storefront.StorefrontApplication;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The storefront as it runs in production: a process of its own, told everything by its environment.
 * {@link #kill} gives it no chance to say goodbye.
 */
final class StorefrontProcess {

    private static final Duration STARTED_WITHIN = Duration.ofMinutes(3);

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private final Path log;
    private final ProcessBuilder command;
    private Process process;

    StorefrontProcess(int port, Path log, Map<String, String> environment) {
        this.port = port;
        this.log = log;
        command =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx400m",
                        StorefrontApplication.class.getName());
        command.environment().putAll(environment);
        command.environment().put("PORT", String.valueOf(port));
        command.environment().put("CLASSPATH", classPath());
        command.redirectErrorStream(true);
        command.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    }

    /** All but the public address and Keycloak; what waits for the outbox or a mail waits little. */
    static Map<String, String> environment(
            Database database, StripeDouble stripe, MailCatcher mails, Path folder) {
        var values = new HashMap<String, String>();
        values.put("SPRING_PROFILES_ACTIVE", "local");
        values.put("SPRING_R2DBC_URL", database.r2dbcUrl());
        values.put("SPRING_R2DBC_USERNAME", database.username());
        values.put("SPRING_R2DBC_PASSWORD", database.password());
        values.put("SPRING_ELASTICSEARCH_URIS", TestStack.servers().elasticsearchUri());
        values.put("STRIPE_SECRET_KEY", stripe.secretKey());
        values.put("STRIPE_WEBHOOK_SECRET", stripe.webhookSecret());
        values.put("STRIPE_API_BASE", stripe.apiBase());
        values.put("STRIPE_CHECKOUT_ORIGIN", stripe.publicUrl());
        values.put("MEDIA_STORE", folder.toString());
        values.put("SPRING_MAIL_HOST", "localhost");
        values.put("SPRING_MAIL_PORT", String.valueOf(mails.smtpPort()));
        values.put("TOKOPERASI_BACKGROUND_PERIODS_OUTBOX", "200ms");
        values.put("TOKOPERASI_BACKGROUND_PERIODS_MAILS", "200ms");
        return values;
    }

    /** What the application has at run time, without the tests. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Starts it, and again after a kill; comes back when it takes requests. */
    void start() {
        try {
            process = command.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await().atMost(STARTED_WITHIN)
                .pollInterval(Duration.ofMillis(100))
                .failFast("it ended, see " + log, () -> !process.isAlive())
                .until(this::isReady);
    }

    private boolean isReady() throws InterruptedException {
        try {
            return get("/actuator/health/readiness").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        var question = HttpRequest.newBuilder(URI.create(address(path))).build();
        return http.send(question, BodyHandlers.ofString());
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    String address(String path) {
        return "http://localhost:" + port + path;
    }
}
