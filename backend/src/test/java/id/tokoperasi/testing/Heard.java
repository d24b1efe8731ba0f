package id.tokoperasi.testing;

import id.tokoperasi.outbox.EventHandler;

import reactor.core.publisher.Mono;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the events of one kind, in the order in which the drain brings them. */
public final class Heard<E> implements EventHandler<E> {

    private final Class<E> type;
    private final List<E> events = new CopyOnWriteArrayList<>();

    public Heard(Class<E> type) {
        this.type = type;
    }

    public List<E> events() {
        return events;
    }

    public void forget() {
        events.clear();
    }

    @Override
    public String name() {
        return "heard-" + type.getSimpleName();
    }

    @Override
    public Class<E> type() {
        return type;
    }

    @Override
    public Mono<Void> handle(E event) {
        return Mono.fromRunnable(() -> events.add(event));
    }
}
