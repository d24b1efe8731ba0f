package id.tokoperasi.ordering;

import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.kernel.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What one buyer bought from one cooperative; prices and words as they were on that day.
 *
 * @param number what people read out, such as {@code TK-2611-7F3K2}
 * @param buyerSubject null for a guest
 * @param pickupCode shown by the buyer when collecting; null when brought by courier
 * @param tracking what the cooperative wrote about the dispatch
 * @param reason why it was cancelled: a code for the system ({@code unpaid}, {@code buyer}, {@code
 *     late-payment}) or the cooperative's words
 * @param expiresAt until when the goods are held unpaid
 * @param movedAt when it reached its state
 * @param paidAt when money for it came; null until then
 * @param dueAt the moment before which the cooperative promised to send it or have it ready: the end of a day
 * @param parcels how many shipments have left
 * @param withdrawn price of pieces that could not be delivered, which went back to the buyer
 */
public record Order(
        UUID id,
        String number,
        UUID checkoutId,
        UUID paymentId,
        UUID cooperativeId,
        @Nullable String buyerSubject,
        OrderStatus status,
        Recipient recipient,
        DeliveryMethod delivery,
        @Nullable String note,
        @Nullable String pickupCode,
        @Nullable String tracking,
        @Nullable String reason,
        Money goods,
        Money deliveryFee,
        Money total,
        long version,
        Instant placedAt,
        Instant expiresAt,
        Instant movedAt,
        @Nullable Instant paidAt,
        Instant dueAt,
        int parcels,
        Money withdrawn,
        List<Line> lines) {

    /**
     * One variant as it was bought.
     *
     * @param shipped pieces that have been given to the courier
     * @param withdrawn pieces that could not be delivered; their price went back
     */
    public record Line(
            UUID variantId,
            UUID listingId,
            String slug,
            String title,
            String variantName,
            String sku,
            @Nullable UUID pictureId,
            Money price,
            int quantity,
            int shipped,
            int withdrawn) {

        /** Pieces that are still in the house. */
        public int remaining() {
            return quantity - shipped - withdrawn;
        }

        /** Pieces that the buyer gets in all. */
        public int deliverable() {
            return quantity - withdrawn;
        }

        public Money total() {
            return price.times(quantity);
        }
    }

    /** One step of its way. */
    public record Event(OrderStatus status, Actor.Kind by, @Nullable String note, Instant at) {}

    /** What is still in the house. */
    public List<Pieces> remaining() {
        return lines.stream()
                .filter(l -> l.remaining() > 0)
                .map(l -> new Pieces(l.variantId(), l.remaining()))
                .toList();
    }

    /** What these pieces of it cost. */
    public Money priceOf(List<Pieces> pieces) {
        return pieces.stream()
                .flatMap(
                        p ->
                                lines.stream()
                                        .filter(l -> l.variantId().equals(p.variantId()))
                                        .map(l -> l.price().times(p.quantity())))
                .reduce(Money.ZERO, Money::plus);
    }

    /** What the buyer pays in the end. */
    public Money toPay() {
        return total.minus(withdrawn);
    }

    /** The last day on which it is sent in time. */
    public LocalDate dueOn() {
        return Jakarta.day(dueAt.minusNanos(1));
    }

    /** Whether it waits in the house beyond the promised time. */
    public boolean isLate(Instant now) {
        return isInHouse() && now.isAfter(dueAt);
    }

    /** Whether it waits in the house and is promised for this day. */
    public boolean isDueOn(LocalDate day, Instant now) {
        return isInHouse() && !isLate(now) && dueOn().equals(day);
    }

    private boolean isInHouse() {
        return status == OrderStatus.PAID || status == OrderStatus.PACKED;
    }

    /** Whether the buyer or the cooperative may still call it off: not once a part has left. */
    public boolean isCancellable() {
        return parcels == 0
                && status != OrderStatus.CANCELLED
                && status.next().contains(OrderStatus.CANCELLED);
    }
}
