package id.tokoperasi.infra.bench;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells when orders are paid; one question for all that wait, every few milliseconds. */
final class Settled {
    private static final int EVERY_MILLIS = 5;

    private final Map<UUID, CountDownLatch> waiting = new ConcurrentHashMap<>();
    private final Watch watch;

    Settled(Watch watch) {
        this.watch = watch;
        Thread.ofPlatform().daemon().name("settled").start(this::look);
    }

    /** False when it is not paid within ten seconds. */
    boolean await(UUID order) {
        var latch = new CountDownLatch(1);
        waiting.put(order, latch);
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting.remove(order);
        }
    }

    private void look() {
        try {
            while (true) {
                if (!waiting.isEmpty()) {
                    for (var paid : watch.paid(waiting.keySet())) {
                        var latch = waiting.get(paid);
                        if (latch != null) {
                            latch.countDown();
                        }
                    }
                }
                Thread.sleep(EVERY_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
