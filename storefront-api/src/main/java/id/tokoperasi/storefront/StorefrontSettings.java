package id.tokoperasi.storefront;

import id.tokoperasi.kernel.RequiredSettings;
import id.tokoperasi.media.MediaStore;

import java.net.URI;
import java.util.Set;

/** What the storefront must be told by its environment, and what it refuses to be told. */
final class StorefrontSettings {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Secrets of the local stack; anybody can read them in the repository. */
    private static final Set<String> LOCAL_SECRETS =
            Set.of(
                    "tokoperasi",
                    "tokoperasi-demo",
                    "tokoperasi-local",
                    "tokoperasi-web-local-secret",
                    "sk_test_tokoperasi_local",
                    "whsec_tokoperasi_local",
                    "lokal:bG9rYWwtc2FqYS1idWthbi11bnR1ay1yYWhhc2lhISE=");

    private StorefrontSettings() {}

    /** Ends the process with one line when a setting is missing, malformed or known to everybody. */
    static void checkOrExit() {
        check(RequiredSettings.ofProcess()).checkOrExit("storefront-api");
    }

    static RequiredSettings check(RequiredSettings settings) {
        settings.need(
                        "SPRING_R2DBC_URL",
                        "r2dbc:postgresql://host:port/database",
                        RequiredSettings::isPostgresql)
                .need("SPRING_R2DBC_USERNAME", "the database role", v -> true)
                .need("SPRING_R2DBC_PASSWORD", "its password", v -> true)
                .need(
                        "SPRING_ELASTICSEARCH_URIS",
                        "http(s)://host:port, …",
                        RequiredSettings::isWebAddresses)
                .need(
                        "KEYCLOAK_ISSUER_URI",
                        "http(s)://host/realms/name",
                        RequiredSettings::isWebAddress)
                .need("KEYCLOAK_CLIENT_SECRET", "the client's secret", v -> true)
                .need("STRIPE_SECRET_KEY", "sk_…", v -> v.matches("[sr]k_(test|live)_\\S+"))
                .need("STRIPE_WEBHOOK_SECRET", "whsec_…", StorefrontSettings::areSigningSecrets)
                .allow("STRIPE_API_BASE", "http(s)://host", RequiredSettings::isWebAddress)
                .need("MEDIA_STORE", "an absolute folder or s3://bucket", MediaStore::isSetting)
                .need("PUBLIC_URL", "https://host", StorefrontSettings::isPublicUrl)
                .need("SPRING_MAIL_HOST", "host of the mail server", v -> !v.contains("/"))
                .allow("SPRING_MAIL_PORT", "a port", v -> v.matches("[0-9]{1,5}"))
                .allow("MAIL_FROM", "name@host", v -> v.matches("[^@\\s<>,]+@[^@\\s<>,]+"))
                .allow("CURSOR_SECRET", "16 or more characters", v -> v.length() >= 16);
        return isLocal(settings) ? local(settings) : elsewhere(settings);
    }

    private static RequiredSettings local(RequiredSettings settings) {
        return settings.allow(
                "PUBLIC_URL",
                "the profile local serves loopback only",
                v -> isPublicUrl(v) && LOOPBACK.contains(URI.create(v).getHost()));
    }

    private static RequiredSettings elsewhere(RequiredSettings settings) {
        return settings.allow(
                        "PUBLIC_URL",
                        "https:// outside the profile local",
                        v -> v.startsWith("https://"))
                .allow(
                        "STRIPE_API_BASE",
                        "a test address goes with a test key",
                        v -> !settings.value("STRIPE_SECRET_KEY").contains("_live_"))
                .need("COLUMN_KEYS", "id:base64 of 32 bytes, …", StorefrontSettings::areColumnKeys)
                .forbid("COLUMN_KEYS", LOCAL_SECRETS)
                .forbid("KEYCLOAK_CLIENT_SECRET", LOCAL_SECRETS)
                .forbid("SPRING_R2DBC_PASSWORD", LOCAL_SECRETS)
                .forbid("STRIPE_SECRET_KEY", LOCAL_SECRETS)
                .forbid("STRIPE_WEBHOOK_SECRET", LOCAL_SECRETS);
    }

    private static boolean isLocal(RequiredSettings settings) {
        return Set.of(settings.value("SPRING_PROFILES_ACTIVE").split(",")).contains("local");
    }

    /** Two may be given while one replaces the other. */
    private static boolean areSigningSecrets(String value) {
        return value.matches("whsec_[^,\\s]+(,whsec_[^,\\s]+)?");
    }

    /** The first one seals; older ones stay until nothing is sealed with them any more. */
    private static boolean areColumnKeys(String value) {
        var one = "[a-z0-9-]{1,20}:[A-Za-z0-9+/]{43}=";
        return value.matches(one + "(," + one + ")*");
    }

    private static boolean isPublicUrl(String value) {
        return RequiredSettings.isWebAddress(value)
                && URI.create(value).getRawPath().replace("/", "").isEmpty();
    }
}
