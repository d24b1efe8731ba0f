package id.tokoperasi.verification;

import id.tokoperasi.audit.Audit;
import id.tokoperasi.audit.Decision;
import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.kernel.Transactions;
import id.tokoperasi.outbox.Outbox;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** The officers' queue: papers and applications that wait, and what is decided about them. */
@Component
public class Desk {

    /** How long a paper stays on an officer's table. */
    public static final Duration HELD = Duration.ofMinutes(10);

    /** Papers that can be asked for again at once. */
    public static final int BULK_MAX = 50;

    private static final int NOTE_MAX = 500;
    private static final Set<ItemState> WAITING = EnumSet.of(ItemState.WAITING);

    private final ItemRows items;
    private final Requirements requirements;
    private final Applications applications;
    private final Cooperatives cooperatives;
    private final Entering entering;
    private final Consequences consequences;
    private final Audit audit;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;

    Desk(
            ItemRows items,
            Requirements requirements,
            Applications applications,
            Cooperatives cooperatives,
            Entering entering,
            Consequences consequences,
            Audit audit,
            Outbox outbox,
            Transactions transactions,
            Clock clock) {
        this.items = items;
        this.requirements = requirements;
        this.applications = applications;
        this.cooperatives = cooperatives;
        this.entering = entering;
        this.consequences = consequences;
        this.audit = audit;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * A paper in the queue.
     *
     * @param cooperative its name, or that of the application
     * @param workingDays for which it has waited
     */
    public record Entry(Item item, Requirement requirement, String cooperative, long workingDays) {}

    /**
     * What is asked of the queue.
     *
     * @param requirement code of a kind of paper; null for all
     * @param asked why it waits; null for all
     * @param after id of the last one seen; null from the oldest
     * @param size 1 to 101
     */
    public record Wish(
            ItemState state,
            @Nullable String requirement,
            @Nullable Asked asked,
            @Nullable UUID after,
            int size) {}

    /** What waits, in figures; {@code oldestDays} are working days, 0 when nothing waits. */
    public record Load(Map<Asked, Long> waiting, long oldestDays, long expired) {

        /** All that wait. */
        public long all() {
            return waiting.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** The queue, oldest first. Three statements. */
    public Mono<List<Entry>> queue(Wish wish) {
        return items.queue(
                        wish.state(), wish.requirement(), wish.asked(), wish.after(), wish.size())
                .collectList()
                .flatMap(this::entries);
    }

    private Mono<List<Entry>> entries(List<Item> found) {
        if (found.isEmpty()) {
            return Mono.just(List.of());
        }
        var ids = found.stream().map(Item::cooperativeId).distinct().toList();
        return Mono.zip(requirements.byCode(), names(ids))
                .map(
                        both ->
                                found.stream()
                                        .map(i -> entry(i, both.getT1(), both.getT2()))
                                        .toList());
    }

    private Mono<Map<UUID, String>> names(Collection<UUID> ids) {
        return Mono.zip(
                        applications.byIds(ids),
                        cooperatives.byIds(ids).collectMap(Cooperative::id))
                .map(
                        both -> {
                            var names = new HashMap<UUID, String>();
                            both.getT1().forEach((id, a) -> names.put(id, a.form().name()));
                            both.getT2().forEach((id, c) -> names.put(id, c.name()));
                            return names;
                        });
    }

    private Entry entry(Item i, Map<String, Requirement> kinds, Map<UUID, String> names) {
        var since = i.waitingSince() == null ? clock.instant() : i.waitingSince();
        return new Entry(
                i,
                Objects.requireNonNull(kinds.get(i.requirement())),
                names.getOrDefault(i.cooperativeId(), ""),
                workingDays(since));
    }

    private long workingDays(Instant since) {
        return WorkingDays.between(Jakarta.day(since), Jakarta.day(clock.instant()));
    }

    /** What waits, in figures. Three statements. */
    public Mono<Load> load() {
        return Mono.zip(
                        items.waiting(),
                        items.oldest().map(this::workingDays).defaultIfEmpty(0L),
                        items.lapsed())
                .map(all -> new Load(all.getT1(), all.getT2(), all.getT3()));
    }

    /** Refuses as unknown what was never in the queue. */
    public Mono<Entry> find(UUID itemId) {
        return items.byId(itemId)
                .filter(i -> i.waitingSince() != null)
                .flatMap(i -> entries(List.of(i)))
                .map(List::getFirst)
                .switchIfEmpty(Mono.error(Refusal::unknown));
    }

    /**
     * Puts a paper on the officer's table for {@link #HELD}; again for as long. Refuses as unknown, and
     * {@code item-held} when another officer has it.
     */
    public Mono<Item> hold(UUID itemId, String actor, String name) {
        var now = clock.instant();
        return items.hold(itemId, actor, name, now, now.plus(HELD))
                .switchIfEmpty(
                        find(itemId).flatMap(e -> Mono.error(Refusal.conflict("item-held"))));
    }

    /**
     * Decides. Refuses as unknown, as stale when it is another version by now, {@code item-held} when
     * another officer has it, {@code item-decided} when that step does not follow from its state, {@code
     * decision-reason} and {@code decision-note} when they are missing, {@code not-waivable}, {@code
     * valid-until-over}; for a form also {@code cooperative-exists} and {@code application-state}.
     */
    public Mono<Item> decide(UUID itemId, long seen, Verdict verdict, String actor) {
        return Mono.fromRunnable(() -> check(verdict))
                .then(find(itemId))
                .flatMap(entry -> decide(entry, seen, verdict, actor));
    }

    private static void check(Verdict v) {
        if (v.outcome() != Outcome.ACCEPT && v.reason() == null) {
            throw Refusal.invalidField("reason", "decision-reason");
        }
        if (v.note().length() > NOTE_MAX || v.outcome() != Outcome.ACCEPT && v.note().isEmpty()) {
            throw Refusal.invalidField("note", "decision-note");
        }
    }

    /** What an applicant has brought is only decided once. */
    private static Set<ItemState> from(Outcome outcome, Item old) {
        return old.isApplication() && outcome != Outcome.WAIVE
                ? WAITING
                : outcome.state().previous();
    }

    private Mono<Item> decide(Entry entry, long seen, Verdict verdict, String actor) {
        var now = clock.instant();
        var old = entry.item();
        if (verdict.outcome() == Outcome.WAIVE && !entry.requirement().waivable()) {
            return Mono.error(Refusal.invalidField("outcome", "not-waivable"));
        }
        var until = until(entry.requirement(), verdict, Jakarta.day(now));
        var from = from(verdict.outcome(), old);
        return transactions.run(
                () ->
                        items.decide(old.id(), seen, verdict, until, from, actor, now)
                                .switchIfEmpty(refuse(old.id(), seen, from, actor, now))
                                .delayUntil(i -> follow(i, verdict, actor, now))
                                .delayUntil(i -> record(old, i, verdict, actor, now))
                                .delayUntil(
                                        i -> outbox.publish(new ItemDecided(i.id(), i.version()))));
    }

    private Mono<Void> follow(Item i, Verdict verdict, String actor, Instant now) {
        var form =
                i.isApplication() ? entering.follow(i, verdict.outcome(), now) : Mono.<Void>empty();
        return form.then(Mono.defer(() -> consequences.draw(i.cooperativeId(), actor)));
    }

    private static @Nullable LocalDate until(Requirement r, Verdict v, LocalDate today) {
        if (v.outcome() == Outcome.ASK_AGAIN || v.outcome() == Outcome.REJECT) {
            return null;
        }
        var until = v.validUntil();
        if (until != null && until.isBefore(today)) {
            throw Refusal.invalidField("validUntil", "valid-until-over");
        }
        var months = r.validMonths();
        return until == null && months != null ? today.plusMonths(months) : until;
    }

    private <T> Mono<T> refuse(UUID id, long seen, Set<ItemState> from, String actor, Instant now) {
        return items.byId(id)
                .flatMap(
                        i ->
                                Mono.error(
                                        i.isHeldFrom(actor, now)
                                                ? Refusal.conflict("item-held")
                                                : from.contains(i.state()) && i.version() != seen
                                                        ? Refusal.stale()
                                                        : Refusal.conflict("item-decided")));
    }

    private Mono<Void> record(Item old, Item i, Verdict v, String actor, Instant now) {
        return audit.record(
                Decision.of(
                        "cooperative:" + i.cooperativeId(),
                        actor,
                        "DEPARTMENT_OFFICER",
                        null,
                        "item-decided",
                        Map.of("state", old.state().name()),
                        Map.of(
                                "requirement", i.requirement(),
                                "state", i.state().name(),
                                "reason", v.reason() == null ? "" : v.reason().name(),
                                "note", v.note(),
                                "validUntil", Objects.toString(i.validUntil(), ""))),
                now);
    }

    /**
     * Does without a paper that a registered cooperative has not brought. Refuses as {@link #decide} does,
     * as unknown what it is not asked for, {@code item-decided} when something was brought.
     */
    public Mono<Item> waive(UUID cooperativeId, String requirement, Verdict verdict, String actor) {
        var now = clock.instant();
        return Mono.fromRunnable(() -> check(verdict))
                .then(Mono.zip(cooperatives.find(cooperativeId), requirements.find(requirement)))
                .flatMap(
                        both -> {
                            var r = both.getT2();
                            if (!r.isAskedOf(both.getT1().sector(), both.getT1().kind())) {
                                return Mono.error(Refusal.unknown());
                            }
                            if (!r.waivable()) {
                                return Mono.error(Refusal.invalidField("outcome", "not-waivable"));
                            }
                            var until = until(r, verdict, Jakarta.day(now));
                            return transactions.run(
                                    () -> waive(cooperativeId, r, verdict, until, actor, now));
                        });
    }

    private Mono<Item> waive(
            UUID cooperativeId,
            Requirement r,
            Verdict verdict,
            @Nullable LocalDate until,
            String actor,
            Instant now) {
        return items.waiveMissing(cooperativeId, r.code(), verdict, until, now)
                .switchIfEmpty(Mono.error(() -> Refusal.conflict("item-decided")))
                .delayUntil(i -> consequences.draw(cooperativeId, actor))
                .delayUntil(i -> record(i, i, verdict, actor, now))
                .delayUntil(i -> outbox.publish(new ItemDecided(i.id(), i.version())));
    }

    /**
     * Asks again for several papers with one reason: the one decision that takes nothing away and can be
     * mended, so the only one that is made in bulk. Those that wait no longer, are forms, or are on
     * another's table are left as they are; answers those that were asked for. Refuses {@code
     * bulk-too-many} over {@link #BULK_MAX}, and as {@link #decide} does.
     */
    public Mono<List<Item>> askAgain(
            Collection<UUID> ids, DecisionReason reason, String note, String actor) {
        var now = clock.instant();
        var verdict = new Verdict(Outcome.ASK_AGAIN, reason, note, null);
        if (ids.size() > BULK_MAX) {
            return Mono.error(Refusal.invalidField("items", "bulk-too-many"));
        }
        return Mono.fromRunnable(() -> check(verdict))
                .then(
                        transactions.run(
                                () ->
                                        items.askAgain(ids, verdict, actor, now)
                                                .collectList()
                                                .delayUntil(
                                                        all ->
                                                                Flux.fromIterable(all)
                                                                        .concatMap(
                                                                                i ->
                                                                                        record(
                                                                                                i,
                                                                                                i,
                                                                                                verdict,
                                                                                                actor,
                                                                                                now))
                                                                        .then())
                                                .delayUntil(this::publish)));
    }

    private Mono<Void> publish(List<Item> all) {
        return outbox.publishAll(
                all.stream().map(i -> new ItemDecided(i.id(), i.version())).toList());
    }
}
