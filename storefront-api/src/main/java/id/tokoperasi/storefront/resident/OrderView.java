package id.tokoperasi.storefront.resident;

import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.OrderLine;
import id.tokoperasi.storefront.web.OrderStep;
import id.tokoperasi.storefront.web.Shell;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * One order, as its buyer sees it.
 *
 * @param statusKey message key {@code order.status.…}
 * @param statusTone tone of the status badge
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

    /** Pieces that could not be delivered, whose price goes back. */
    public record Lack(long rupiah, String reason, Instant toldAt) {}
}
