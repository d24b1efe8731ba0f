package id.tokoperasi.outbox;

import id.tokoperasi.kernel.Transactions;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import tools.jackson.databind.json.JsonMapper;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/**
 * Hands events to their handlers: taking the rows and having done their work commit together, a crash
 * undoes both. Any number of instances may drain at once.
 */
@Component
public class EventDrain {

    private static final Logger log = LoggerFactory.getLogger(EventDrain.class);

    /** Handlers at work side by side. */
    private static final int AT_ONCE = 4;

    private final EventRows rows;
    private final Transactions transactions;
    private final JsonMapper json;
    private final Clock clock;
    private final ObjectProvider<EventHandler<?>> handlers;
    private final Nudge nudge;

    EventDrain(
            EventRows rows,
            Transactions transactions,
            JsonMapper json,
            Clock clock,
            ObjectProvider<EventHandler<?>> handlers,
            Nudge nudge) {
        this.rows = rows;
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
        this.handlers = handlers;
        this.nudge = nudge;
    }

    /**
     * Works off everything that is due now, and what comes of it, and answers how many events were
     * handled.
     */
    public Mono<Long> drainAll() {
        return Mono.defer(this::round)
                .repeat()
                .takeWhile(handled -> handled > 0)
                .reduce(0L, Long::sum);
    }

    /** Completes when this node has published something since the last drain began. */
    public Mono<Void> news() {
        return nudge.given();
    }

    /** One look; an idle node asks one question. */
    private Mono<Long> round() {
        nudge.forget();
        var byName = handlers.stream().collect(Collectors.toMap(EventHandler::name, h -> h));
        return rows.dueTopics(byName.keySet(), clock.instant())
                .collectList()
                .flatMapIterable(due -> due)
                .flatMap(name -> drain(Objects.requireNonNull(byName.get(name))), AT_ONCE)
                .reduce(0L, Long::sum);
    }

    /** Until fewer are there than it takes at once; the next look finds what has come meanwhile. */
    private <E> Mono<Long> drain(EventHandler<E> handler) {
        return Mono.defer(() -> next(handler, handler.atOnce()))
                .repeat()
                .takeUntil(handled -> handled < handler.atOnce())
                .reduce(0L, Long::sum);
    }

    /** How many rows were there, whether their work succeeded or was put off. */
    private <E> Mono<Long> next(EventHandler<E> handler, int limit) {
        var now = clock.instant();
        var taken = new AtomicReference<List<OutboxRow>>(List.of());
        return transactions
                .run(
                        () ->
                                rows.take(handler.name(), limit, now)
                                        .doOnNext(taken::set)
                                        .delayUntil(due -> handle(handler, due)))
                .map(due -> (long) due.size())
                .onErrorResume(error -> failed(handler, taken.get(), error, now));
    }

    private <E> Mono<Void> handle(EventHandler<E> handler, List<OutboxRow> due) {
        return due.isEmpty()
                ? Mono.empty()
                : handler.handleAll(due.stream().map(row -> event(handler, row)).toList());
    }

    private <E> E event(EventHandler<E> handler, OutboxRow row) {
        return json.readValue(row.payload(), handler.type());
    }

    /** Of several that were taken together each is tried alone, so that only the culprit waits. */
    private <E> Mono<Long> failed(
            EventHandler<E> handler, List<OutboxRow> taken, Throwable error, Instant now) {
        return switch (taken.size()) {
            case 0 -> Mono.error(error);
            case 1 -> putOff(taken.getFirst(), error, now);
            default ->
                    Mono.defer(() -> next(handler, 1))
                            .repeat(taken.size() - 1L)
                            .reduce(0L, Long::sum);
        };
    }

    private Mono<Long> putOff(OutboxRow row, Throwable error, Instant now) {
        log.warn(
                "{} could not handle event {} (try {})",
                row.topic(),
                row.id(),
                row.tries() + 1,
                error);
        return rows.failed(row, error, now).thenReturn(1L);
    }

    /** What waits and what was set aside, per topic, for the metrics. */
    public Mono<List<OutboxLag>> lags() {
        return rows.lags().collectList();
    }
}
