package id.tokoperasi.storefront;

import id.tokoperasi.outbox.EventDrain;
import id.tokoperasi.outbox.OutboxLag;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** How far the outbox is behind, per topic. */
@Component
class OutboxGauges {

    private final EventDrain events;
    private final Clock clock;
    private final MultiGauge waiting;
    private final MultiGauge age;
    private final MultiGauge dead;

    OutboxGauges(EventDrain events, MeterRegistry meters, Clock clock) {
        this.events = events;
        this.clock = clock;
        this.waiting = MultiGauge.builder("outbox.waiting").register(meters);
        this.age = MultiGauge.builder("outbox.oldest").baseUnit("seconds").register(meters);
        this.dead = MultiGauge.builder("outbox.dead").register(meters);
    }

    Mono<Void> refresh() {
        return events.lags()
                .doOnNext(
                        lags -> {
                            waiting.register(rows(lags, OutboxLag::waiting), true);
                            age.register(rows(lags, this::ageSeconds), true);
                            dead.register(rows(lags, OutboxLag::dead), true);
                        })
                .then();
    }

    private static List<Row<?>> rows(List<OutboxLag> lags, ToDoubleFunction<OutboxLag> figure) {
        Map<String, Double> byTopic =
                lags.stream()
                        .collect(
                                Collectors.groupingBy(
                                        OutboxLag::topic, Collectors.summingDouble(figure)));
        return byTopic.entrySet().stream()
                .<Row<?>>map(e -> Row.of(Tags.of("topic", e.getKey()), e.getValue()))
                .toList();
    }

    private double ageSeconds(OutboxLag lag) {
        var oldest = lag.oldest();
        return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toMillis() / 1000.0;
    }
}
