package id.tokoperasi.storefront.resident;

import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.Picture;
import id.tokoperasi.storefront.web.Shell;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Address, delivery per cooperative and payment on one page.
 *
 * @param previousTotalRupiah the total that the buyer saw before, when it changed; else 0
 * @param holdMinutes how long stock is kept after this form is sent
 */
public record CheckoutView(
        Shell shell,
        Recipient recipient,
        List<Choice> districts,
        List<Group> groups,
        List<Choice> payments,
        String note,
        int itemCount,
        long itemsRupiah,
        long totalRupiah,
        long previousTotalRupiah,
        int holdMinutes,
        FormErrors errors) {

    /** Who receives the goods, as typed. */
    public record Recipient(
            String name, String phone, String email, String address, String village) {}

    /**
     * The goods of one cooperative and the ways to get them.
     *
     * @param readyBy by when all of it is sent or ready
     * @param made whether any of it is made for the order, so that the day is worth saying
     */
    public record Group(
            UUID cooperativeId,
            String name,
            String district,
            int tile,
            List<Line> lines,
            List<Delivery> deliveries,
            int itemCount,
            long subtotalRupiah,
            LocalDate readyBy,
            boolean made,
            boolean courierNeedsDistrict) {

        /** The way that is chosen, or null before a choice. */
        public @Nullable Delivery chosen() {
            return deliveries.stream().filter(Delivery::selected).findFirst().orElse(null);
        }
    }

    /** One variant, only to read. */
    public record Line(String name, Picture picture, int quantity, long lineRupiah) {}

    /**
     * A way to get the goods.
     *
     * @param labelKey {@code checkout.pickup} or {@code checkout.courier}
     * @param detail a place or a time, or empty
     */
    public record Delivery(
            String value, String labelKey, String detail, long feeRupiah, boolean selected) {}
}
