package id.tokoperasi.storefront.process;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An application as it runs in production: a process of its own, told everything by its environment.
 * {@link #kill} gives it no chance to say goodbye.
 */
class ApplicationProcess {

    private static final Duration STARTED_WITHIN = Duration.ofMinutes(3);

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private final Path log;
    private final ProcessBuilder command;
    private Process process;

    /**
     * @param started what Java is told to start, such as {@code -jar} and a file
     */
    ApplicationProcess(int port, Path log, Map<String, String> environment, List<String> started) {
        this.port = port;
        this.log = log;
        var words =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Xmx400m"));
        words.addAll(started);
        command = new ProcessBuilder(words);
        command.environment().putAll(environment);
        command.redirectErrorStream(true);
        command.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    }

    static int freePort() {
        try (var probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it, and again after a kill; comes back when it is ready. */
    final void start() {
        try {
            process = command.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await().atMost(STARTED_WITHIN)
                .pollInterval(Duration.ofMillis(100))
                .failFast("it ended, see " + log, () -> !process.isAlive())
                .until(this::isReady);
    }

    private boolean isReady() throws InterruptedException {
        try {
            return get("/actuator/health/readiness").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    final HttpResponse<String> get(String path) throws IOException, InterruptedException {
        var question = HttpRequest.newBuilder(URI.create(address(path))).build();
        return http.send(question, BodyHandlers.ofString());
    }

    /** SIGKILL. */
    final void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    final String address(String path) {
        return "http://localhost:" + port + path;
    }
}
