package id.tokoperasi.programme;

import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.CooperativeStatus;
import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.kernel.Transactions;
import id.tokoperasi.ordering.Sales;
import id.tokoperasi.ordering.SalesFigures;
import id.tokoperasi.outbox.Outbox;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The office asks cooperatives to take the next step, and they answer. */
@Component
public class Calls {

    /** How many are asked at once. */
    public static final int AT_ONCE = 200;

    private static final int ANSWER_MAX = 500;

    private final CallRows rows;
    private final RealSector realSector;
    private final KindRows kinds;
    private final SalesFigures sales;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;

    Calls(
            CallRows rows,
            RealSector realSector,
            KindRows kinds,
            SalesFigures sales,
            Outbox outbox,
            Transactions transactions,
            Clock clock) {
        this.rows = rows;
        this.realSector = realSector;
        this.kinds = kinds;
        this.sales = sales;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Asks those of these cooperatives that have stopped before the step. Once a year: whom it has asked
     * already gets no second mail. Refuses {@code nobody-chosen} without any and {@code too-many-chosen}
     * over {@link #AT_ONCE}.
     *
     * @return how many were asked now
     */
    public Mono<Integer> call(Step step, Collection<UUID> cooperativeIds, String actor) {
        var chosen = Set.copyOf(cooperativeIds);
        if (chosen.isEmpty()) {
            return Mono.error(Refusal.invalidField("cooperativeIds", "nobody-chosen"));
        }
        if (chosen.size() > AT_ONCE) {
            return Mono.error(Refusal.invalidField("cooperativeIds", "too-many-chosen"));
        }
        if (step == Step.REGISTERED) {
            return Mono.error(Refusal.unknown());
        }
        var now = clock.instant();
        return realSector
                .stopped(step)
                .map(
                        all ->
                                all.stream()
                                        .map(s -> s.cooperative().id())
                                        .filter(chosen::contains)
                                        .toList())
                .flatMap(ids -> write(ids, step, actor, now));
    }

    private Mono<Integer> write(List<UUID> ids, Step step, String actor, Instant now) {
        return transactions.run(
                () ->
                        rows.insert(ids, step, Jakarta.day(now).getYear(), actor, now)
                                .map(c -> new CooperativeCalled(c.id()))
                                .collectList()
                                .delayUntil(outbox::publishAll)
                                .map(List::size));
    }

    /** Empty when there is none with this id. */
    public Mono<Call> find(UUID id) {
        return rows.byId(id);
    }

    /**
     * What the office has asked of this cooperative this year and is neither answered nor done by now,
     * and what it has answered; newest first. A fixed number of statements.
     */
    public Mono<List<Call>> of(Cooperative cooperative) {
        var today = Jakarta.day(clock.instant());
        var month =
                sales.between(
                        List.of(cooperative.id()),
                        Jakarta.startOf(today.withDayOfMonth(1)),
                        Jakarta.endOf(today));
        return Mono.zip(
                        rows.ofCooperative(cooperative.id(), today.getYear()).collectList(),
                        kinds.of(cooperative.id()).collectList(),
                        month)
                .map(
                        all -> {
                            var check = all.getT2().isEmpty() ? null : all.getT2().getFirst();
                            var sold = all.getT3().getOrDefault(cooperative.id(), Sales.NONE);
                            return all.getT1().stream()
                                    .filter(
                                            c ->
                                                    c.answer() != null
                                                            || !isDone(
                                                                    c.step(),
                                                                    cooperative,
                                                                    check,
                                                                    sold))
                                    .toList();
                        });
    }

    private static boolean isDone(
            Step step, Cooperative cooperative, @Nullable KindCheck check, Sales sold) {
        return switch (step) {
            case REGISTERED -> true;
            case KIND_CHECKED -> check != null;
            case REAL_SECTOR -> check != null && check.sector().counts();
            case VERIFIED -> cooperative.status() == CooperativeStatus.VERIFIED;
            case SOLD -> sold.orders() > 0;
        };
    }

    /**
     * The cooperative answers, once. Refuses as unknown what is not its, {@code call-answered}, {@code
     * answer-length} when there are no words or more than 500 letters, {@code answer-sector} when it is
     * asked what it lives on and does not say.
     */
    public Mono<Call> answer(
            UUID id, UUID cooperativeId, String answer, @Nullable Sector sector, String actor) {
        var words = answer.strip();
        if (words.isEmpty() || words.length() > ANSWER_MAX) {
            return Mono.error(Refusal.invalidField("answer", "answer-length"));
        }
        return rows.byId(id)
                .filter(c -> c.cooperativeId().equals(cooperativeId))
                .switchIfEmpty(Mono.error(Refusal::unknown))
                .filter(c -> c.step() != Step.KIND_CHECKED || sector != null)
                .switchIfEmpty(Mono.error(() -> Refusal.invalidField("sector", "answer-sector")))
                .flatMap(
                        c ->
                                rows.answer(
                                        id,
                                        cooperativeId,
                                        words,
                                        c.step() == Step.KIND_CHECKED ? sector : null,
                                        actor,
                                        clock.instant()))
                .switchIfEmpty(Mono.error(() -> Refusal.conflict("call-answered")));
    }
}
