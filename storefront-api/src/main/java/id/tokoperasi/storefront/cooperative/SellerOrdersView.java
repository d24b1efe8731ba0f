package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.ordering.Due;
import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.Picture;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Orders of a cooperative, by what they wait for.
 *
 * @param packing true where several can be packed at once
 * @param due what should leave the house, of all orders
 * @param tomorrow until when the packing sheet reaches unless another day is chosen
 */
public record SellerOrdersView(
        LapakShell lapak,
        List<Choice> tabs,
        List<Row> rows,
        int nextSize,
        @Nullable String nextHref,
        Picture emptyPicture,
        boolean packing,
        Due due,
        LocalDate tomorrow,
        FormErrors errors)
        implements LapakView {

    /**
     * An order.
     *
     * @param dueOn the last day on which it is sent in time
     * @param waiting true while it is in the house
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
            boolean packable,
            LocalDate dueOn,
            boolean waiting,
            boolean late,
            boolean dueToday) {}
}
