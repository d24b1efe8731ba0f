package id.tokoperasi.outbox;

import id.tokoperasi.kernel.Transactions;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import tools.jackson.databind.json.JsonMapper;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Hands events to their handlers, one event a transaction: taking the row and having done its work
 * commit together, a crash undoes both. Any number of instances may drain at once.
 */
@Component
public class EventDrain {

    private static final Logger log = LoggerFactory.getLogger(EventDrain.class);

    private final EventRows rows;
    private final Transactions transactions;
    private final JsonMapper json;
    private final Clock clock;
    private final ObjectProvider<EventHandler<?>> handlers;

    EventDrain(
            EventRows rows,
            Transactions transactions,
            JsonMapper json,
            Clock clock,
            ObjectProvider<EventHandler<?>> handlers) {
        this.rows = rows;
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
        this.handlers = handlers;
    }

    /** Works off everything that is due now and answers how many events were handled. */
    public Mono<Long> drainAll() {
        return Flux.fromStream(handlers::stream).flatMap(this::drain, 4).reduce(0L, Long::sum);
    }

    private <E> Mono<Long> drain(EventHandler<E> handler) {
        return Mono.defer(() -> next(handler)).repeat().takeWhile(Boolean::booleanValue).count();
    }

    /** True when a row was there, whether its work succeeded or was put off. */
    private <E> Mono<Boolean> next(EventHandler<E> handler) {
        var now = clock.instant();
        var taken = new AtomicReference<@Nullable OutboxRow>();
        return transactions
                .run(
                        () ->
                                rows.take(handler.name(), now)
                                        .doOnNext(taken::set)
                                        .delayUntil(row -> handler.handle(event(handler, row)))
                                        .hasElement())
                .onErrorResume(error -> putOff(taken.get(), error, now));
    }

    private <E> E event(EventHandler<E> handler, OutboxRow row) {
        return json.readValue(row.payload(), handler.type());
    }

    private Mono<Boolean> putOff(@Nullable OutboxRow row, Throwable error, Instant now) {
        if (row == null) {
            return Mono.error(error);
        }
        log.warn(
                "{} could not handle event {} (try {})",
                row.topic(),
                row.id(),
                row.tries() + 1,
                error);
        return rows.failed(row, error, now).thenReturn(true);
    }

    /** What waits and what was set aside, per topic, for the metrics. */
    public Mono<List<OutboxLag>> lags() {
        return rows.lags().collectList();
    }
}
