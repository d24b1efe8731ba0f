package id.tokoperasi.infra.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A process under a small shell guardian that ends it when the pipe from this JVM is closed: by
 * {@link #stop}, or by the kernel when this JVM is gone for whatever reason.
 */
public final class Guarded {
    private static final int GRACE_SECONDS = 20;

    private final Process guardian;

    private Guarded(Process guardian) {
        this.guardian = guardian;
    }

    /** Starts the command; its output goes to the log, the former log is kept as {@code .1}. */
    public static Guarded start(Command command, Path log) throws IOException {
        Files.createDirectories(Folders.around(log));
        if (Files.exists(log)) {
            Files.move(
                    log,
                    log.resolveSibling(log.getFileName() + ".1"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        var words = new ArrayList<String>();
        words.addAll(List.of("sh", script(Folders.around(log)).toString(), command.stopSignal()));
        words.add(String.valueOf(GRACE_SECONDS));
        words.addAll(command.words());
        var builder =
                new ProcessBuilder(words)
                        .directory(command.folder().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        // Variables of the caller's own shell must not change what the parts do.
        builder.environment().keySet().removeIf(Guarded::foreign);
        builder.environment().putAll(command.environment());
        return new Guarded(builder.start());
    }

    private static boolean foreign(String name) {
        return name.matches("(SPRING|SERVER|KC|KEYCLOAK|STRIPE|PG|JAVA_TOOL|JDK_JAVA|MEDIA)_?.*")
                || name.startsWith("JAVA_OPTS");
    }

    private static Path script(Path folder) throws IOException {
        var script = folder.resolve("guardian.sh");
        try (InputStream source = Guarded.class.getResourceAsStream("guardian.sh")) {
            if (source == null) {
                throw new IOException("guardian.sh is not in the jar");
            }
            var bytes = source.readAllBytes();
            if (!Files.exists(script)
                    || !java.util.Arrays.equals(Files.readAllBytes(script), bytes)) {
                var draft = Files.createTempFile(folder, "guardian", ".sh");
                Files.write(draft, bytes);
                Files.move(draft, script, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return script;
    }

    public long pid() {
        return guardian.pid();
    }

    public boolean alive() {
        return guardian.isAlive();
    }

    public int exitCode() {
        return guardian.exitValue();
    }

    public CompletableFuture<Integer> onExit() {
        return guardian.onExit().thenApply(Process::exitValue);
    }

    /** Asks the process to end; does not wait. */
    public void stop() {
        try {
            guardian.getOutputStream().close();
        } catch (IOException e) {
            // the guardian is gone already
        }
    }

    /** Waits until the process is gone after {@link #stop}; the guardian sees to it. */
    public boolean awaitEnd(Duration time) throws InterruptedException {
        return guardian.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }
}
