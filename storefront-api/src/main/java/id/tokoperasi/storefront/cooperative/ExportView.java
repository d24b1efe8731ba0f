package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.storefront.web.Shell;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * A file on its way out.
 *
 * @param rows in it, once it is there
 * @param until when it can be fetched; null before it is there
 * @param failed sentence when it could not be made
 */
public record ExportView(
        LapakShell lapak,
        UUID exportId,
        String fileName,
        boolean running,
        long rows,
        @Nullable Instant until,
        @Nullable String failed) {

    public Shell shell() {
        return lapak.shell();
    }
}
