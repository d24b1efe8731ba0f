package id.tokoperasi.storefront.resident;

import id.tokoperasi.storefront.web.Shell;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What is known of a payment, never more than our own record says.
 *
 * @param payable whether it can be paid now
 * @param until until when goods are held, or null
 * @param pollSeconds when to look again, or 0 when the answer is final
 * @param look how many times this page looked already
 */
public record PaymentView(
        Shell shell,
        UUID checkoutId,
        State state,
        long amountRupiah,
        @Nullable Instant at,
        boolean payable,
        @Nullable Instant until,
        int pollSeconds,
        int look,
        List<PaidOrder> orders) {

    /** What the page says. */
    public enum State {
        /** Not paid yet, the goods are held. */
        OPEN,
        /** Paid at the provider perhaps; our record has no word yet. */
        WAITING,
        PAID,
        FAILED,
        /** The hold ended unpaid. */
        EXPIRED,
        /** Money came after the stock was gone and goes back. */
        RETURNED
    }

    /** An order of this payment. */
    public record PaidOrder(
            String number, String href, String cooperative, String deliveryKey, long totalRupiah) {}
}
