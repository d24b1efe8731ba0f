package id.tokoperasi.catalog;

import id.tokoperasi.catalog.ListingWrites.Act;
import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.kernel.SqlStates;
import id.tokoperasi.kernel.Transactions;
import id.tokoperasi.outbox.Outbox;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The inbox of the dinas: what cooperatives ask to offer, and its decisions. */
@Component
public class Moderation {

    /** Letters in an answer, at most. */
    public static final int ANSWER_MAX = 1_000;

    /** Requests decided at once, at most. */
    public static final int AT_ONCE = 100;

    private final ChangeRows rows;
    private final ListingWrites writes;
    private final Cooperatives cooperatives;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;

    Moderation(
            ChangeRows rows,
            ListingWrites writes,
            Cooperatives cooperatives,
            Outbox outbox,
            Transactions transactions,
            Clock clock) {
        this.rows = rows;
        this.writes = writes;
        this.cooperatives = cooperatives;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What waits, the longest first.
     *
     * @param kind or null for all
     * @param after id of the last one seen, or null
     * @param size 1 to 100
     */
    public Flux<ChangeRequest> inbox(@Nullable RequestKind kind, @Nullable UUID after, int size) {
        return rows.inbox(kind, after, size);
    }

    /** How many wait of each kind; a kind without any is left out. */
    public Mono<Map<RequestKind, Long>> counts() {
        return rows.countByKind()
                .collectMap(ChangeRows.KindCount::kind, ChangeRows.KindCount::requests);
    }

    /** Refuses as unknown what is no request. */
    public Mono<ChangeRequest> find(UUID id) {
        return rows.byId(id).switchIfEmpty(Mono.error(Refusal::unknown));
    }

    /**
     * Decides a request; the first decision counts. An approved change replaces the version on sale, an
     * approved publication goes on sale; what is rejected stays or goes off sale. Refuses as unknown what
     * is no request, {@code request-decided} when it no longer waits, {@code answer-missing} when
     * anything but approval comes without an answer, {@code answer-too-long}, {@code
     * cooperative-not-verified} and the like when the cooperative may not publish, {@code sku-taken} when another of its
     * listings has taken a SKU meanwhile.
     *
     * @param answer what the cooperative reads; may be empty for approval
     * @param officer account of the person
     */
    public Mono<ChangeRequest> decide(UUID id, Ruling ruling, String answer, String officer) {
        var words = answer.strip();
        if (words.isEmpty() && ruling != Ruling.APPROVE) {
            return Mono.error(Refusal.invalidField("answer", "answer-missing"));
        }
        if (words.length() > ANSWER_MAX) {
            return Mono.error(Refusal.invalidField("answer", "answer-too-long"));
        }
        var act = Act.ofDepartment(officer, clock.instant());
        return find(id).flatMap(
                        asked ->
                                cooperatives
                                        .find(asked.cooperativeId())
                                        .flatMap(
                                                seller ->
                                                        transactions.run(
                                                                () ->
                                                                        decide(
                                                                                asked, seller,
                                                                                ruling, words,
                                                                                act))))
                .onErrorMap(
                        SqlStates::isUniqueViolation,
                        e -> Refusal.invalidField("variants", "sku-taken"));
    }

    /** The listing is locked first, as every edit of it does. */
    private Mono<ChangeRequest> decide(
            ChangeRequest asked, Cooperative seller, Ruling ruling, String answer, Act act) {
        return writes.lock(asked.listingId())
                .flatMap(
                        kept ->
                                rows.decide(
                                                asked.id(),
                                                ruling.state(),
                                                answer.isEmpty() ? null : answer,
                                                act.actor(),
                                                act.at())
                                        .switchIfEmpty(
                                                Mono.error(
                                                        () -> Refusal.conflict("request-decided")))
                                        .delayUntil(r -> follow(kept, r, seller, ruling, act))
                                        .delayUntil(r -> tell(kept, r, ruling, act)));
    }

    private Mono<Void> follow(
            Listing kept, ChangeRequest r, Cooperative seller, Ruling ruling, Act act) {
        return switch (ruling) {
            case APPROVE -> approve(kept, r, seller, act);
            case REJECT, ASK -> refuse(kept, r, ruling, act);
        };
    }

    private Mono<Void> approve(Listing kept, ChangeRequest r, Cooperative seller, Act act) {
        if (r.kind() != RequestKind.AFTERWARDS) {
            seller.refuseUnlessPublishing();
        }
        Mono<Void> shown =
                switch (r.kind()) {
                    case PUBLICATION -> writes.move(kept, ListingStatus.PUBLISHED, act);
                    case CHANGE ->
                            writes.write(kept, r.proposed(), act)
                                    .flatMap(now -> writes.move(now, ListingStatus.PUBLISHED, act))
                                    .then(writes.traced(kept, r.proposed(), act));
                    case AFTERWARDS -> Mono.empty();
                };
        return shown.then(writes.checked(kept.id()));
    }

    private Mono<Void> refuse(Listing kept, ChangeRequest r, Ruling ruling, Act act) {
        return switch (r.kind()) {
            case PUBLICATION -> writes.move(kept, ListingStatus.REJECTED, act);
            case CHANGE -> writes.move(kept, ListingStatus.PUBLISHED, act);
            case AFTERWARDS ->
                    ruling == Ruling.ASK
                            ? Mono.empty()
                            : rows.keepTakenOff(kept.id(), ListingDraft.of(kept), act.at())
                                    .then(writes.move(kept, ListingStatus.REJECTED, act));
        };
    }

    private Mono<Void> tell(Listing kept, ChangeRequest r, Ruling ruling, Act act) {
        var answer = r.answer();
        var quiet = r.kind() == RequestKind.AFTERWARDS && ruling == Ruling.APPROVE;
        return writes.record(
                        kept.id(),
                        ruling.operation(),
                        Map.of("state", RequestState.OPEN.name()),
                        Map.of(
                                "state",
                                r.state().name(),
                                "request",
                                r.id().toString(),
                                "answer",
                                answer == null ? "" : answer),
                        act)
                .then(writes.marked(kept.id()))
                .then(quiet ? Mono.empty() : outbox.publish(new RequestDecided(r.id())));
    }

    /**
     * How one of many decisions went.
     *
     * @param refusal code of why not, such as {@code request-decided}; null when it was decided
     */
    public record Outcome(UUID requestId, @Nullable String refusal) {}

    /**
     * {@link #decide} for each, all alike and each by itself: what somebody else has decided meanwhile
     * holds up no other. Refuses {@code requests-count} unless there are 1 to {@link #AT_ONCE}, and about
     * the answer as {@link #decide} does.
     */
    public Mono<List<Outcome>> decideAll(
            List<UUID> ids, Ruling ruling, String answer, String officer) {
        var different = ids.stream().distinct().toList();
        if (different.isEmpty() || different.size() > AT_ONCE) {
            return Mono.error(Refusal.invalidField("requestIds", "requests-count"));
        }
        return Flux.fromIterable(different)
                .concatMap(
                        id ->
                                decide(id, ruling, answer, officer)
                                        .thenReturn(new Outcome(id, null))
                                        .onErrorResume(
                                                Refusal.class,
                                                no ->
                                                        no.code().startsWith("answer-")
                                                                ? Mono.error(no)
                                                                : Mono.just(
                                                                        new Outcome(
                                                                                id, no.code()))))
                .collectList();
    }
}
