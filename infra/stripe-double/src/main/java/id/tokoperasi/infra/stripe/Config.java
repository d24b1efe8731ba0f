package id.tokoperasi.infra.stripe;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How one double runs.
 *
 * @param port 0 for any free port
 * @param webhookUrl where events go; null sends none until {@link StripeDouble#webhookTo} is called
 * @param publicUrl how a browser reaches the double; null for http://localhost:port
 * @param stateDir folder that keeps the objects over a restart; null keeps them in memory only
 * @param webhookEvents event types that are sent; empty for all, as with a Stripe endpoint
 * @param webhookRetries pauses before the second, third, … try; after the last the event is given
 *     up
 */
public record Config(
        int port,
        @Nullable URI webhookUrl,
        String webhookSecret,
        String secretKey,
        @Nullable String publicUrl,
        @Nullable Path stateDir,
        Set<String> webhookEvents,
        List<Duration> webhookRetries,
        Duration webhookTimeout,
        Clock clock) {

    private static final List<Duration> SHORT_RETRIES =
            List.of(
                    Duration.ofMillis(200),
                    Duration.ofMillis(500),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(15),
                    Duration.ofHours(1));

    public Config {
        if (!secretKey.startsWith("sk_test_")) {
            throw new IllegalArgumentException("SECRET_KEY must begin with sk_test_");
        }
        webhookEvents = Set.copyOf(webhookEvents);
        webhookRetries = List.copyOf(webhookRetries);
    }

    /** Any free port, well-known test keys, no webhook yet, nothing kept. */
    public static Config forTests() {
        return new Config(
                0,
                null,
                "whsec_tokoperasi_test",
                "sk_test_tokoperasi",
                null,
                null,
                Set.of(),
                SHORT_RETRIES,
                Duration.ofSeconds(10),
                Clock.systemUTC());
    }

    /** Refuses with one line that names the variable that is missing or malformed. */
    static Config fromEnvironment(Map<String, String> env) {
        var stateDir = env.get("STATE_DIR");
        var events = env.getOrDefault("WEBHOOK_EVENTS", "");
        return new Config(
                port(need(env, "PORT")),
                url(need(env, "WEBHOOK_URL")),
                need(env, "WEBHOOK_SECRET"),
                need(env, "SECRET_KEY"),
                env.get("PUBLIC_URL"),
                stateDir == null || stateDir.isBlank() ? null : Path.of(stateDir),
                events.isBlank() ? Set.of() : Set.of(events.trim().split("\\s*,\\s*")),
                SHORT_RETRIES,
                Duration.ofSeconds(10),
                Clock.systemUTC());
    }

    private static String need(Map<String, String> env, String name) {
        var value = env.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("Environment variable " + name + " is missing");
        }
        return value;
    }

    private static int port(String value) {
        try {
            var port = Integer.parseInt(value);
            if (port >= 0 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // told below, in the same words
        }
        throw new IllegalArgumentException("PORT must be 0 to 65535, not '" + value + "'");
    }

    private static URI url(String value) {
        if (!value.startsWith("http://") && !value.startsWith("https://")) {
            throw new IllegalArgumentException(
                    "WEBHOOK_URL must be an http address, not '" + value + "'");
        }
        return URI.create(value);
    }

    public Config withWebhook(URI url, String secret) {
        return new Config(
                port,
                url,
                secret,
                secretKey,
                publicUrl,
                stateDir,
                webhookEvents,
                webhookRetries,
                webhookTimeout,
                clock);
    }

    public Config withStateDir(Path folder) {
        return new Config(
                port,
                webhookUrl,
                webhookSecret,
                secretKey,
                publicUrl,
                folder,
                webhookEvents,
                webhookRetries,
                webhookTimeout,
                clock);
    }

    public Config withClock(Clock other) {
        return new Config(
                port,
                webhookUrl,
                webhookSecret,
                secretKey,
                publicUrl,
                stateDir,
                webhookEvents,
                webhookRetries,
                webhookTimeout,
                other);
    }

    /** Fewer retries or shorter pauses, for a test that waits for the end of them. */
    public Config withWebhookRetries(Duration timeout, List<Duration> pauses) {
        return new Config(
                port,
                webhookUrl,
                webhookSecret,
                secretKey,
                publicUrl,
                stateDir,
                webhookEvents,
                pauses,
                timeout,
                clock);
    }
}
