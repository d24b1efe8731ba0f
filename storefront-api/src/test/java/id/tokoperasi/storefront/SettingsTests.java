package id.tokoperasi.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.kernel.RequiredSettings;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A start with a gap ends in one line that names it. */
class SettingsTests {

    private final Map<String, String> environment =
            new HashMap<>(
                    Map.ofEntries(
                            Map.entry("SPRING_R2DBC_URL", "r2dbc:postgresql://db:5432/tokoperasi"),
                            Map.entry("SPRING_R2DBC_USERNAME", "aplikasi"),
                            Map.entry("SPRING_R2DBC_PASSWORD", "rahasia"),
                            Map.entry("SPRING_ELASTICSEARCH_URIS", "https://es:9200"),
                            Map.entry("KEYCLOAK_ISSUER_URI", "https://masuk.id/realms/tokoperasi"),
                            Map.entry("KEYCLOAK_CLIENT_SECRET", "rahasia"),
                            Map.entry("STRIPE_SECRET_KEY", "sk_live_rahasia"),
                            Map.entry("STRIPE_WEBHOOK_SECRET", "whsec_rahasia"),
                            Map.entry("MEDIA_STORE", "/srv/media"),
                            Map.entry("COLUMN_KEYS", "k1:" + "A".repeat(43) + "="),
                            Map.entry("PUBLIC_URL", "https://toko.id"),
                            Map.entry("SPRING_MAIL_HOST", "mail")));

    @Test
    void aWholeEnvironmentHasNoFault() {
        assertThat(faults()).isEmpty();
    }

    @Test
    void everyGapIsNamedInTheOneLine() {
        for (var name : environment.keySet().toArray(String[]::new)) {
            var value = environment.remove(name);
            assertThat(faults()).startsWith(name + " is not set").doesNotContain("\n");
            environment.put(name, value);
        }
    }

    @Test
    void aMalformedValueIsNamedAndNotShown() {
        environment.put("SPRING_R2DBC_URL", "jdbc:postgresql://db/x?password=abc");
        assertThat(faults()).startsWith("SPRING_R2DBC_URL is malformed").doesNotContain("abc");
    }

    @Test
    void secretsOfTheLocalStackAreRefusedElsewhere() {
        environment.put("STRIPE_WEBHOOK_SECRET", "whsec_tokoperasi_local");
        assertThat(faults()).isEqualTo("STRIPE_WEBHOOK_SECRET is a value of the local stack");
    }

    @Test
    void plainHttpIsForTheLocalProfileOnLoopback() {
        environment.put("PUBLIC_URL", "http://toko.id");
        assertThat(faults()).contains("PUBLIC_URL");
        environment.put("SPRING_PROFILES_ACTIVE", "local");
        assertThat(faults()).contains("PUBLIC_URL");
        environment.put("PUBLIC_URL", "http://localhost:8080");
        assertThat(faults()).isEmpty();
    }

    @Test
    void aLiveKeyGoesWithNoTestAddress() {
        environment.put("STRIPE_API_BASE", "https://stripe.palsu");
        assertThat(faults()).contains("STRIPE_API_BASE");
    }

    @Test
    void picturesGoToAFolderOrABucketAndNowhereElse() {
        for (var right : List.of("/srv/media", "s3://gambar", "s3://gambar/serang")) {
            environment.put("MEDIA_STORE", right);
            assertThat(faults()).as(right).isEmpty();
        }
        for (var wrong : List.of("media", "s3://", "s3:gambar", "s3://Gambar", "https://gambar")) {
            environment.put("MEDIA_STORE", wrong);
            assertThat(faults()).as(wrong).startsWith("MEDIA_STORE is malformed");
        }
    }

    @Test
    void theSenderOfMailsIsOneBareAddress() {
        environment.put("MAIL_FROM", "Toko <toko@toko.id>");
        assertThat(faults()).startsWith("MAIL_FROM is malformed");
        environment.put("MAIL_FROM", "toko@toko.id");
        assertThat(faults()).isEmpty();
    }

    @Test
    void aCursorSecretThatCanBeGuessedIsRefused() {
        environment.put("CURSOR_SECRET", "pendek");
        assertThat(faults()).startsWith("CURSOR_SECRET is malformed");
    }

    private String faults() {
        return StorefrontSettings.check(new RequiredSettings(environment::get)).faults();
    }
}
