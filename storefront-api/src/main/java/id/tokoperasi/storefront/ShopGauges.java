package id.tokoperasi.storefront;

import id.tokoperasi.notification.MailBacklog;
import id.tokoperasi.notification.Mails;
import id.tokoperasi.ordering.OrderStatus;
import id.tokoperasi.ordering.Orders;
import id.tokoperasi.payment.Payments;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/** Orders by state, mails that wait or were given up, and refunds that failed. */
@Component
class ShopGauges {

    private final Orders orders;
    private final Mails mails;
    private final Payments payments;
    private final Clock clock;
    private final MultiGauge byStatus;
    private final MultiGauge backlog;
    private final MultiGauge oldest;
    private final AtomicLong failedRefunds;

    ShopGauges(Orders orders, Mails mails, Payments payments, MeterRegistry meters, Clock clock) {
        this.orders = orders;
        this.mails = mails;
        this.payments = payments;
        this.clock = clock;
        this.byStatus = MultiGauge.builder("orders").register(meters);
        this.backlog = MultiGauge.builder("mails").register(meters);
        this.failedRefunds =
                Objects.requireNonNull(meters.gauge("refunds.failed", new AtomicLong()));
        this.oldest = MultiGauge.builder("mails.oldest").baseUnit("seconds").register(meters);
    }

    Mono<Void> refresh() {
        return Mono.zip(orders.countByStatus(), mails.backlog(), payments.countFailedRefunds())
                .doOnNext(
                        found -> {
                            show(found.getT1());
                            show(found.getT2());
                            failedRefunds.set(found.getT3());
                        })
                .then();
    }

    private void show(Map<OrderStatus, Long> counts) {
        byStatus.register(
                Arrays.stream(OrderStatus.values())
                        .<Row<?>>map(
                                s ->
                                        Row.of(
                                                Tags.of("status", s.name()),
                                                counts.getOrDefault(s, 0L)))
                        .toList(),
                true);
    }

    private void show(MailBacklog mail) {
        var since = mail.oldest();
        var age = since == null ? 0 : Duration.between(since, clock.instant()).toMillis() / 1000.0;
        backlog.register(
                List.of(
                        Row.of(Tags.of("state", "WAITING"), mail.waiting()),
                        Row.of(Tags.of("state", "FAILED"), mail.failed())),
                true);
        oldest.register(List.of(Row.of(Tags.empty(), age)), true);
    }
}
