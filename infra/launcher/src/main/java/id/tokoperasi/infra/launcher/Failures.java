package id.tokoperasi.infra.launcher;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What went wrong, in one line. */
final class Failures {
    private static final int TAIL_BYTES = 64 * 1024;

    private Failures() {}

    static String died(Part part, int exitCode, Path log) {
        var tail = tail(log);
        if (diskFull(tail)) {
            return part.title() + " stopped: the disk is full. Its log: " + log;
        }
        if (tail.contains("Address already in use") || tail.contains("BindException")) {
            return part.title() + " stopped: its port is taken. Its log: " + log;
        }
        return part.title() + " stopped (exit code " + exitCode + "). Its log: " + log;
    }

    static String line(Part part, Throwable why, Path log) {
        var message = String.valueOf(why.getMessage());
        if (diskFull(message)) {
            return part.title() + " cannot start: the disk is full.";
        }
        var kind = why instanceof IOException ? "" : why.getClass().getSimpleName() + ": ";
        return part.title()
                + " cannot start: "
                + kind
                + message.lines().findFirst().orElse("")
                + ". Its log: "
                + log;
    }

    private static boolean diskFull(String text) {
        return text.contains("No space left on device") || text.contains("Disk quota exceeded");
    }

    private static String tail(Path log) {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - TAIL_BYTES));
            var bytes = new byte[(int) (file.length() - file.getFilePointer())];
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
