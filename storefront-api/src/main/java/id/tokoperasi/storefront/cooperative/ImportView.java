package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.bulk.Tally;
import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.Shell;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/**
 * One file on its way in.
 *
 * @param step 1 to choose columns, 2 while it is tried, 3 to import, 4 while it is imported, 5 at the end
 * @param percent of the job that runs
 * @param done rows of it
 * @param total rows of the file; 0 as long as nobody knows
 * @param tally what the last job has counted
 * @param failed sentence when the last job failed
 * @param more whether there are more problems than are shown
 */
public record ImportView(
        LapakShell lapak,
        UUID importId,
        String fileName,
        String kind,
        String format,
        int step,
        boolean running,
        int percent,
        long done,
        long total,
        Tally tally,
        @Nullable String failed,
        boolean cancelled,
        List<Field> fields,
        List<Wrong> wrong,
        boolean more,
        FormErrors errors) {

    /** A field and the columns that it may be in. */
    public record Field(String name, String heading, boolean required, List<Choice> columns) {}

    /** What is wrong with a row, in a sentence. */
    public record Wrong(int row, String heading, String sentence) {}

    public Shell shell() {
        return lapak.shell();
    }

    /** The address of this file, or of something below it. */
    public String at(String path) {
        return lapak.at("/impor/" + importId + path);
    }
}
