package id.tokoperasi.storefront.resident;

import id.tokoperasi.storefront.web.Picture;
import id.tokoperasi.storefront.web.Shell;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** Orders of one buyer, newest first. */
public record OrdersView(
        Shell shell,
        List<Row> rows,
        int nextSize,
        @Nullable String nextHref,
        Picture emptyPicture) {

    /** An order in the list. */
    public record Row(
            String number,
            String href,
            String statusKey,
            String statusTone,
            String cooperative,
            String summary,
            Picture picture,
            Instant placedAt,
            long totalRupiah) {}
}
