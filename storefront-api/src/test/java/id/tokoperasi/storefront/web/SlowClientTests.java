package id.tokoperasi.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** Clients that hold a connection by saying little; the node allows 1 s of silence and 3 s a body. */
@Timeout(30)
class SlowClientTests {

    private static final int PORT = URI.create(RunningStorefront.other().address()).getPort();
    private static final Duration LONGEST = Duration.ofSeconds(12);

    @Test
    void aHeadThatTricklesInIsCutOff() throws IOException {
        assertThat(dribble("", "GET /masuk HTTP/1.1\r\nHost: localhost\r\nX: ", "a", 200))
                .isEmpty();
    }

    @Test
    void aClientThatSaysNothingIsCutOff() throws IOException {
        assertThat(dribble("", "", "", 0)).isEmpty();
    }

    @Test
    void aBodyThatTricklesInIsRefused() throws IOException {
        assertThat(dribble("checkouts", body("checkouts"), " ", 200)).startsWith("HTTP/1.1 408");
    }

    @Test
    void aBodyThatNeverComesIsRefused() throws IOException {
        assertThat(dribble("checkouts", body("checkouts"), "", 0)).startsWith("HTTP/1.1 408");
    }

    @Test
    void aBodyThatNobodyWaitsForIsCutOffToo() throws IOException {
        assertThat(dribble("baskets", body("baskets"), " ", 200)).startsWith("HTTP/1.1 ");
    }

    @Test
    void aHeadThatIsTooLongIsRefused() throws IOException {
        var head = "GET /masuk HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(20_000);
        assertThat(dribble("", head + "\r\n\r\n", "", 0)).matches("(?s)HTTP/1.1 4(13|31).*");
    }

    private static String body(String what) {
        return """
        POST /api/v1/%s HTTP/1.1
        Host: localhost
        Content-Type: application/json
        Content-Length: 100000

        """
                .formatted(what)
                .replace("\n", "\r\n");
    }

    /** Says the beginning, then the rest bit by bit until the other side hangs up; what it answered. */
    private static String dribble(String what, String beginning, String bit, int everyMillis)
            throws IOException {
        var begun = Instant.now();
        try (var socket = new Socket("localhost", PORT)) {
            socket.setSoTimeout((int) LONGEST.toMillis());
            socket.getOutputStream().write(beginning.getBytes(StandardCharsets.ISO_8859_1));
            var speaker = everyMillis == 0 ? null : speak(socket, bit, everyMillis);
            var heard = new ByteArrayOutputStream();
            try {
                socket.getInputStream().transferTo(heard);
                return heard.toString(StandardCharsets.ISO_8859_1);
            } catch (SocketException reset) {
                // What had come before still counts: the other side was not waiting for more.
                return heard.toString(StandardCharsets.ISO_8859_1);
            } finally {
                if (speaker != null) {
                    speaker.interrupt();
                }
                assertThat(Duration.between(begun, Instant.now())).as(what).isLessThan(LONGEST);
            }
        }
    }

    private static Thread speak(Socket socket, String bit, int everyMillis) {
        return Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                while (!Thread.currentThread().isInterrupted()) {
                                    LockSupport.parkNanos(everyMillis * 1_000_000L);
                                    socket.getOutputStream()
                                            .write(bit.getBytes(StandardCharsets.ISO_8859_1));
                                }
                            } catch (IOException closed) {
                                // The other side has hung up, which is what is waited for.
                            }
                        });
    }
}
