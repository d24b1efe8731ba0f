package id.tokoperasi.infra.launcher;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;

/** The data folder of one running launcher: nobody else may use it meanwhile. */
final class RunFolder {
    private static final long NEEDED_BYTES = 1_500_000_000;
    private static final Duration LEFTOVERS_END = Duration.ofSeconds(30);

    private final Path folder;
    private @Nullable FileLock lock;

    RunFolder(Path folder) {
        this.folder = folder;
    }

    /** Locks it until this process ends, however it ends. */
    void take() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        var channel =
                FileChannel.open(
                        folder.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new StackFailure(
                    "A stack already runs on " + folder + ". Stop it, or choose --data DIR.");
        }
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < NEEDED_BYTES) {
            throw new StackFailure(
                    "The disk is full: "
                            + free / 1_000_000
                            + " MB are free at "
                            + folder
                            + ", "
                            + NEEDED_BYTES / 1_000_000
                            + " MB are needed.");
        }
        awaitLeftovers();
    }

    /** After a kill -9 the guardians still need a moment to stop their servers. */
    private void awaitLeftovers() throws IOException, InterruptedException {
        var end = Instant.now().plus(LEFTOVERS_END);
        while (anyGuardianRuns() && Instant.now().isBefore(end)) {
            Thread.sleep(200);
        }
    }

    private boolean anyGuardianRuns() throws IOException {
        var file = guardians();
        if (!Files.exists(file)) {
            return false;
        }
        return Files.readAllLines(file).stream()
                .map(Long::parseLong)
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .map(process -> String.join(" ", process.info().arguments().orElse(new String[0])))
                .anyMatch(arguments -> arguments.contains(folder + "/logs/guardian.sh"));
    }

    Path guardians() {
        return folder.resolve("guardians");
    }

    /** Deletes everything but the lock itself. */
    void empty() throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                if (!file.getFileName().toString().equals("lock")) {
                    Folders.delete(file);
                }
            }
        }
    }
}
