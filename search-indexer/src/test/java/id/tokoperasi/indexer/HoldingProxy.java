package id.tokoperasi.indexer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands before Elasticsearch and passes everything on, but of a bulk only the first half of its
 * documents; it never answers that one, as a server that dies in the middle.
 */
final class HoldingProxy implements AutoCloseable {

    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "content-length", "host", "transfer-encoding", "upgrade");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpServer server;
    private final String elasticsearch;
    private final AtomicInteger written = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);

    HoldingProxy(String elasticsearch) throws IOException {
        this.elasticsearch = elasticsearch;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    String uri() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** How many documents of the bulk that is held are in the index; 0 before it came. */
    int written() {
        return written.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestURI().getPath().endsWith("_bulk")) {
                hold(exchange, new String(body));
            } else {
                answer(exchange, send(exchange, body));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void hold(HttpExchange exchange, String bulk) throws IOException, InterruptedException {
        var operations = operations(bulk);
        var half = operations.subList(0, operations.size() / 2);
        var answer = send(exchange, String.join("", half).getBytes());
        if (answer.statusCode() == 200) {
            written.compareAndSet(0, half.size());
        }
        closed.await();
    }

    /** One operation each: its line, and the document's when it has one. */
    private static List<String> operations(String bulk) {
        var operations = new ArrayList<String>();
        for (var line : bulk.lines().toList()) {
            if (line.startsWith("{\"index\"") || line.startsWith("{\"delete\"")) {
                operations.add(line + "\n");
            } else {
                operations.add(operations.removeLast() + line + "\n");
            }
        }
        return operations;
    }

    private HttpResponse<byte[]> send(HttpExchange exchange, byte[] body)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(elasticsearch + exchange.getRequestURI()))
                        .method(
                                exchange.getRequestMethod(),
                                HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders()
                .forEach(
                        (name, values) -> {
                            if (!OF_THE_CONNECTION.contains(name.toLowerCase())) {
                                values.forEach(value -> request.header(name, value));
                            }
                        });
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> answer)
            throws IOException {
        answer.headers()
                .map()
                .forEach(
                        (name, values) -> {
                            if (!OF_THE_CONNECTION.contains(name.toLowerCase())) {
                                exchange.getResponseHeaders().put(name, values);
                            }
                        });
        var body = answer.body();
        exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        http.shutdownNow();
    }
}
