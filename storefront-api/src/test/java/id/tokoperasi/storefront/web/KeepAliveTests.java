package id.tokoperasi.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Talks to the storefront byte by byte, as clients on slow lines do. */
class KeepAliveTests {

    private static final int PORT = URI.create(RunningStorefront.get().address()).getPort();
    private static final String HEAD =
            "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n";

    @Test
    void aRefusalReachesAClientWhoseBodyComesLater() throws IOException {
        for (int i = 0; i < 40; i++) {
            try (var line = new Line()) {
                line.send(HEAD.formatted("/api/v1/seller/none/listings"));
                line.send("{}");
                assertThat(line.status()).isBetween(400, 404);
            }
        }
    }

    @Test
    void aConnectionGoesOnAfterAnswersThatNeedNoBody() throws IOException {
        try (var line = new Line()) {
            for (int i = 0; i < 200; i++) {
                line.send(HEAD.formatted("/api/v1/baskets") + "{}");
                assertThat(line.status()).isEqualTo(201);
                line.send(HEAD.formatted("/api/v1/seller/none/listings") + "{}");
                assertThat(line.status()).isBetween(400, 404);
            }
        }
    }

    @Test
    void aConnectionGoesOnWhenRequestsOvertakeAnswers() throws IOException {
        var get = "GET /api/v1/categories HTTP/1.1\r\nHost: localhost\r\n\r\n";
        var lost = "GET /no/such/page HTTP/1.1\r\nHost: localhost\r\n\r\n";
        try (var line = new Line()) {
            for (int i = 0; i < 50; i++) {
                line.send(get + lost + lost);
                assertThat(line.status()).isEqualTo(200);
                assertThat(line.status()).isEqualTo(404);
                assertThat(line.status()).isEqualTo(404);
            }
        }
    }

    private static final class Line implements AutoCloseable {
        private final Socket socket = new Socket("localhost", PORT);
        private final BufferedReader answers =
                new BufferedReader(
                        new InputStreamReader(
                                socket.getInputStream(), StandardCharsets.ISO_8859_1));

        Line() throws IOException {
            socket.setSoTimeout(10_000);
            socket.setTcpNoDelay(true);
        }

        void send(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        }

        /** Reads one answer to its end and tells its status. */
        int status() throws IOException {
            var first = answers.readLine();
            assertThat(first).as("an answer").isNotNull();
            int length = 0;
            for (var header = answers.readLine(); !header.isEmpty(); header = answers.readLine()) {
                if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                    length = Integer.parseInt(header.substring(15).strip());
                }
            }
            assertThat(answers.skip(length)).isEqualTo(length);
            return Integer.parseInt(first.split(" ")[1]);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
