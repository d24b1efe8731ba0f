package id.tokoperasi.ordering;

import id.tokoperasi.kernel.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What a buyer orders.
 *
 * @param checkoutId chosen by the caller; random for guests, because knowing it opens the checkout
 * @param origin the coarse network address that the request came from; kept while the goods are held
 * @param expectedTotal what the buyer has seen; anything else is refused
 * @param deliveries one for every cooperative that something is bought from
 */
public record PlaceCheckout(
        UUID checkoutId,
        UUID basketId,
        @Nullable String buyerSubject,
        String origin,
        Money expectedTotal,
        Recipient recipient,
        List<Delivery> deliveries) {

    /** By what a buyer is known whose checkouts come one after the other. */
    String buyer() {
        return buyerSubject == null ? basketId.toString() : buyerSubject;
    }

    /**
     * @param note for the cooperative; at most 300 letters
     * @param readyBy the day that the buyer has seen; a later one is refused. Null: whenever it is ready
     */
    public record Delivery(
            UUID cooperativeId,
            DeliveryMethod method,
            @Nullable String note,
            @Nullable LocalDate readyBy) {

        /** One that may be ready whenever it is. */
        public Delivery(UUID cooperativeId, DeliveryMethod method, @Nullable String note) {
            this(cooperativeId, method, note, null);
        }
    }
}
