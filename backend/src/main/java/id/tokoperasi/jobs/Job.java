package id.tokoperasi.jobs;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * A piece of long work.
 *
 * @param ownerId the cooperative or office that asked
 * @param input what the work was told, in its own form
 * @param memo what the work has reached, in its own form; null before the first step
 * @param done pieces done
 * @param total pieces there are; null as long as nobody knows
 * @param problem code of a refusal, when it failed; {@code job-broken} when the fault is ours
 * @param problemFacts facts of that refusal as a JSON object
 */
public record Job(
        UUID id,
        String kind,
        UUID ownerId,
        String input,
        String askedBy,
        JobState state,
        @Nullable String memo,
        long done,
        @Nullable Long total,
        boolean cancelAsked,
        @Nullable String problem,
        @Nullable String problemFacts,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    /** Whole percent that is done, 0 to 100; 0 as long as the total is not known. */
    public int percent() {
        return total == null || total == 0
                ? state == JobState.DONE ? 100 : 0
                : (int) Math.min(100, done * 100 / total);
    }
}
