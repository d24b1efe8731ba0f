package id.tokoperasi.storefront.process;

import id.tokoperasi.infra.mail.MailCatcher;
import id.tokoperasi.infra.stripe.StripeDouble;
import id.tokoperasi.infra.teststack.Database;
import id.tokoperasi.infra.teststack.TestStack;
import id.tokoperasi.storefront.StorefrontApplication;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The storefront, from the classes that are being tested. */
final class StorefrontProcess extends ApplicationProcess {

    StorefrontProcess(int port, Path log, Map<String, String> environment) {
        super(
                port,
                log,
                withPort(environment, port),
                List.of("-cp", classPath(), StorefrontApplication.class.getName()));
    }

    private static Map<String, String> withPort(Map<String, String> environment, int port) {
        var values = new HashMap<>(environment);
        values.put("PORT", String.valueOf(port));
        return values;
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

    /** As above, where nobody signs in. */
    static Map<String, String> withoutSignIn(
            Database database, StripeDouble stripe, MailCatcher mails, Path folder) {
        var values = environment(database, stripe, mails, folder);
        values.put("KEYCLOAK_ISSUER_URI", "http://localhost:1/realms/tokoperasi");
        values.put("KEYCLOAK_CLIENT_SECRET", "nobody");
        values.put("PUBLIC_URL", "http://localhost");
        return values;
    }

    /** What the application has at run time, without the tests. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
