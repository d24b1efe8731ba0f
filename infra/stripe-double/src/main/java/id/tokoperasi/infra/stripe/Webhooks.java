package id.tokoperasi.infra.stripe;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Sends events, signed, from virtual threads. The events of one change go one after the other;
 * changes go side by side. What is refused is sent again after the configured pauses.
 */
final class Webhooks implements AutoCloseable {
    private static final int AT_ONCE = 64;
    private static final int LOGGED = 10_000;

    private final Store store;
    private final Views views;
    private final Config config;
    private final Rules<WebhookFault> faults = new Rules<>(WebhookFault::times);
    private final Semaphore slots = new Semaphore(AT_ONCE);
    private final Deque<Delivery> log = new ArrayDeque<>();
    private final InFlight inFlight = new InFlight();
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(3))
                    .executor(Executors.newVirtualThreadPerTaskExecutor())
                    .build();
    private volatile @Nullable URI target;
    private volatile boolean closed;

    Webhooks(Store store, Views views, Config config) {
        this.store = store;
        this.views = views;
        this.config = config;
        this.target = config.webhookUrl();
    }

    void target(@Nullable URI url) {
        target = url;
    }

    Rules<WebhookFault> faults() {
        return faults;
    }

    InFlight inFlight() {
        return inFlight;
    }

    List<Delivery> log() {
        synchronized (log) {
            return List.copyOf(log);
        }
    }

    void reset() {
        faults.clear();
        synchronized (log) {
            log.clear();
        }
    }

    /** Events that a former run could not hand over. */
    void resume() {
        var undelivered =
                store.locked(
                        () ->
                                store.newestFirst("event")
                                        .filter(event -> Json.number(event, "pending_webhooks") > 0)
                                        .toList()
                                        .reversed());
        send(undelivered);
    }

    void send(List<ObjectNode> batch) {
        if (target == null) {
            return;
        }
        var inOrder = new ArrayList<ObjectNode>();
        var reversed = false;
        for (var event : batch) {
            var type = Json.textOr(event, "type", "");
            if (!config.webhookEvents().isEmpty() && !config.webhookEvents().contains(type)) {
                continue;
            }
            var fault = faults.take(f -> f.match().fitsEvent(type, event.get("_snapshot")));
            if (fault == null) {
                inOrder.add(event);
                continue;
            }
            switch (fault.kind()) {
                case LATE -> later(event, fault.delay());
                case TWICE -> inOrder.addAll(List.of(event, event));
                case OUT_OF_ORDER -> {
                    reversed = true;
                    inOrder.add(event);
                }
                case NEVER -> settled(event);
            }
        }
        var line = reversed ? inOrder.reversed() : inOrder;
        line.forEach(event -> inFlight.one());
        Thread.startVirtualThread(() -> line.forEach(event -> attempt(event, 1)));
    }

    private void later(ObjectNode event, Duration delay) {
        inFlight.one();
        Thread.startVirtualThread(
                () -> {
                    if (pause(delay)) {
                        attempt(event, 1);
                    } else {
                        inFlight.done();
                    }
                });
    }

    private boolean pause(Duration time) {
        try {
            Thread.sleep(time);
            return !closed;
        } catch (InterruptedException e) {
            return false;
        }
    }

    /** Sends the event once more, whatever became of it before. */
    void redeliver(ObjectNode event) {
        inFlight.one();
        Thread.startVirtualThread(() -> attempt(event, 1));
    }

    private void attempt(ObjectNode event, int number) {
        var url = target;
        if (closed || url == null || forgotten(event)) {
            inFlight.done();
            return;
        }
        var delivery = post(url, event, number);
        synchronized (log) {
            log.addLast(delivery);
            if (log.size() > LOGGED) {
                log.removeFirst();
            }
        }
        if (delivery.accepted() || number > config.webhookRetries().size()) {
            settled(event);
            inFlight.done();
        } else {
            var pause = config.webhookRetries().get(number - 1);
            Thread.startVirtualThread(
                    () -> {
                        if (pause(pause)) {
                            attempt(event, number + 1);
                        } else {
                            inFlight.done();
                        }
                    });
        }
    }

    private Delivery post(URI url, ObjectNode event, int number) {
        var body = store.locked(() -> Json.bytes(views.of(event)));
        var now = config.clock().instant();
        var request =
                HttpRequest.newBuilder(url)
                        .timeout(config.webhookTimeout())
                        .header("Content-Type", "application/json; charset=utf-8")
                        .header("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)")
                        .header(
                                "Stripe-Signature",
                                Signature.of(config.webhookSecret(), now.getEpochSecond(), body))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build();
        var began = System.nanoTime();
        var status = 0;
        String error = null;
        slots.acquireUninterruptibly();
        try {
            status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            error = e.toString();
        } catch (InterruptedException e) {
            error = "stopped";
        } finally {
            slots.release();
        }
        return new Delivery(
                Json.textOr(event, "id", ""),
                Json.textOr(event, "type", ""),
                number,
                now,
                status,
                (System.nanoTime() - began) / 1_000_000,
                error);
    }

    private void settled(ObjectNode event) {
        store.locked(
                () -> {
                    if (!forgotten(event)) {
                        event.put("pending_webhooks", 0);
                        store.save(event);
                    }
                    return null;
                });
    }

    /** After a reset the events of before are nobody's any more. */
    private boolean forgotten(ObjectNode event) {
        return store.locked(() -> store.find("event", Json.textOr(event, "id", ""))) != event;
    }

    @Override
    public void close() {
        closed = true;
        client.shutdownNow();
    }
}
