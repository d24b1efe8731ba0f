package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.OrderLine;
import id.tokoperasi.storefront.web.OrderStep;
import id.tokoperasi.storefront.web.Typed;

import java.time.Instant;
import java.time.LocalDate;
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
        Work work,
        Tried tried,
        FormErrors errors)
        implements LapakView {

    /**
     * What is still in the house, and what has left.
     *
     * @param waiting true while it is in the house
     * @param divisible true when a part of it can be sent
     * @param withdrawnRupiah what went back for pieces that could not be delivered
     */
    public record Work(
            long version,
            LocalDate dueOn,
            boolean waiting,
            boolean late,
            boolean dueToday,
            boolean divisible,
            List<Left> left,
            List<Parcel> parcels,
            List<Lack> lacks,
            long withdrawnRupiah) {}

    /**
     * What a form that failed had wanted, and what was typed.
     *
     * @param step the last word of its address; on a page that was only opened, of no form
     */
    public record Tried(String step, Typed typed) {

        /** What was typed into a field of this form, else the other text. */
        public String text(String form, String field, String otherwise) {
            return step.equals(form) ? typed.text(field) : otherwise;
        }
    }

    /** So many pieces of a line are in the house. */
    public record Left(UUID variantId, String name, int pieces) {}

    /** What left in one shipment. */
    public record Parcel(
            UUID shipmentId, int position, Instant sentAt, String tracking, List<String> lines) {}

    /**
     * What will not be delivered.
     *
     * @param byBuyer true when the buyer did without it
     */
    public record Lack(
            long rupiah, String reason, Instant toldAt, boolean byBuyer, List<String> lines) {}

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
