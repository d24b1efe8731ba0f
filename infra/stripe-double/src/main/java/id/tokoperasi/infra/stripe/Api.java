package id.tokoperasi.infra.stripe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Everything under {@code /v1}: key, faults, idempotency, route, answer. */
final class Api implements HttpHandler {
    private record Request(String method, String path, Params params, ObjectNode subject) {}

    private final Store store;
    private final Views views;
    private final Routes routes;
    private final Idempotency idempotency;
    private final String secretKey;
    private final Rules<Fault> faults = new Rules<>(Fault::times);
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    Api(Store store, Views views, Routes routes, Config config) {
        this.store = store;
        this.views = views;
        this.routes = routes;
        this.idempotency = new Idempotency(store, config.clock());
        this.secretKey = config.secretKey();
    }

    Rules<Fault> faults() {
        return faults;
    }

    Map<String, Long> counts() {
        var sums = new TreeMap<String, Long>();
        counts.forEach((name, count) -> sums.put(name, count.sum()));
        return sums;
    }

    void reset() {
        faults.clear();
        counts.clear();
    }

    /** Lets go of every request that a time-out fault holds. */
    void close() {
        closed.countDown();
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        var requestId = "req_" + Ids.random(14);
        exchange.getResponseHeaders().set("Request-Id", requestId);
        var version = Http.header(exchange, "Stripe-Version");
        exchange.getResponseHeaders()
                .set("Stripe-Version", version == null ? Events.API_VERSION : version);
        try {
            authorize(exchange);
            answer(exchange, request(exchange));
        } catch (StripeError error) {
            send(exchange, Answer.of(error));
        } catch (ArithmeticException e) {
            send(exchange, Answer.of(StripeError.invalid(null, "Amount too large", null)));
        }
    }

    private static Request request(HttpExchange exchange) throws IOException {
        var body = Http.body(exchange);
        var method = exchange.getRequestMethod();
        var query = exchange.getRequestURI().getRawQuery();
        var params = Params.parse(method.equals("POST") ? body : query);
        var subject = Json.object();
        subject.put("client_reference_id", params.text("client_reference_id"));
        subject.set("metadata", params.map("metadata"));
        return new Request(method, exchange.getRequestURI().getPath(), params, subject);
    }

    private void authorize(HttpExchange exchange) {
        var header = Http.header(exchange, "Authorization");
        if (header == null) {
            throw StripeError.unauthorized(
                    "You did not provide an API key. You need to provide your API key in the"
                            + " Authorization header, using Bearer auth.");
        }
        if (!keyOf(header).equals(secretKey)) {
            throw StripeError.unauthorized("Invalid API Key provided.");
        }
    }

    private static String keyOf(String header) {
        if (!header.startsWith("Basic ")) {
            return header.startsWith("Bearer ") ? header.substring(7).trim() : "";
        }
        try {
            var decoded = Base64.getDecoder().decode(header.substring(6).trim());
            return new String(decoded, StandardCharsets.UTF_8).split(":", 2)[0];
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private void answer(HttpExchange exchange, Request request) throws IOException {
        var found = routes.find(request.method(), request.path());
        if (found == null) {
            throw StripeError.unknownUrl(request.method(), request.path());
        }
        counts.computeIfAbsent(found.name(), name -> new LongAdder()).increment();
        var fault = take(request.method(), request.path(), request.subject());
        if (fault != null && failsBefore(exchange, fault)) {
            return;
        }
        var answer = work(exchange, request, found, fault);
        if (fault == null || !failsAfter(exchange, fault)) {
            send(exchange, answer);
        }
    }

    /** The fault for this request, if one waits; it counts as used. */
    @Nullable Fault take(String method, String path, ObjectNode subject) {
        return faults.take(fault -> fault.match().fitsRequest(method, path, subject));
    }

    /** True when the request has been dealt with and nothing may be done. */
    private boolean failsBefore(HttpExchange exchange, Fault fault) {
        switch (fault.kind()) {
            case CARD_DECLINED -> throw StripeError.declined(fault.declineCode());
            case SERVER_ERROR -> throw StripeError.serverError();
            case RATE_LIMITED -> throw StripeError.tooManyRequests();
            case TIMEOUT_BEFORE -> hold(fault.time());
            case DROPPED_BEFORE -> {}
            default -> {
                return false;
            }
        }
        exchange.close();
        return true;
    }

    /** True when the work is done and nobody will hear of it. */
    private boolean failsAfter(HttpExchange exchange, Fault fault) {
        switch (fault.kind()) {
            case TIMEOUT_AFTER -> hold(fault.time());
            case DROPPED_AFTER -> {}
            case LATE_ANSWER -> {
                hold(fault.time());
                return false;
            }
            default -> {
                return false;
            }
        }
        exchange.close();
        return true;
    }

    private Answer work(
            HttpExchange exchange, Request request, Routes.Found found, @Nullable Fault fault) {
        if (!request.method().equals("POST")) {
            return execute(found, request.params());
        }
        var key = Http.header(exchange, "Idempotency-Key");
        var fingerprint = request.path() + "?" + request.params().canonical();
        var slow = fault != null && fault.kind() == Fault.Kind.SLOW ? fault.time() : Duration.ZERO;
        var broken = fault != null && fault.kind() == Fault.Kind.SERVER_ERROR_KEPT;
        return idempotency.once(
                key,
                fingerprint,
                () -> hold(slow),
                () ->
                        broken
                                ? Answer.of(StripeError.serverError())
                                : execute(found, request.params()));
    }

    private Answer execute(Routes.Found found, Params params) {
        return store.locked(
                () -> {
                    try {
                        var object = found.handler().answer(found.ids(), params);
                        params.texts("expand").forEach(path -> views.expand(object, path));
                        return Answer.of(200, Json.bytes(object));
                    } catch (StripeError error) {
                        return Answer.of(error);
                    }
                });
    }

    private void hold(Duration time) {
        try {
            closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        var headers = exchange.getResponseHeaders();
        if (answer.replayed()) {
            headers.set("Idempotent-Replayed", "true");
        }
        var key = Http.header(exchange, "Idempotency-Key");
        if (key != null) {
            headers.set("Idempotency-Key", key);
        }
        Http.json(exchange, answer.status(), answer.body());
    }
}
