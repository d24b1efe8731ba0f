package id.tokoperasi.bulk;

import id.tokoperasi.jobs.Job;
import id.tokoperasi.sheets.SheetFormat;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A table that a cooperative takes with it.
 *
 * @param rows in the file; 0 before it is written
 * @param until when it can be fetched; null before it is written
 */
public record Export(
        Job job, ImportKind kind, SheetFormat.Kind format, long rows, @Nullable Instant until) {

    /** What the file is called. */
    public String fileName() {
        return kind.path() + "." + format.ending();
    }
}
