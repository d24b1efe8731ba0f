package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.storefront.web.Shell;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A person's applications, newest first. */
public record ApplicationsView(Shell shell, List<Row> rows) {

    /** One of them; {@code state} is the end of a message key. */
    public record Row(UUID applicationId, String name, String state, Instant at) {}
}
