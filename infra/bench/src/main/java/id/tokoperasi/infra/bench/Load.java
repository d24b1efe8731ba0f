package id.tokoperasi.infra.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;

/** Repeats one operation on some connections for some seconds. */
final class Load {

    /** One client; it is used by one thread. */
    interface Client extends AutoCloseable {
        /** Does the operation once; false when the answer was not the one wanted. */
        boolean once(RandomGenerator random) throws IOException;

        /** Bytes sent and received so far. */
        long bytes();

        @Override
        void close();
    }

    /** What came of it; {@code errors} are not among the times. */
    record Outcome(Latencies times, long errors, long bytes, double seconds) {
        double perSecond() {
            return times.count() / seconds;
        }
    }

    private Load() {}

    static Outcome run(Callable<Client> clients, int connections, Duration time) throws Exception {
        long start = System.nanoTime();
        long end = start + time.toNanos();
        var parts = new ArrayList<Callable<Outcome>>();
        for (int i = 0; i < connections; i++) {
            long seed = i + start;
            parts.add(() -> repeat(clients.call(), seed, end));
        }
        var all = new Latencies();
        long errors = 0;
        long bytes = 0;
        try (var threads = Executors.newFixedThreadPool(connections)) {
            for (var done : threads.invokeAll(parts)) {
                var part = done.get();
                all.addAll(part.times());
                errors += part.errors();
                bytes += part.bytes();
            }
        }
        return new Outcome(all, errors, bytes, (System.nanoTime() - start) / 1e9);
    }

    private static Outcome repeat(Client client, long seed, long end) {
        var random = new java.util.SplittableRandom(seed);
        var times = new Latencies();
        long errors = 0;
        try (client) {
            for (long begun = System.nanoTime(); begun < end; begun = System.nanoTime()) {
                boolean good;
                try {
                    good = client.once(random);
                } catch (IOException e) {
                    good = false;
                }
                if (good) {
                    times.add(System.nanoTime() - begun);
                } else {
                    errors++;
                }
            }
            return new Outcome(times, errors, client.bytes(), 0);
        }
    }
}
