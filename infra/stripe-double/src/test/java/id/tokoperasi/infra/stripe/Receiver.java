package id.tokoperasi.infra.stripe;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.net.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A shop's webhook endpoint: verifies with the SDK and remembers what came, in order. */
final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final String secret;
    private final List<Event> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();

    Receiver(String secret) {
        this.secret = secret;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/webhooks/stripe", this::receive);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    private void receive(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var header = exchange.getRequestHeaders().getFirst("Stripe-Signature");
        var status = 200;
        if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            status = 500;
        } else {
            try {
                received.add(Webhook.constructEvent(body, header, secret));
            } catch (SignatureVerificationException e) {
                status = 400;
            }
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks/stripe");
    }

    void refuseNext(int times) {
        refusals.set(times);
    }

    List<Event> received() {
        return List.copyOf(received);
    }

    List<String> types() {
        return received.stream().map(Event::getType).toList();
    }

    void forget() {
        received.clear();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
