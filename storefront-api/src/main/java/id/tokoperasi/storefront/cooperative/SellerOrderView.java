package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.storefront.resident.OrderView;
import id.tokoperasi.storefront.web.FormErrors;

import java.util.List;
import java.util.UUID;

/**
 * One order, as the cooperative sees it.
 *
 * @param pickup true when the buyer collects
 * @param next the step that the cooperative takes now, or {@code NONE}
 */
public record SellerOrderView(
        LapakShell lapak,
        UUID orderId,
        String number,
        String statusKey,
        String statusTone,
        List<OrderView.Step> steps,
        List<OrderView.Line> lines,
        long itemsRupiah,
        String deliveryKey,
        long deliveryRupiah,
        long totalRupiah,
        String buyer,
        String phone,
        String address,
        String note,
        String tracking,
        boolean pickup,
        Next next,
        boolean cancellable,
        int version,
        FormErrors errors)
        implements LapakView {

    /** What the cooperative does next. */
    public enum Next {
        PACK,
        SHIP,
        READY,
        HAND_OVER,
        NONE
    }
}
