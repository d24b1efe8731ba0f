package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.Shell;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Files that were sent, and what can be sent or taken along. */
public record ImportsView(LapakShell lapak, List<Kind> kinds, List<Row> rows, FormErrors errors) {

    /** What this person may import; {@code label} is a key of the messages. */
    public record Kind(String path, String label) {}

    /** One file; {@code state} is a key of the messages. */
    public record Row(
            UUID importId, String fileName, String kind, String state, long count, Instant at) {}

    public Shell shell() {
        return lapak.shell();
    }
}
