package id.tokoperasi.outbox;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import tools.jackson.databind.json.JsonMapper;

import java.time.Clock;
import java.util.Collection;
import java.util.List;

/** Writes facts into the caller's transaction. */
@Component
public class Outbox {

    private final EventRows rows;
    private final JsonMapper json;
    private final Clock clock;
    private final ObjectProvider<EventHandler<?>> handlers;

    Outbox(EventRows rows, JsonMapper json, Clock clock, ObjectProvider<EventHandler<?>> handlers) {
        this.rows = rows;
        this.json = json;
        this.clock = clock;
        this.handlers = handlers;
    }

    /** One row for every handler of this event, so that a failing one holds up no other. */
    public Mono<Void> publish(Object event) {
        return Flux.fromStream(() -> handlers.stream().filter(h -> h.type() == event.getClass()))
                .concatMap(
                        h ->
                                rows.append(
                                        h.name(),
                                        List.of(""),
                                        json.writeValueAsString(event),
                                        clock.instant()))
                .then();
    }

    /**
     * Marks things as changed in a topic that a {@link PartitionDrain} works off. Only the keys are
     * kept; the reader loads the current state.
     */
    public Mono<Void> mark(String topic, Collection<String> keys) {
        return keys.isEmpty() ? Mono.empty() : rows.append(topic, keys, "{}", clock.instant());
    }
}
