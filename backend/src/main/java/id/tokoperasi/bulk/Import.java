package id.tokoperasi.bulk;

import id.tokoperasi.jobs.Job;
import id.tokoperasi.sheets.SheetFormat;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
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
}
