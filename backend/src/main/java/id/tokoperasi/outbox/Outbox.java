package id.tokoperasi.outbox;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import tools.jackson.databind.json.JsonMapper;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Writes facts into the caller's transaction. */
@Component
public class Outbox {

    private final EventRows rows;
    private final JsonMapper json;
    private final Clock clock;
    private final ObjectProvider<EventHandler<?>> handlers;
    private final Nudge nudge;

    Outbox(
            EventRows rows,
            JsonMapper json,
            Clock clock,
            ObjectProvider<EventHandler<?>> handlers,
            Nudge nudge) {
        this.rows = rows;
        this.json = json;
        this.clock = clock;
        this.handlers = handlers;
        this.nudge = nudge;
    }

    /** One row for every handler of this event, so that a failing one holds up no other. */
    public Mono<Void> publish(Object event) {
        return publishAll(List.of(event));
    }

    /** As {@link #publish}, for all of them in one statement. */
    public Mono<Void> publishAll(List<?> events) {
        return Mono.fromSupplier(() -> events.stream().flatMap(this::heard).toList())
                .filter(heard -> !heard.isEmpty())
                .flatMap(heard -> rows.append(heard, clock.instant()).then(nudge.afterCommit()));
    }

    private Stream<EventRows.Heard> heard(Object event) {
        return handlers.stream()
                .filter(h -> h.type() == event.getClass())
                .map(h -> new EventRows.Heard(h.name(), json.writeValueAsString(event)));
    }

    /**
     * Marks things as changed in a topic that a {@link PartitionDrain} works off. Only the keys are
     * kept; the reader loads the current state.
     */
    public Mono<Void> mark(String topic, Collection<String> keys) {
        return keys.isEmpty() ? Mono.empty() : rows.mark(topic, keys, clock.instant());
    }
}
