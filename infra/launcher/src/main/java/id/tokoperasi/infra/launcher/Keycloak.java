package id.tokoperasi.infra.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Keycloak with the local realm. Its own build step runs once and is kept. */
public final class Keycloak implements Part {
    public static final String REALM = "tokoperasi";
    public static final String CLIENT_ID = "tokoperasi-web";

    /** Of the local realm alone; the production realm takes its own from the environment. */
    public static final String CLIENT_SECRET = "tokoperasi-web-local-secret";

    /** Of the administrator of the local Keycloak, whose console only answers on loopback. */
    public static final String ADMIN_PASSWORD = "tokoperasi-local";

    private static final String DATABASE_KIND = "dev-file";

    private final Project project;
    private final Path jdk;
    private final Path home;
    private final int port;
    private final String publicUrl;
    private final int smtpPort;
    private boolean moved;

    /**
     * @param home its data folder
     * @param publicUrl where the storefront is reached; the only place sign-in returns to
     * @param smtpPort of the mail catcher
     */
    public Keycloak(
            Project project, Path jdk, Path home, int port, String publicUrl, int smtpPort) {
        this.project = project;
        this.jdk = jdk;
        this.home = home;
        this.port = port;
        this.publicUrl = publicUrl;
        this.smtpPort = smtpPort;
    }

    @Override
    public String title() {
        return "Keycloak";
    }

    @Override
    public List<Integer> ports() {
        return List.of(port);
    }

    @Override
    public Duration patience() {
        return Duration.ofMinutes(10);
    }

    /** {@code http://localhost:8081/realms/tokoperasi}. */
    public String issuer() {
        return url() + "/realms/" + REALM;
    }

    private String url() {
        return "http://localhost:" + port;
    }

    @Override
    public Command prepare(Consumer<String> progress) throws IOException {
        var archive = project.serverArchive("keycloak-quarkus-dist-");
        var name = archive.getFileName().toString().replace(".zip", "");
        var built =
                Archives.once(
                        project.servers().resolve(name),
                        folder -> {
                            progress.accept("unpacking");
                            Archives.unpackZip(archive, folder);
                            progress.accept("building the optimised server, once");
                            build(folder);
                        });
        layOut(built);
        var realm = Realm.local(project.keycloakFiles(), placeholders());
        Files.createDirectories(Folders.around(realmFile()));
        moved = Files.exists(realmFile()) && !Files.readString(realmFile()).equals(realm);
        Files.writeString(realmFile(), realm);

        var words = java(home);
        words.addAll(List.of("start", "--optimized", "--import-realm", "--cache=local"));
        words.addAll(List.of("--http-enabled=true", "--http-host=127.0.0.1"));
        words.addAll(List.of("--http-port=" + port, "--hostname=" + url()));
        // Without AUTO_SERVER, which would open a port on all addresses.
        words.add("--db-url=jdbc:h2:file:" + home.resolve("data/h2/keycloak") + h2Options());
        return Command.java(home, words)
                .with(
                        Map.of(
                                "KC_BOOTSTRAP_ADMIN_USERNAME",
                                "admin",
                                "KC_BOOTSTRAP_ADMIN_PASSWORD",
                                ADMIN_PASSWORD));
    }

    private Path realmFile() {
        return home.resolve("data/import/tokoperasi-realm.json");
    }

    /** A realm that exists is not imported again, but other ports must reach it. */
    @Override
    public void settle() throws IOException {
        if (moved) {
            new KeycloakAdmin(url()).movePorts(Realm.read(realmFile()));
        }
    }

    private static String h2Options() {
        return ";NON_KEYWORDS=VALUE;DB_CLOSE_ON_EXIT=FALSE";
    }

    private Map<String, String> placeholders() {
        return Map.of(
                "PUBLIC_URL",
                publicUrl,
                "KEYCLOAK_CLIENT_SECRET",
                CLIENT_SECRET,
                "SMTP_HOST",
                "localhost",
                "SMTP_PORT",
                String.valueOf(smtpPort),
                "SMTP_FROM",
                "masuk@tokoperasi.example");
    }

    private void build(Path folder) throws IOException {
        var words = java(folder);
        words.addAll(List.of("build", "--db=" + DATABASE_KIND));
        words.addAll(List.of("--health-enabled=false", "--metrics-enabled=false"));
        Shell.run(words, Map.of(), folder.resolve("build.log"), "");
    }

    /** A home of its own: the server by links, configuration and data as folders. */
    private void layOut(Path built) throws IOException {
        for (var name : List.of("lib", "providers", "themes", "version.txt")) {
            var link = home.resolve(name);
            Files.createDirectories(home);
            if (Files.isSymbolicLink(link)) {
                Files.delete(link);
            }
            Files.createSymbolicLink(link, built.resolve(name));
        }
        Files.createDirectories(home.resolve("conf"));
        var lists = Files.createDirectories(home.resolve("data/password-blacklists"));
        var common = "id-common.txt";
        Files.writeString(
                lists.resolve(common),
                Files.readString(project.keycloakFiles().resolve("password-blacklists/" + common)));
    }

    /** What {@code bin/kc.sh} does; a process of its own between would only be in the way. */
    private ArrayList<String> java(Path folder) {
        var words = new ArrayList<String>();
        words.add(jdk.resolve("bin/java").toString());
        words.addAll(List.of("-Xms64m", "-Xmx512m", "-XX:+UseSerialGC"));
        words.add("-XX:TieredStopAtLevel=1");
        words.add("-Dfile.encoding=UTF-8");
        for (var opened :
                List.of("java.util", "java.util.concurrent", "java.security", "java.lang")) {
            words.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        words.add("--enable-native-access=ALL-UNNAMED");
        words.addAll(List.of("-Duser.language=en", "-Duser.country=US"));
        words.add("-Dkc.home.dir=" + folder);
        words.add("-Djboss.server.config.dir=" + folder.resolve("conf"));
        words.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        words.add(
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory");
        words.add("-Dpicocli.disable.closures=true");
        words.add("-Dquarkus-log-max-startup-records=10000");
        words.addAll(List.of("-cp", folder.resolve("lib/quarkus-run.jar").toString()));
        words.add("io.quarkus.bootstrap.runner.QuarkusEntryPoint");
        return words;
    }

    @Override
    public boolean ready() {
        return Http.succeeds("http://127.0.0.1:" + port + "/realms/" + REALM);
    }
}
