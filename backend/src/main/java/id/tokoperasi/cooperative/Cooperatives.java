package id.tokoperasi.cooperative;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import id.tokoperasi.audit.Audit;
import id.tokoperasi.audit.Decision;
import id.tokoperasi.kernel.Ids;
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
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** The register of cooperatives. */
@Component
public class Cooperatives {

    /** How old what {@link #recent} answers may be. */
    public static final Duration RECENT = Duration.ofSeconds(5);

    /** Days that a holiday may last. */
    public static final int HOLIDAY_MAX = 90;

    private static final int REASON_MAX = 500;
    private static final String DINAS = "DEPARTMENT_OFFICER";
    private static final String MANAGER = "MANAGER";

    private final CooperativeRows rows;
    private final Audit audit;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;
    private final Cache<UUID, Cooperative> recent =
            Caffeine.newBuilder().maximumSize(2_000).expireAfterWrite(RECENT).build();

    Cooperatives(
            CooperativeRows rows,
            Audit audit,
            Outbox outbox,
            Transactions transactions,
            Clock clock) {
        this.rows = rows;
        this.audit = audit;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Enters a cooperative as REGISTERED. Refuses {@code cooperative-exists} when the legal number, NIB
     * or slug is taken.
     */
    public Mono<Cooperative> register(NewCooperative cooperative) {
        return register(Ids.next(), cooperative);
    }

    /** As {@link #register(NewCooperative)}, under that id; also refuses when the id is taken. */
    public Mono<Cooperative> register(UUID id, NewCooperative cooperative) {
        return rows.insert(id, cooperative, clock.instant())
                .switchIfEmpty(Mono.error(() -> Refusal.conflict("cooperative-exists")));
    }

    /**
     * Which of these numbers some cooperative of the register has: {@code legal_entity_number}, {@code
     * nib}, {@code tax_number}. Never whose.
     */
    public Mono<List<String>> taken(String legalEntityNumber, String nib, String taxNumber) {
        return rows.taken(legalEntityNumber, nib, taxNumber).distinct().collectList();
    }

    /** As {@link #verify(UUID, String)}, when nobody of the dinas decides, as in seeds. */
    public Mono<Cooperative> verify(UUID id) {
        return verify(id, Decision.SYSTEM);
    }

    /**
     * The dinas confirms the papers, or lets a suspended cooperative sell again. Refuses {@code
     * cooperative-state}, and as unknown what is not there; so do all that follow.
     */
    public Mono<Cooperative> verify(UUID id, String actor) {
        return move(id, CooperativeStatus.VERIFIED, null, actor, DINAS, null);
    }

    /** As {@link #suspend(UUID, String, String)}, when nobody of the dinas decides. */
    public Mono<Cooperative> suspend(UUID id) {
        return suspend(id, "-", Decision.SYSTEM);
    }

    /**
     * The dinas stops the cooperative: listings are hidden and cannot be bought, lines stay in baskets
     * with the reason, open orders are finished or called off by its staff. Refuses {@code
     * reason-missing}.
     */
    public Mono<Cooperative> suspend(UUID id, String reason, String actor) {
        return withReason(
                reason, why -> move(id, CooperativeStatus.SUSPENDED, why, actor, DINAS, null));
    }

    /**
     * The cooperative sells here no longer, by its manager's word: listings, baskets and orders as when
     * suspended; its staff keep what they need to finish orders. Refuses {@code reason-missing}.
     */
    public Mono<Cooperative> leave(UUID id, String reason, String actor) {
        return withReason(reason, why -> move(id, CooperativeStatus.LEFT, why, actor, MANAGER, id));
    }

    /** The dinas takes back one that had left: registered, to be checked anew. */
    public Mono<Cooperative> readmit(UUID id, String actor) {
        return move(id, CooperativeStatus.REGISTERED, null, actor, DINAS, null);
    }

    private static Mono<Cooperative> withReason(
            String reason, Function<String, Mono<Cooperative>> work) {
        var why = reason.strip();
        return why.isEmpty() || why.length() > REASON_MAX
                ? Mono.error(Refusal.invalidField("reason", "reason-missing"))
                : work.apply(why);
    }

    private Mono<Cooperative> move(
            UUID id,
            CooperativeStatus to,
            @Nullable String reason,
            String actor,
            String role,
            @Nullable UUID actingFor) {
        var now = clock.instant();
        return find(id).flatMap(
                        before ->
                                changed(
                                        () ->
                                                rows.move(id, to, reason, now)
                                                        .switchIfEmpty(refuseMove(id)),
                                        after ->
                                                Decision.of(
                                                        "cooperative:" + id,
                                                        actor,
                                                        role,
                                                        actingFor,
                                                        "cooperative-moved",
                                                        Map.of("status", before.status().name()),
                                                        Map.of(
                                                                "status",
                                                                after.status().name(),
                                                                "reason",
                                                                Objects.toString(reason, ""))),
                                        now));
    }

    private Mono<Cooperative> changed(
            Supplier<Mono<Cooperative>> change,
            Function<Cooperative, Decision> decision,
            Instant now) {
        return transactions
                .run(
                        () ->
                                change.get()
                                        .delayUntil(c -> audit.record(decision.apply(c), now))
                                        .delayUntil(
                                                c ->
                                                        outbox.publish(
                                                                new CooperativeChanged(c.id()))))
                .doOnNext(c -> recent.invalidate(c.id()));
    }

    /**
     * Announces a holiday: from the first to the last day listings are hidden and cannot be bought; open
     * orders are to be finished. Another one replaces it. Refuses {@code holiday-dates} when it ends
     * before it begins, is over, or lasts more than {@link #HOLIDAY_MAX} days, and {@code
     * cooperative-state} when suspended or gone.
     */
    public Mono<Cooperative> close(UUID id, LocalDate from, LocalDate until, String actor) {
        var today = Jakarta.day(clock.instant());
        if (until.isBefore(from)
                || until.isBefore(today)
                || ChronoUnit.DAYS.between(from, until) >= HOLIDAY_MAX) {
            return Mono.error(Refusal.invalidField("until", "holiday-dates"));
        }
        return holiday(id, from, until, actor);
    }

    /** Ends the holiday, or takes back one that has not begun; changes nothing without. */
    public Mono<Cooperative> open(UUID id, String actor) {
        return holiday(id, null, null, actor);
    }

    private Mono<Cooperative> holiday(
            UUID id, @Nullable LocalDate from, @Nullable LocalDate until, String actor) {
        var now = clock.instant();
        return changed(
                () -> rows.close(id, from, until, Jakarta.day(now)).switchIfEmpty(refuseMove(id)),
                c ->
                        Decision.of(
                                "cooperative:" + id,
                                actor,
                                MANAGER,
                                id,
                                "holiday-set",
                                Map.of(),
                                Map.of(
                                        "from", Objects.toString(from, ""),
                                        "until", Objects.toString(until, ""))),
                now);
    }

    /** Begins and ends holidays by the day that it is in Jakarta; answers how many. */
    public Mono<Long> turnHolidays() {
        var today = Jakarta.day(clock.instant());
        return transactions
                .run(
                        () ->
                                rows.turnHolidays(today)
                                        .map(Cooperative::id)
                                        .collectList()
                                        .delayUntil(
                                                ids ->
                                                        outbox.publishAll(
                                                                ids.stream()
                                                                        .map(
                                                                                CooperativeChanged
                                                                                        ::new)
                                                                        .toList())))
                .doOnNext(recent::invalidateAll)
                .map(ids -> (long) ids.size());
    }

    /**
     * A paper has run out, or is there again: what follows from it. In the caller's transaction; changes
     * nothing, and answers empty, when it is so already.
     */
    public Mono<Cooperative> limit(UUID id, SellingLimit limit) {
        var now = clock.instant();
        return changed(
                () -> rows.limit(id, limit),
                c ->
                        Decision.of(
                                "cooperative:" + id,
                                Decision.SYSTEM,
                                "SYSTEM",
                                null,
                                "selling-limited",
                                Map.of(),
                                Map.of("limit", limit.name())),
                now);
    }

    private Mono<Cooperative> refuseMove(UUID id) {
        return find(id).flatMap(c -> Mono.error(Refusal.conflict("cooperative-state")));
    }

    /** Refuses as unknown when there is none with this id. */
    public Mono<Cooperative> find(UUID id) {
        return rows.byId(id).switchIfEmpty(Mono.error(Refusal::unknown));
    }

    /** Empty when there is none with this slug. */
    public Mono<Cooperative> bySlug(String slug) {
        return rows.bySlug(slug);
    }

    /** The cooperatives with these ids, in no order; unknown ids are left out. */
    public Flux<Cooperative> byIds(Collection<UUID> ids) {
        return ids.isEmpty() ? Flux.empty() : rows.byIds(ids);
    }

    /**
     * For showing, not for deciding: the cooperative as it was at most {@link #RECENT} ago. Mostly no
     * statement. Empty when unknown.
     */
    public Mono<Cooperative> recent(UUID id) {
        return Mono.defer(() -> Mono.justOrEmpty(recent.getIfPresent(id)))
                .switchIfEmpty(Mono.defer(() -> rows.byId(id)).doOnNext(c -> recent.put(id, c)));
    }

    /**
     * Verified cooperatives in the order of their slugs.
     *
     * @param districtCode only these, or null for all
     * @param text what the name holds, in any case; empty for all
     * @param afterSlug the slug of the last one seen, or null from the start
     * @param size 1 to 100
     */
    public Flux<Cooperative> verified(
            @Nullable String districtCode, String text, @Nullable String afterSlug, int size) {
        return rows.verified(districtCode, text, afterSlug, size);
    }

    /** How many verified cooperatives each district has, by home-ministry code. */
    public Mono<Map<String, Long>> verifiedByDistrict() {
        return rows.verifiedByDistrict();
    }
}
