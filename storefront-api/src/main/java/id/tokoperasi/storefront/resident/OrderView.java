package id.tokoperasi.storefront.resident;

import id.tokoperasi.storefront.web.Picture;
import id.tokoperasi.storefront.web.Shell;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * One order, as its buyer sees it.
 *
 * @param statusKey message key {@code order.status.…}
 * @param statusTone tone of the status badge
 * @param pickupCode shown large when goods wait for the buyer, else null
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
        List<Step> steps,
        List<Line> lines,
        long itemsRupiah,
        String deliveryKey,
        long deliveryRupiah,
        long totalRupiah,
        String recipient,
        String recipientPhone,
        String address,
        String note,
        @Nullable String pickupCode,
        String tracking,
        @Nullable String payHref,
        @Nullable Instant heldUntil,
        boolean cancellable,
        boolean receivable,
        int version) {

    /**
     * A step of the order's way.
     *
     * @param when when it happened, or null while it has not
     * @param now true for the step the order is at
     */
    public record Step(String key, @Nullable Instant when, String by, boolean done, boolean now) {}

    /** What was bought, at the price of that day. */
    public record Line(String name, String href, Picture picture, int quantity, long priceRupiah) {}
}
