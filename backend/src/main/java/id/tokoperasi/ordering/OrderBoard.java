package id.tokoperasi.ordering;

import static java.util.Objects.requireNonNull;

import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.kernel.Transactions;
import id.tokoperasi.outbox.Outbox;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** A cooperative's orders as work: what is due first comes first, and many are packed at once. */
@Component
public class OrderBoard {

    /** Orders that one call may pack. */
    public static final int PACKED_AT_ONCE = 50;

    private final BoardRows rows;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;

    OrderBoard(BoardRows rows, Outbox outbox, Transactions transactions, Clock clock) {
        this.rows = rows;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * The cooperative's paid orders, those first that are due first; parameters as in {@link
     * Orders#pageOfCooperative}.
     */
    public Flux<Order> pageByDue(
            UUID cooperativeId, Collection<OrderStatus> statuses, @Nullable UUID after, int size) {
        return rows.pageByDue(cooperativeId, statuses, after, size);
    }

    /** What waits in the house and is due before then, those due first first, at most so many. */
    public Flux<Order> toSendBefore(UUID cooperativeId, Instant then, int size) {
        return rows.toSendBefore(cooperativeId, then, size);
    }

    /** How many wait in the house and are due before then. */
    public Mono<Long> countToSendBefore(UUID cooperativeId, Instant then) {
        return rows.countToSendBefore(cooperativeId, then);
    }

    /** What waits in the house beyond the promised time, and what is promised for today. */
    public Mono<Due> due(UUID cooperativeId) {
        return Mono.defer(
                () -> {
                    var now = clock.instant();
                    return rows.due(cooperativeId, now, Jakarta.endOf(Jakarta.day(now)));
                });
    }

    /** How many orders wait to be packed. */
    public Mono<Long> countToPack(UUID cooperativeId) {
        return rows.countToPack(cooperativeId);
    }

    /** These orders, in the order asked for; refuses as unknown unless all are the cooperative's and paid. */
    public Mono<List<Order>> allOfCooperative(Collection<UUID> orderIds, UUID cooperativeId) {
        return rows.ofCooperative(orderIds, cooperativeId)
                .collectMap(Order::id)
                .flatMap(
                        found ->
                                found.keySet().containsAll(orderIds)
                                        ? Mono.just(
                                                orderIds.stream()
                                                        .distinct()
                                                        .map(id -> requireNonNull(found.get(id)))
                                                        .toList())
                                        : Mono.error(Refusal.unknown()));
    }

    /**
     * Packs all of them that wait to be packed and answers the ids of those; the others stay as they
     * are. Refuses as unknown, and packs none, unless all are the cooperative's.
     *
     * @param orderIds 1 to {@link #PACKED_AT_ONCE}, else {@code orders-at-once}
     */
    public Mono<List<UUID>> packAll(Collection<UUID> orderIds, UUID cooperativeId, String staff) {
        if (orderIds.isEmpty() || orderIds.size() > PACKED_AT_ONCE) {
            return Mono.error(Refusal.invalidField("orderIds", "orders-at-once"));
        }
        var actor = new Actor(Actor.Kind.COOPERATIVE, staff);
        return allOfCooperative(orderIds, cooperativeId)
                .then(packed(orderIds, cooperativeId, actor, clock.instant()));
    }

    private Mono<List<UUID>> packed(
            Collection<UUID> orderIds, UUID cooperativeId, Actor actor, Instant now) {
        return transactions.run(
                () ->
                        rows.packAll(orderIds, cooperativeId, actor, now)
                                .collectList()
                                .delayUntil(ids -> outbox.publishAll(packed(ids))));
    }

    private static List<OrderMoved> packed(List<UUID> ids) {
        return ids.stream().map(id -> new OrderMoved(id, OrderStatus.PACKED, true)).toList();
    }
}
