package id.tokoperasi.programme;

import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.kernel.Transactions;
import id.tokoperasi.outbox.Outbox;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Whom a training is offered to: cooperatives by what they lack. */
@Component
public class TrainingInvitations {

    /** How many are invited at once. */
    public static final int AT_ONCE = 500;

    private final TrainingInvitationRows rows;
    private final TrainingRows trainings;
    private final Cooperatives cooperatives;
    private final Needs needs;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;

    TrainingInvitations(
            TrainingInvitationRows rows,
            TrainingRows trainings,
            Cooperatives cooperatives,
            Needs needs,
            Outbox outbox,
            Transactions transactions,
            Clock clock) {
        this.rows = rows;
        this.trainings = trainings;
        this.cooperatives = cooperatives;
        this.needs = needs;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** An invitation. */
    public record Invitation(UUID id, UUID trainingId, UUID cooperativeId, Instant invitedAt) {}

    /** A cooperative that the training would help, why, and whether it has been invited. */
    public record Suggested(Needs.Lacking lacking, boolean invited) {}

    /**
     * Cooperatives that lack what the training helps with: those of its district first, then who lacks
     * most of it. A fixed number of statements.
     */
    public Mono<List<Suggested>> suggested(Training training) {
        var near =
                Comparator.<Suggested, Boolean>comparing(
                        s ->
                                !s.lacking()
                                        .cooperative()
                                        .districtCode()
                                        .equals(training.districtCode()));
        var most = Comparator.<Suggested>comparingInt(s -> -s.lacking().needs().size());
        return Mono.zip(needs.now(), rows.invited(training.id()).collectList().map(Set::copyOf))
                .map(
                        both ->
                                both.getT1().lacking().stream()
                                        .map(l -> helped(l, training))
                                        .filter(l -> !l.needs().isEmpty())
                                        .map(
                                                l ->
                                                        new Suggested(
                                                                l,
                                                                both.getT2()
                                                                        .contains(
                                                                                l.cooperative()
                                                                                        .id())))
                                        .sorted(near.thenComparing(most))
                                        .toList());
    }

    private static Needs.Lacking helped(Needs.Lacking l, Training training) {
        var both = new TreeSet<>(l.needs());
        both.retainAll(training.needs());
        return new Needs.Lacking(l.cooperative(), both);
    }

    /**
     * Invites; whom it has invited already gets no second mail, and ids of no cooperative are passed
     * over. Refuses as unknown a training that does not exist, {@code training-over} once it has begun or
     * was called off, {@code nobody-chosen} without any, {@code too-many-chosen} over {@link #AT_ONCE}.
     *
     * @return how many were invited now
     */
    public Mono<Integer> invite(UUID trainingId, Collection<UUID> cooperativeIds, String actor) {
        var now = clock.instant();
        var chosen = Set.copyOf(cooperativeIds);
        if (chosen.isEmpty()) {
            return Mono.error(Refusal.invalidField("cooperativeIds", "nobody-chosen"));
        }
        if (chosen.size() > AT_ONCE) {
            return Mono.error(Refusal.invalidField("cooperativeIds", "too-many-chosen"));
        }
        return trainings
                .byId(trainingId)
                .switchIfEmpty(Mono.error(Refusal::unknown))
                .filter(t -> t.isOpen(now))
                .switchIfEmpty(Mono.error(() -> Refusal.conflict("training-over")))
                .thenMany(cooperatives.byIds(chosen))
                .map(c -> c.id())
                .collectList()
                .flatMap(ids -> write(trainingId, ids, actor, now));
    }

    private Mono<Integer> write(UUID trainingId, List<UUID> ids, String actor, Instant now) {
        return transactions.run(
                () ->
                        rows.insert(trainingId, ids, actor, now)
                                .map(TrainingInvited::new)
                                .collectList()
                                .delayUntil(outbox::publishAll)
                                .map(List::size));
    }

    /** Empty when there is none with this id. */
    public Mono<Invitation> find(UUID id) {
        return rows.byId(id);
    }
}
