package id.tokoperasi.infra.teststack;

import id.tokoperasi.infra.launcher.Keycloak;
import id.tokoperasi.infra.launcher.KeycloakAdmin;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A Keycloak for tests. Sign-in returns to {@code http://localhost:<storefrontPort>} alone, its
 * mails go to {@code smtpPort}, where a test may listen.
 */
public record KeycloakServer(int port, int storefrontPort, int smtpPort) {
    public String url() {
        return "http://localhost:" + port;
    }

    public String issuer() {
        return url() + "/realms/" + Keycloak.REALM;
    }

    public String clientId() {
        return Keycloak.CLIENT_ID;
    }

    public String clientSecret() {
        return Keycloak.CLIENT_SECRET;
    }

    /** By the password grant, which only the local realm offers. */
    public String accessToken(String user) {
        try {
            return new KeycloakAdmin(url())
                    .passwordToken(Keycloak.REALM, "tokoperasi-test", user, "tokoperasi-demo");
        } catch (IOException e) {
            throw new UncheckedIOException("no token for " + user, e);
        }
    }
}
