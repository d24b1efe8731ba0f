package id.tokoperasi.infra.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Short helper programs that run to their end before a server starts. */
final class Shell {
    private Shell() {}

    /** Runs it, feeds it {@code input}, and gives its output. Fails with its last line. */
    static String run(List<String> words, Map<String, String> environment, Path log, String input)
            throws IOException {
        Files.createDirectories(Folders.around(log));
        var builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.redirectOutput(log.toFile());
        var process = builder.start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        try {
            int code = process.waitFor();
            var output = Files.readString(log);
            if (code != 0) {
                var last = output.lines().filter(l -> !l.isBlank()).reduce("", (a, b) -> b);
                throw new IOException(words.get(0) + " ended with " + code + ": " + last);
            }
            return output;
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    static boolean succeeds(String... words) {
        try {
            var builder = new ProcessBuilder(words).redirectErrorStream(true);
            builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
            return builder.start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
