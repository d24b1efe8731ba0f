package id.tokoperasi.verification;

import id.tokoperasi.audit.Audit;
import id.tokoperasi.audit.Decision;
import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.kernel.Transactions;
import id.tokoperasi.outbox.Outbox;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Papers that run out: told of 30 and 7 days before, then over. */
@Component
public class Expiry {

    /** Days before the last one on which a cooperative is reminded. */
    public static final List<Integer> REMINDERS = List.of(30, 7);

    private static final int AT_ONCE = 200;

    private final ItemRows items;
    private final Consequences consequences;
    private final Audit audit;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;

    Expiry(
            ItemRows items,
            Consequences consequences,
            Audit audit,
            Outbox outbox,
            Transactions transactions,
            Clock clock) {
        this.items = items;
        this.consequences = consequences;
        this.audit = audit;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Reminds, then lets run out what is over; answers how many papers were touched, a batch at a time. */
    public Mono<Long> sweep() {
        return Mono.zip(remind(), expire(), Long::sum);
    }

    private Mono<Long> remind() {
        var today = Jakarta.day(clock.instant());
        var late = remind(7, () -> items.remind(today, today.plusDays(7), 7, AT_ONCE));
        var early =
                remind(30, () -> items.remind(today.plusDays(8), today.plusDays(30), 30, AT_ONCE));
        return late.zipWith(early, Long::sum);
    }

    private Mono<Long> remind(int days, Supplier<Flux<UUID>> due) {
        return transactions.run(
                () ->
                        due.get()
                                .map(id -> new PaperEnding(id, days))
                                .collectList()
                                .delayUntil(outbox::publishAll)
                                .map(told -> (long) told.size()));
    }

    private Mono<Long> expire() {
        return items.over(Jakarta.day(clock.instant()), AT_ONCE).concatMap(this::expire).count();
    }

    private Mono<Item> expire(UUID id) {
        var now = clock.instant();
        return transactions.run(
                () ->
                        items.expire(id, Jakarta.day(now))
                                .delayUntil(
                                        i -> outbox.publish(new ItemDecided(i.id(), i.version())))
                                .delayUntil(
                                        i ->
                                                audit.record(
                                                        Decision.of(
                                                                "cooperative:" + i.cooperativeId(),
                                                                Decision.SYSTEM,
                                                                "SYSTEM",
                                                                null,
                                                                "paper-expired",
                                                                Map.of(),
                                                                Map.of(
                                                                        "requirement",
                                                                        i.requirement(),
                                                                        "validUntil",
                                                                        String.valueOf(
                                                                                i.validUntil()))),
                                                        now))
                                .delayUntil(
                                        i ->
                                                consequences.draw(
                                                        i.cooperativeId(), Decision.SYSTEM)));
    }
}
