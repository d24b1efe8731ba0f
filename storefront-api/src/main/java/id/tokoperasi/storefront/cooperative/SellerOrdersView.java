package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.Picture;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Orders of a cooperative, by what they wait for. */
public record SellerOrdersView(
        LapakShell lapak,
        List<Choice> tabs,
        List<Row> rows,
        int nextSize,
        @Nullable String nextHref,
        Picture emptyPicture)
        implements LapakView {

    /**
     * An order.
     *
     * @param packable true when the next step is packing, which the list offers as a button
     */
    public record Row(
            UUID orderId,
            String number,
            String statusKey,
            String statusTone,
            String buyer,
            String deliveryKey,
            String district,
            List<String> lines,
            Instant paidAt,
            long totalRupiah,
            boolean packable) {}
}
