package id.tokoperasi.verification;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * A decision about one paper.
 *
 * @param reason needed unless it is accepted
 * @param note in the officer's words, read by the cooperative; needed unless it is accepted
 * @param validUntil last day on which it counts; null for what the requirement says
 */
public record Verdict(
        Outcome outcome,
        @Nullable DecisionReason reason,
        String note,
        @Nullable LocalDate validUntil) {

    public Verdict {
        note = note.strip();
    }
}
