package id.tokoperasi.payment;

import java.util.List;

/**
 * Which webhook calls are believed.
 *
 * @param secrets of the endpoint ({@code whsec_…}), at least one; two while one is being replaced
 * @param liveMode whether real money moves; calls of the other mode are refused
 */
public record WebhookTrust(List<String> secrets, boolean liveMode) {
    public WebhookTrust {
        secrets = List.copyOf(secrets);
        if (secrets.isEmpty() || secrets.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("a webhook secret is needed");
        }
    }

    /** One secret; the mode is read off the API key ({@code sk_live_…} or {@code rk_live_…}). */
    public static WebhookTrust of(String secret, String apiKey) {
        return new WebhookTrust(List.of(secret), apiKey.matches("[sr]k_live_.*"));
    }

    @Override
    public String toString() {
        return "WebhookTrust[" + secrets.size() + " secrets, liveMode=" + liveMode + "]";
    }
}
