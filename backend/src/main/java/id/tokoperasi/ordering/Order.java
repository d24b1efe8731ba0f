package id.tokoperasi.ordering;

import id.tokoperasi.kernel.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
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
        List<Line> lines) {

    /** One variant as it was bought. */
    public record Line(
            UUID variantId,
            UUID listingId,
            String slug,
            String title,
            String variantName,
            String sku,
            @Nullable UUID pictureId,
            Money price,
            int quantity) {

        public Money total() {
            return price.times(quantity);
        }
    }

    /** One step of its way. */
    public record Event(OrderStatus status, Actor.Kind by, @Nullable String note, Instant at) {}

    /** Whether the buyer or the cooperative may still call it off. */
    public boolean isCancellable() {
        return status != OrderStatus.CANCELLED && status.next().contains(OrderStatus.CANCELLED);
    }
}
