package id.tokoperasi.infra.launcher;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which parts the local stack has, and what each is told. */
final class LocalStack {
    private static final String STRIPE_KEY = "sk_test_tokoperasi_local";
    private static final String WEBHOOK_SECRET = "whsec_tokoperasi_local";
    private static final String COLUMN_KEYS = "lokal:bG9rYWwtc2FqYS1idWthbi11bnR1ay1yYWhhc2lhISE=";

    private final Project project;
    private final Path jdk;
    private final Options options;
    private final Ports ports;
    private final List<Part> parts = new ArrayList<>();
    private @Nullable Seeds seeds;

    LocalStack(Project project, Path jdk, Options options) {
        this.project = project;
        this.jdk = jdk;
        this.options = options;
        this.ports = options.ports();
    }

    String publicUrl() {
        return "http://localhost:" + ports.storefront();
    }

    String mailUrl() {
        return "http://localhost:" + ports.mailWeb();
    }

    /** Set when this start runs the seeds. */
    @Nullable Seeds seeds() {
        return seeds;
    }

    List<Part> parts() throws IOException {
        var data = options.data();
        var postgres = new Postgres(project, data.resolve("postgres"), ports.postgres(), false);
        var elasticsearch =
                new Elasticsearch(
                        project,
                        jdk,
                        data.resolve("elasticsearch"),
                        ports.elasticsearchHttp(),
                        ports.elasticsearchTransport());
        var keycloak =
                new Keycloak(
                        project,
                        jdk,
                        data.resolve("keycloak"),
                        ports.keycloak(),
                        publicUrl(),
                        ports.smtp());
        parts.addAll(List.of(postgres, elasticsearch, keycloak));
        addDoubles();
        if (!options.serversOnly()) {
            addApplications(List.copyOf(parts), keycloak);
        }
        return parts;
    }

    private void addDoubles() {
        var stripe = project.jar("infra/stripe-double");
        if (stripe != null) {
            parts.add(
                    part("Stripe double", stripe, List.of(ports.stripe()), "", List.of())
                            .with(
                                    Map.of(
                                            "PORT",
                                            String.valueOf(ports.stripe()),
                                            "WEBHOOK_URL",
                                            publicUrl() + "/webhooks/stripe",
                                            "WEBHOOK_SECRET",
                                            WEBHOOK_SECRET,
                                            "SECRET_KEY",
                                            STRIPE_KEY),
                                    "-Xmx128m",
                                    "-XX:TieredStopAtLevel=1",
                                    "-XX:+UseSerialGC"));
        }
        var mail = project.jar("infra/mail-catcher");
        if (mail != null) {
            var both = List.of(ports.smtp(), ports.mailWeb());
            parts.add(
                    part("Mail catcher", mail, both, "", List.of())
                            .with(
                                    Map.of(
                                            "SMTP_PORT", String.valueOf(ports.smtp()),
                                            "WEB_PORT", String.valueOf(ports.mailWeb())),
                                    "-Xmx128m",
                                    "-XX:TieredStopAtLevel=1",
                                    "-XX:+UseSerialGC"));
        }
    }

    private void addApplications(List<Part> servers, Keycloak keycloak) throws IOException {
        var environment = environment(keycloak);
        var storefront =
                part(
                                "Storefront",
                                built("storefront-api"),
                                List.of(ports.storefront()),
                                health(ports.storefront()),
                                servers)
                        .with(
                                withPort(environment, ports.storefront()),
                                "-Xmx512m",
                                "-XX:+UseParallelGC",
                                "-XX:+UseCompactObjectHeaders");
        parts.add(storefront);
        // The storefront has migrated the database when it answers.
        parts.add(
                part(
                                "Search indexer",
                                built("search-indexer"),
                                List.of(ports.indexer()),
                                health(ports.indexer()),
                                List.of(storefront))
                        .with(
                                withPort(environment, ports.indexer()),
                                "-Xmx256m",
                                "-XX:+UseSerialGC"));
        var loading = new Seeds(built("seeds"), options.data().resolve("seeds.loaded"));
        if (!loading.loaded()) {
            seeds = loading;
            parts.add(
                    part("Seeds", loading.jar(), List.of(), "", List.of(storefront))
                            .with(environment, "-Xmx512m", "-XX:+UseSerialGC"));
        }
    }

    private Path built(String module) {
        var jar = project.jar(module);
        return jar == null ? project.built(module + "/target/" + module + ".jar") : jar;
    }

    private static String health(int port) {
        return "http://localhost:" + port + "/actuator/health";
    }

    private static Map<String, String> withPort(Map<String, String> environment, int port) {
        var copy = new TreeMap<>(environment);
        copy.put("SERVER_PORT", String.valueOf(port));
        return copy;
    }

    private Map<String, String> environment(Keycloak keycloak) {
        var values = new TreeMap<String, String>();
        values.put("SPRING_PROFILES_ACTIVE", "local");
        values.put("SERVER_ADDRESS", "127.0.0.1");
        values.put("PUBLIC_URL", publicUrl());
        values.put(
                "SPRING_R2DBC_URL",
                "r2dbc:postgresql://localhost:" + ports.postgres() + "/" + Postgres.DATABASE);
        values.put("SPRING_R2DBC_USERNAME", Postgres.USER);
        values.put("SPRING_R2DBC_PASSWORD", Postgres.PASSWORD);
        values.put("SPRING_ELASTICSEARCH_URIS", "http://localhost:" + ports.elasticsearchHttp());
        values.put("KEYCLOAK_ISSUER_URI", keycloak.issuer());
        values.put("KEYCLOAK_CLIENT_ID", Keycloak.CLIENT_ID);
        values.put("KEYCLOAK_CLIENT_SECRET", Keycloak.CLIENT_SECRET);
        values.put("STRIPE_SECRET_KEY", STRIPE_KEY);
        values.put("STRIPE_WEBHOOK_SECRET", WEBHOOK_SECRET);
        values.put("STRIPE_API_BASE", "http://localhost:" + ports.stripe());
        values.put("COLUMN_KEYS", COLUMN_KEYS);
        values.put("MEDIA_STORE", options.data().resolve("media").toString());
        values.put("SPRING_MAIL_HOST", "localhost");
        values.put("SPRING_MAIL_PORT", String.valueOf(ports.smtp()));
        return values;
    }

    private Draft part(
            String title, Path jar, List<Integer> listening, String readyUrl, List<Part> after) {
        return (environment, java) ->
                new Application(
                        title,
                        jdk,
                        jar,
                        options.data(),
                        listening,
                        readyUrl,
                        after,
                        List.of(java),
                        environment);
    }

    private interface Draft {
        Application with(Map<String, String> environment, String... javaOptions);
    }
}
