package id.tokoperasi.infra.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** The loopback ports of one stack, counted from one base. */
public record Ports(int base) {
    private static final int COUNT = 9;

    public Ports {
        if (base < 1024 || base + COUNT > 65_535) {
            throw new StackFailure(
                    "--port-base must be between 1024 and " + (65_535 - COUNT) + ".");
        }
    }

    public int storefront() {
        return base;
    }

    public int keycloak() {
        return base + 1;
    }

    public int stripe() {
        return base + 2;
    }

    public int mailWeb() {
        return base + 3;
    }

    public int indexer() {
        return base + 4;
    }

    public int postgres() {
        return base + 5;
    }

    public int elasticsearchHttp() {
        return base + 6;
    }

    public int elasticsearchTransport() {
        return base + 7;
    }

    public int smtp() {
        return base + 8;
    }

    /**
     * A base whose ports are all free now, below the range that outgoing connections are given, so
     * that none of them is taken by chance before its server starts.
     */
    public static Ports free() {
        for (int attempt = 0; attempt < 1_000; attempt++) {
            int base = 10 * ThreadLocalRandom.current().nextInt(2_200, 3_200);
            boolean free = true;
            for (int port = base; port < base + COUNT; port++) {
                free &= isFree(port);
            }
            if (free) {
                return new Ports(base);
            }
        }
        throw new StackFailure("No free ports between 22000 and 32000.");
    }

    static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    static void requireFree(List<Part> parts) {
        for (var part : parts) {
            for (int port : part.ports()) {
                if (!isFree(port)) {
                    throw new StackFailure(
                            "Port "
                                    + port
                                    + " for "
                                    + part.title()
                                    + " is taken. Stop what uses it, or choose others with"
                                    + " --port-base N.");
                }
            }
        }
    }
}
