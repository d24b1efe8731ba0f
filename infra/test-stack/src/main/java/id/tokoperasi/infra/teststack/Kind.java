package id.tokoperasi.infra.teststack;

import java.util.Locale;

/** What one shared process runs. */
enum Kind {
    SERVERS,
    KEYCLOAK;

    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }
}
