package id.tokoperasi.payment;

import com.stripe.StripeClient;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** Makes the application's {@link StripeClient} with time limits; the SDK's own are far too long. */
public final class StripeClients {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration READ = Duration.ofSeconds(20);
    private static final int RETRIES = 2;

    private StripeClients() {}

    /**
     * A client with 3 s to connect, 20 s to read and two repeats.
     *
     * @param apiBase only for the double; null or empty is Stripe itself
     */
    public static StripeClient create(String secretKey, @Nullable String apiBase) {
        return create(secretKey, apiBase, CONNECT, READ, RETRIES);
    }

    /** The same with other limits. */
    public static StripeClient create(
            String secretKey,
            @Nullable String apiBase,
            Duration connect,
            Duration read,
            int retries) {
        var builder =
                StripeClient.builder()
                        .setApiKey(secretKey)
                        .setConnectTimeout(Math.toIntExact(connect.toMillis()))
                        .setReadTimeout(Math.toIntExact(read.toMillis()))
                        .setMaxNetworkRetries(retries);
        if (apiBase != null && !apiBase.isBlank()) {
            builder.setApiBase(apiBase);
        }
        return builder.build();
    }
}
