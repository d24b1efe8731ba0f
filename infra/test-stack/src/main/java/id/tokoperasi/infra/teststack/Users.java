package id.tokoperasi.infra.teststack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The processes that a shared server lives for, each a file {@code users/<pid>}. */
final class Users {
    private Users() {}

    /**
     * The process whose end is the end of the run: Maven when Surefire started this JVM, else this
     * JVM itself.
     */
    static ProcessHandle runOwner() {
        var self = ProcessHandle.current();
        if (System.getProperty("surefire.real.class.path") == null
                && System.getProperty("surefire.test.class.path") == null) {
            return self;
        }
        // Between Maven and this JVM there may be a shell.
        for (var parent = self.parent(); parent.isPresent(); parent = parent.get().parent()) {
            if (parent.get().info().command().orElse("").endsWith("java")) {
                return parent.get();
            }
        }
        return self;
    }

    /** In one step: whoever reads a file half-written would take the process for dead. */
    static void register(Path folder, ProcessHandle process) throws IOException {
        var draft = Files.createTempFile(folder, "user", null);
        Files.writeString(draft, line(process));
        Files.move(
                draft,
                folder.resolve("users").resolve(String.valueOf(process.pid())),
                StandardCopyOption.ATOMIC_MOVE);
    }

    /** Whether any registered process still runs; forgets the others. */
    static boolean anyAlive(Path folder) throws IOException {
        boolean any = false;
        try (var files = Files.list(folder.resolve("users"))) {
            for (var file : files.toList()) {
                if (alive(Files.readString(file)).isPresent()) {
                    any = true;
                } else {
                    Files.deleteIfExists(file);
                }
            }
        }
        return any;
    }

    /** A process by pid and start time: pids are given again. */
    static String line(ProcessHandle process) {
        var start = process.info().startInstant();
        return process.pid() + " " + start.map(i -> i.toEpochMilli()).orElse(0L);
    }

    static Optional<ProcessHandle> alive(String line) {
        var pid = line.strip().split(" ")[0];
        return pid.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(pid))
                        .filter(ProcessHandle::isAlive)
                        .filter(process -> line(process).equals(line.strip()));
    }
}
