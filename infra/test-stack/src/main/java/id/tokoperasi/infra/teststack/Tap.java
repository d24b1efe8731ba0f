package id.tokoperasi.infra.teststack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to a server that can be shut (refused), blocked (no answer ever) and opened again. */
public final class Tap implements AutoCloseable {

    private final URI server;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private ServerSocket door;
    private volatile boolean blocked;

    /** Open, at a port of its own. */
    public Tap(URI server) throws IOException {
        this.server = server;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.port = door.getLocalPort();
        serve(door);
    }

    public URI address() {
        return URI.create("http://localhost:" + port);
    }

    /** Whoever comes is refused, and who is there is hung up on. */
    public void shut() throws IOException {
        door.close();
        hangUp();
    }

    /** Connections are taken and nothing is ever answered. */
    public void block() throws IOException {
        blocked = true;
        hangUp();
    }

    public void open() throws IOException {
        blocked = false;
        hangUp();
        if (door.isClosed()) {
            door = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
            serve(door);
        }
    }

    private void hangUp() throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
        sockets.clear();
    }

    private void serve(ServerSocket open) {
        Thread.ofVirtual()
                .start(
                        () -> {
                            while (!open.isClosed()) {
                                try {
                                    take(open.accept());
                                } catch (IOException e) {
                                    return;
                                }
                            }
                        });
    }

    private void take(Socket client) throws IOException {
        sockets.add(client);
        if (!blocked) {
            var out = new Socket(server.getHost(), server.getPort());
            sockets.add(out);
            pump(client.getInputStream(), out.getOutputStream());
            pump(out.getInputStream(), client.getOutputStream());
        }
    }

    private static void pump(InputStream from, OutputStream to) {
        Thread.ofVirtual()
                .start(
                        () -> {
                            try (from;
                                    to) {
                                from.transferTo(to);
                            } catch (IOException e) {
                                // The other side hung up.
                            }
                        });
    }

    @Override
    public void close() {
        try {
            shut();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
