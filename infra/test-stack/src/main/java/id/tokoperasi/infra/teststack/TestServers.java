package id.tokoperasi.infra.teststack;

import id.tokoperasi.infra.launcher.Elasticsearch;
import id.tokoperasi.infra.launcher.Folders;
import id.tokoperasi.infra.launcher.JdkFinder;
import id.tokoperasi.infra.launcher.Keycloak;
import id.tokoperasi.infra.launcher.Part;
import id.tokoperasi.infra.launcher.Ports;
import id.tokoperasi.infra.launcher.Postgres;
import id.tokoperasi.infra.launcher.Project;
import id.tokoperasi.infra.launcher.Stack;
import id.tokoperasi.infra.launcher.StackFailure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** The process that runs servers for tests, with empty data, as long as it has users. */
public final class TestServers {
    private final Project project = Project.find();
    private final Path jdk = new JdkFinder().find();
    private final Ports ports = Ports.free();
    private final Path folder;
    private final Stack stack;

    private TestServers(Path folder) {
        this.folder = folder;
        this.stack =
                new Stack(
                        folder.resolve("logs"),
                        (part, time, step) ->
                                System.out.printf(
                                        "%s %s after %d ms%n",
                                        part.title(), step, time.toMillis()));
    }

    /** {@code TestServers KIND FOLDER}. */
    public static void main(String[] args) throws Exception {
        var servers = new TestServers(Path.of(args[1]));
        try {
            servers.run(Kind.valueOf(args[0]));
        } catch (StackFailure e) {
            System.out.println(e.getMessage());
            servers.stack.stop();
            System.exit(1);
        }
    }

    private void run(Kind kind) throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        Folders.delete(folder.resolve("data"));
        var parts =
                switch (kind) {
                    case SERVERS -> servers();
                    case KEYCLOAK -> keycloak();
                };
        stack.start(parts);
        stack.awaitReady();
        announce();
        while (!stack.failure().isDone() && used()) {
            TimeUnit.MILLISECONDS.sleep(500);
        }
        System.exit(0);
    }

    private List<Part> servers() {
        var data = folder.resolve("data");
        return List.of(
                new Postgres(project, data.resolve("postgres"), ports.postgres(), true),
                new Elasticsearch(
                        project,
                        jdk,
                        data.resolve("elasticsearch"),
                        ports.elasticsearchHttp(),
                        ports.elasticsearchTransport()));
    }

    private List<Part> keycloak() {
        var home = folder.resolve("data/keycloak");
        var storefront = "http://localhost:" + ports.storefront();
        return List.of(
                new Keycloak(project, jdk, home, ports.keycloak(), storefront, ports.smtp()));
    }

    private void announce() throws IOException {
        var ready = new Properties();
        ready.setProperty("postgres.port", String.valueOf(ports.postgres()));
        ready.setProperty("elasticsearch.port", String.valueOf(ports.elasticsearchHttp()));
        ready.setProperty("keycloak.port", String.valueOf(ports.keycloak()));
        ready.setProperty("smtp.port", String.valueOf(ports.smtp()));
        ready.setProperty("storefront.port", String.valueOf(ports.storefront()));
        var draft = folder.resolve("ready.draft");
        try (var writer = Files.newBufferedWriter(draft)) {
            ready.store(writer, null);
        }
        Files.move(draft, folder.resolve("ready.properties"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Under the lock, so that nobody can begin to use what is about to end. */
    private boolean used() throws IOException {
        if (Users.anyAlive(folder)) {
            return true;
        }
        return FolderLock.holding(
                folder,
                () -> {
                    if (Users.anyAlive(folder)) {
                        return true;
                    }
                    Files.deleteIfExists(folder.resolve("ready.properties"));
                    Files.deleteIfExists(folder.resolve("server.pid"));
                    return false;
                });
    }

    private void stop() {
        try {
            stack.stop();
            Folders.delete(folder.resolve("data"));
        } catch (InterruptedException | IOException e) {
            System.out.println("Not stopped cleanly: " + e);
        }
    }
}
