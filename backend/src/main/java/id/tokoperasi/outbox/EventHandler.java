package id.tokoperasi.outbox;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.List;

/**
 * Hears one kind of event, in a transaction of its own that also takes the event away. May run twice
 * for the same event and late: re-reads the current state, touches only the database, and sends money
 * or mail only by writing a row that says it is due.
 *
 * @param <E> a public record of the module that publishes it
 */
public interface EventHandler<E> {

    /** Stable name of this listener; rows in the database carry it. */
    String name();

    /** The event it hears; exactly this class. */
    Class<E> type();

    /** Completes empty when done. An error puts the event back with a later due time. */
    Mono<Void> handle(E event);

    /** How many due events it takes in one transaction, which is run again after a deadlock. */
    default int atOnce() {
        return 1;
    }

    /** As {@link #handle}, for all of them, oldest first. After an error each is handled alone. */
    default Mono<Void> handleAll(List<E> events) {
        return Flux.fromIterable(events).concatMap(this::handle).then();
    }
}
