package id.tokoperasi.infra.stripe;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/** Faults that wait for their turn; the first that fits is taken, and gone when used up. */
final class Rules<R> {
    private record Waiting<R>(R rule, int left) {}

    private final ToIntFunction<R> times;
    private final List<Waiting<R>> waiting = new ArrayList<>();

    Rules(ToIntFunction<R> times) {
        this.times = times;
    }

    synchronized void add(R rule) {
        waiting.add(new Waiting<>(rule, Math.max(1, times.applyAsInt(rule))));
    }

    synchronized @Nullable R take(Predicate<R> fits) {
        for (int i = 0; i < waiting.size(); i++) {
            var found = waiting.get(i);
            if (fits.test(found.rule())) {
                if (found.left() == 1) {
                    waiting.remove(i);
                } else {
                    waiting.set(i, new Waiting<>(found.rule(), found.left() - 1));
                }
                return found.rule();
            }
        }
        return null;
    }

    synchronized List<R> waiting() {
        return waiting.stream().map(Waiting::rule).toList();
    }

    synchronized void clear() {
        waiting.clear();
    }
}
