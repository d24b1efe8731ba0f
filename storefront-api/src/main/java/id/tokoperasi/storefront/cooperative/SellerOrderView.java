package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.OrderLine;
import id.tokoperasi.storefront.web.OrderStep;

import java.util.List;
import java.util.UUID;

/**
 * One order, as the cooperative sees it.
 *
 * @param reason why it was cancelled, or an empty text
 * @param pickup true when the buyer collects
 * @param next the step that the cooperative takes now, or {@code NONE}
 */
public record SellerOrderView(
        LapakShell lapak,
        UUID orderId,
        String number,
        String statusKey,
        String statusTone,
        List<OrderStep> steps,
        List<OrderLine> lines,
        long itemsRupiah,
        String deliveryKey,
        long deliveryRupiah,
        long totalRupiah,
        String buyer,
        String phone,
        String address,
        String note,
        String reason,
        String tracking,
        boolean pickup,
        Next next,
        boolean cancellable,
        FormErrors errors)
        implements LapakView {

    /** What the cooperative does next. */
    public enum Next {
        PACK,
        SHIP,
        READY,
        /** The buyer shows the pickup code. */
        HAND_OVER,
        /** Nothing but the buyer's word. */
        WAIT,
        /** The buyer wants to give it back: yes or no. */
        RETURN,
        NONE
    }
}
