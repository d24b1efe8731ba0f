package id.tokoperasi.storefront.resident;

import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.OrderLine;
import id.tokoperasi.storefront.web.OrderStep;
import id.tokoperasi.storefront.web.Shell;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One order, as its buyer sees it.
 *
 * @param statusKey message key {@code order.status.…}
 * @param statusTone tone of the status badge
 * @param withdrawnRupiah what went back for pieces that will not be delivered
 * @param partlySent true while a part is on its way and the rest is to follow
 * @param pickupCode shown large when goods wait for the buyer, else null
 * @param reason why it was cancelled, or an empty text
 * @param payHref where to pay, or null
 */
public record OrderView(
        Shell shell,
        String number,
        String statusKey,
        String statusTone,
        String cooperative,
        String cooperativeHref,
        String cooperativePhone,
        List<OrderStep> steps,
        List<OrderLine> lines,
        long itemsRupiah,
        String deliveryKey,
        long deliveryRupiah,
        long totalRupiah,
        long withdrawnRupiah,
        boolean partlySent,
        List<Lack> lacks,
        String recipient,
        String recipientPhone,
        String address,
        String note,
        String reason,
        @Nullable String pickupCode,
        String tracking,
        @Nullable String payHref,
        @Nullable Instant heldUntil,
        boolean cancellable,
        boolean receivable,
        boolean returnable,
        FormErrors errors) {

    /**
     * Pieces that will not be delivered, whose price goes back.
     *
     * @param byBuyer true when the buyer did without them
     * @param part what there is of these goods and the buyer may still do without; may be empty
     * @param partRupiah its price
     */
    public record Lack(
            UUID shortageId,
            long rupiah,
            String reason,
            Instant toldAt,
            boolean byBuyer,
            List<String> missing,
            List<String> part,
            long partRupiah) {}
}
