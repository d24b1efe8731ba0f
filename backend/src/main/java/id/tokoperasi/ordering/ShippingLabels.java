package id.tokoperasi.ordering;

import java.util.List;

/** Labels of parcels, one a page. */
public record ShippingLabels(List<Label> labels) {

    /**
     * One parcel. Texts that do not apply are empty.
     *
     * @param page address of the order's page, which the QR code leads to
     * @param parcel which of the order's shipments, when there are several
     * @param goods the first lines of what is in it
     * @param more how many lines are not named
     * @param pieces in the parcel
     */
    public record Label(
            String number,
            String page,
            DeliveryMethod delivery,
            String parcel,
            String recipient,
            String phone,
            String address,
            String district,
            String cooperative,
            String cooperativeAddress,
            List<String> goods,
            int more,
            int pieces,
            String note) {}
}
