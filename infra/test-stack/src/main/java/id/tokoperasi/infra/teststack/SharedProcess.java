package id.tokoperasi.infra.teststack;

import id.tokoperasi.infra.launcher.Project;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * A {@link TestServers} process that several test processes use. Its folder holds {@code users/}
 * with one file per process whose end it waits for, {@code server.pid}, and {@code
 * ready.properties} once it answers.
 */
final class SharedProcess {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Map<Kind, SharedProcess> BY_KIND = new EnumMap<>(Kind.class);

    private final Kind kind;
    private final Project project;
    private final Path folder;
    private @Nullable ProcessHandle started;
    private @Nullable Properties ready;

    private SharedProcess(Kind kind, Project project) {
        this.kind = kind;
        this.project = project;
        this.folder = project.root().resolve(".local/test").resolve(kind.folder());
    }

    static synchronized SharedProcess of(Kind kind) {
        return BY_KIND.computeIfAbsent(kind, k -> new SharedProcess(k, Project.find()));
    }

    /** Starts it unless it runs. Does not wait. */
    synchronized void start() {
        if (ready != null || started != null) {
            return;
        }
        try {
            Files.createDirectories(folder.resolve("users"));
            started = FolderLock.holding(folder, this::join);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Becomes a user of the running process, or starts one. */
    private ProcessHandle join() throws IOException {
        Users.register(folder, Users.runOwner());
        var running = running();
        if (running.isPresent()) {
            return running.get();
        }
        Files.deleteIfExists(folder.resolve("ready.properties"));
        var process = launch().toHandle();
        Files.writeString(folder.resolve("server.pid"), Users.line(process));
        return process;
    }

    private Optional<ProcessHandle> running() throws IOException {
        var file = folder.resolve("server.pid");
        return Files.exists(file) ? Users.alive(Files.readString(file)) : Optional.empty();
    }

    private Process launch() throws IOException {
        var launcher = project.root().resolve("infra/launcher/target");
        var classPath =
                String.join(
                        System.getProperty("path.separator"),
                        project.root().resolve("infra/test-stack/target/classes").toString(),
                        launcher.resolve("classes").toString(),
                        launcher.resolve("lib") + "/*");
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var command =
                List.of(
                        java.toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath,
                        TestServers.class.getName(),
                        kind.name(),
                        folder.toString());
        return new ProcessBuilder(command)
                .directory(project.root().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("launcher.log").toFile())
                .start();
    }

    /** What it wrote when it was ready. Fails with its own words when it could not start. */
    synchronized Properties await() {
        start();
        if (ready != null) {
            return ready;
        }
        var end = Instant.now().plus(PATIENCE);
        var file = folder.resolve("ready.properties");
        try {
            while (!Files.exists(file)) {
                if (running().isEmpty() || Instant.now().isAfter(end)) {
                    throw new IllegalStateException(
                            "The test servers did not start: "
                                    + Files.readString(folder.resolve("launcher.log")).strip());
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
            var properties = new Properties();
            try (var reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
            ready = properties;
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
