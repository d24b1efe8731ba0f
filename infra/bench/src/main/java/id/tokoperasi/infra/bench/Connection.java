package id.tokoperasi.infra.bench;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * One kept-alive HTTP/1.1 connection to a server on this machine. Bare on purpose: load and servers
 * share the cores, and a full client costs as much as some of the answers.
 */
final class Connection implements AutoCloseable {
    private final int port;
    private @Nullable Socket socket;
    private @Nullable BufferedInputStream in;
    private long bytes;

    Connection(int port) {
        this.port = port;
    }

    /** A whole answer; the body is not unpacked. */
    record Answer(int status, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** Bytes sent and received so far. */
    long bytes() {
        return bytes;
    }

    Answer get(String path) throws IOException {
        return send("GET", path, null, "");
    }

    Answer send(String method, String path, @Nullable String json, String header)
            throws IOException {
        var body = json == null ? new byte[0] : json.getBytes(StandardCharsets.UTF_8);
        var head = new StringBuilder(method).append(' ').append(path).append(" HTTP/1.1\r\n");
        head.append("Host: localhost:").append(port).append("\r\n").append(header);
        if (json != null) {
            head.append("Content-Type: application/json\r\n");
        }
        if (!method.equals("GET")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        var start = head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
        var message = java.util.Arrays.copyOf(start, start.length + body.length);
        System.arraycopy(body, 0, message, start.length, body.length);
        try {
            var from = open();
            java.util.Objects.requireNonNull(socket).getOutputStream().write(message);
            bytes += message.length;
            return read(from);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private BufferedInputStream open() throws IOException {
        if (in == null) {
            var fresh = new Socket(InetAddress.getLoopbackAddress(), port);
            fresh.setTcpNoDelay(true);
            fresh.setSoTimeout(30_000);
            socket = fresh;
            in = new BufferedInputStream(fresh.getInputStream(), 65_536);
        }
        return in;
    }

    private Answer read(BufferedInputStream from) throws IOException {
        int status = Integer.parseInt(line(from).substring(9, 12));
        int length = 0;
        boolean chunked = false;
        boolean ends = false;
        for (var line = line(from); !line.isEmpty(); line = line(from)) {
            var lower = line.toLowerCase(java.util.Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            }
            chunked |= lower.startsWith("transfer-encoding: chunked");
            ends |= lower.startsWith("connection: close");
        }
        var body = chunked ? chunks(from) : exactly(from, status == 204 ? 0 : length);
        if (ends) {
            close();
        }
        return new Answer(status, body);
    }

    private byte[] chunks(BufferedInputStream from) throws IOException {
        var body = new ByteArrayOutputStream(16_384);
        while (true) {
            int length = Integer.parseInt(line(from).strip(), 16);
            body.writeBytes(exactly(from, length));
            line(from);
            if (length == 0) {
                return body.toByteArray();
            }
        }
    }

    private byte[] exactly(BufferedInputStream from, int length) throws IOException {
        var read = from.readNBytes(length);
        bytes += read.length;
        if (read.length < length) {
            throw new EOFException("the server hung up");
        }
        return read;
    }

    private String line(BufferedInputStream from) throws IOException {
        var line = new StringBuilder(64);
        while (true) {
            int c = from.read();
            if (c < 0) {
                throw new EOFException("the server hung up");
            }
            bytes++;
            if (c == '\n') {
                return line.toString();
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
    }

    @Override
    public void close() {
        var open = socket;
        socket = null;
        in = null;
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException e) {
            // it is gone either way
        }
    }
}
