package id.tokoperasi.storefront.web;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the web side is told by its environment.
 *
 * @param publicUrl where people reach the storefront; its host is the only one answered to
 * @param mediaOrigin another origin that pictures may come from
 * @param allowedHosts further host names, for probes inside a cluster
 * @param rateLimits false only for tests and benchmarks from one client
 * @param checkoutOrigin where the payment page is; forms may lead there
 * @param slowClients how long bodies may take
 */
@ConfigurationProperties("tokoperasi")
public record WebSettings(
        URI publicUrl,
        Keycloak keycloak,
        @Nullable URI mediaOrigin,
        @DefaultValue({}) List<String> allowedHosts,
        @DefaultValue("true") boolean rateLimits,
        @DefaultValue("https://checkout.stripe.com") URI checkoutOrigin,
        @DefaultValue SlowClients slowClients) {

    /**
     * How long the body of a request may take.
     *
     * @param readTimeout between two pieces of it
     * @param requestTimeout all of it; 8 MB over a village's 400 kbit/s must fit
     */
    public record SlowClients(
            @DefaultValue("20s") Duration readTimeout,
            @DefaultValue("180s") Duration requestTimeout) {}

    /**
     * The identity service.
     *
     * @param issuerUri of the realm, as its tokens name it
     */
    public record Keycloak(URI issuerUri, String clientId, String clientSecret) {

        /** An endpoint of the realm; Keycloak's paths are fixed, so nothing is asked at start. */
        String endpoint(String name) {
            return issuerUri + "/protocol/openid-connect/" + name;
        }
    }

    /** Whether people come over https; only the local profile does not. */
    public boolean isSecure() {
        return "https".equals(publicUrl.getScheme());
    }

    /** Cookies of one host over https carry the prefix that makes browsers enforce it. */
    public String cookieName(String name) {
        return isSecure() ? "__Host-" + name : name;
    }

    /** Host names that requests may carry. */
    public Set<String> hosts() {
        var hosts = new HashSet<>(allowedHosts);
        hosts.add(publicUrl.getHost());
        if (!isSecure()) {
            hosts.addAll(List.of("localhost", "127.0.0.1"));
        }
        return hosts;
    }

    static String origin(URI uri) {
        var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return uri.getScheme() + "://" + uri.getHost() + port;
    }
}
