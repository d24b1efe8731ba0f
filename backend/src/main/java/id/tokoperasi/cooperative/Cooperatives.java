package id.tokoperasi.cooperative;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import id.tokoperasi.kernel.Ids;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.kernel.Transactions;
import id.tokoperasi.outbox.Outbox;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** The register of cooperatives. */
@Component
public class Cooperatives {

    /** How old what {@link #recent} answers may be. */
    public static final Duration RECENT = Duration.ofSeconds(5);

    private final CooperativeRows rows;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;
    private final Cache<UUID, Cooperative> recent =
            Caffeine.newBuilder().maximumSize(2_000).expireAfterWrite(RECENT).build();

    Cooperatives(CooperativeRows rows, Outbox outbox, Transactions transactions, Clock clock) {
        this.rows = rows;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Enters a cooperative as REGISTERED. Refuses {@code cooperative-exists} when the legal number, NIB
     * or slug is taken.
     */
    public Mono<Cooperative> register(NewCooperative cooperative) {
        return rows.insert(Ids.next(), cooperative, clock.instant())
                .switchIfEmpty(Mono.error(() -> Refusal.conflict("cooperative-exists")));
    }

    /** The dinas confirms the papers, or lets a suspended cooperative sell again. */
    public Mono<Cooperative> verify(UUID id) {
        return move(id, CooperativeStatus.VERIFIED);
    }

    /** The dinas stops the cooperative: listings are hidden and cannot be bought. */
    public Mono<Cooperative> suspend(UUID id) {
        return move(id, CooperativeStatus.SUSPENDED);
    }

    private Mono<Cooperative> move(UUID id, CooperativeStatus to) {
        return transactions
                .run(
                        () ->
                                rows.move(id, to, clock.instant())
                                        .switchIfEmpty(refuseMove(id))
                                        .delayUntil(
                                                c -> outbox.publish(new CooperativeChanged(id))))
                .doOnNext(changed -> recent.invalidate(id));
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
     * @param afterSlug the slug of the last one seen, or null from the start
     * @param size 1 to 100
     */
    public Flux<Cooperative> verified(
            @Nullable String districtCode, @Nullable String afterSlug, int size) {
        return rows.verified(districtCode, afterSlug, size);
    }

    /** How many verified cooperatives each district has, by home-ministry code. */
    public Mono<Map<String, Long>> verifiedByDistrict() {
        return rows.verifiedByDistrict();
    }
}
