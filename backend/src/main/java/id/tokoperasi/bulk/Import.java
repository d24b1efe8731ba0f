package id.tokoperasi.bulk;

import id.tokoperasi.jobs.Job;
import id.tokoperasi.jobs.JobState;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.sheets.SheetFormat;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A file that was sent to be imported.
 *
 * @param fileName as it was called where it came from
 * @param bytes size of the file
 * @param headings of its columns
 * @param mapping for each field of the kind the column that has it, from 0; -1 when none has
 * @param trial the last trial with this mapping; null when there was none
 * @param run the import itself; null as long as nobody has asked for it
 */
public record Import(
        UUID id,
        UUID cooperativeId,
        ImportKind kind,
        String fileName,
        String fileKey,
        long bytes,
        SheetFormat format,
        List<String> headings,
        List<Integer> mapping,
        @Nullable Job trial,
        @Nullable Job run,
        long version,
        Instant createdAt) {

    /** Whether every required field has a column. */
    public boolean isMapped() {
        for (int i = 0; i < mapping.size(); i++) {
            if (kind.fields().get(i).required() && mapping.get(i) < 0) {
                return false;
            }
        }
        return true;
    }

    /** What {@link Imports#check} refuses about columns. */
    void refuseUnlessReadable(List<Integer> wanted) {
        if (run != null) {
            throw Refusal.conflict("import-begun");
        }
        if (trial != null && trial.state().isOpen()) {
            throw Refusal.conflict("jobs-running");
        }
        var seen = new HashSet<Integer>();
        var wrong =
                wanted.size() != kind.fields().size()
                        || wanted.stream()
                                .anyMatch(
                                        c ->
                                                c < -1
                                                        || c >= headings.size()
                                                        || c >= 0 && !seen.add(c));
        if (wrong) {
            throw Refusal.invalidField("mapping", "mapping-malformed");
        }
        for (int f = 0; f < wanted.size(); f++) {
            var field = kind.fields().get(f);
            if (field.required() && wanted.get(f) < 0) {
                throw Refusal.invalid(
                        "mapping-incomplete",
                        Map.of("field", field.name(), "heading", field.heading()));
            }
        }
    }

    /** What {@link Imports#run} refuses. */
    void refuseUntried() {
        if (run != null && (run.state().isOpen() || run.state() == JobState.DONE)) {
            throw Refusal.conflict("import-begun");
        }
        if (trial == null || trial.state() != JobState.DONE) {
            throw Refusal.conflict("import-untried");
        }
    }
}
