package id.tokoperasi.programme;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Trainings as a cooperative sees them: what is offered, and who of its people comes. */
@Component
public class Offers {

    private static final int MOST = 100;
    private static final Duration LOOKING_BACK = Duration.ofDays(365);

    private final TrainingRows trainings;
    private final TrainingInvitationRows invitations;
    private final SignUpRows signUps;
    private final Clock clock;

    Offers(
            TrainingRows trainings,
            TrainingInvitationRows invitations,
            SignUpRows signUps,
            Clock clock) {
        this.trainings = trainings;
        this.invitations = invitations;
        this.signUps = signUps;
        this.clock = clock;
    }

    /**
     * A training and what this cooperative has to do with it.
     *
     * @param people of this cooperative who come or wait
     */
    public record Offer(Training training, boolean invited, List<SignUp> people) {}

    /**
     * Trainings that take attendance still or are to come, and those of the last year to which people of
     * this cooperative signed up; the next first, at most a hundred. Three statements.
     */
    public Mono<List<Offer>> of(UUID cooperativeId) {
        var now = clock.instant();
        return Mono.zip(
                        signUps.ofCooperative(cooperativeId, now.minus(LOOKING_BACK)).collectList(),
                        invitations.trainingsOf(cooperativeId).collectList().map(Set::copyOf))
                .flatMap(
                        both ->
                                trainings
                                        .notOverSince(
                                                now.minus(Training.LATE),
                                                both.getT1().stream()
                                                        .map(SignUp::trainingId)
                                                        .toList(),
                                                MOST)
                                        .map(t -> offer(t, both.getT1(), both.getT2()))
                                        .collectList());
    }

    private static Offer offer(Training t, List<SignUp> people, Set<UUID> invited) {
        return new Offer(
                t,
                invited.contains(t.id()),
                people.stream().filter(s -> s.trainingId().equals(t.id())).toList());
    }
}
