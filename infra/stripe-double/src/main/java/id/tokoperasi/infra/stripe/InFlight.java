package id.tokoperasi.infra.stripe;

import java.time.Duration;

/**
 * Counts webhooks that are not settled yet, so that a test waits for the last instead of sleeping.
 */
final class InFlight {
    private int count;

    synchronized void one() {
        count++;
    }

    synchronized void done() {
        count--;
        notifyAll();
    }

    /** False when some are still under way after that time. */
    synchronized boolean awaitNone(Duration most) {
        var until = System.nanoTime() + most.toNanos();
        try {
            for (var left = most.toNanos(); count > 0 && left > 0; ) {
                wait(Math.max(1, left / 1_000_000));
                left = until - System.nanoTime();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return count == 0;
    }
}
