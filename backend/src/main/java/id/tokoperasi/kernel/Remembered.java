package id.tokoperasi.kernel;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.function.Predicate;

/**
 * What is read often and written hardly ever, kept in memory for a minute; for a second while there is
 * nothing yet. Other nodes see a change when their minute is over.
 */
public final class Remembered<T> {

    private final Mono<T> source;
    private final Predicate<T> nothingYet;
    private volatile Mono<T> value;

    public Remembered(Mono<T> source, Predicate<T> nothingYet) {
        this.source = source;
        this.nothingYet = nothingYet;
        this.value = fresh();
    }

    private Mono<T> fresh() {
        return source.cacheInvalidateWhen(
                t -> Mono.delay(Duration.ofSeconds(nothingYet.test(t) ? 1 : 60)).then());
    }

    public Mono<T> get() {
        return Mono.defer(() -> value);
    }

    /** The next reader reads the source again. To be called when it has been written. */
    public void forget() {
        value = fresh();
    }
}
