package id.tokoperasi.ordering;

import java.time.Instant;
import java.util.List;

/**
 * What a delivery note (surat jalan) of one shipment says. Texts that do not apply are empty.
 *
 * @param number of the note: the order's number and which of its shipments, such as {@code
 *     TK-2611-7F3K2/1}
 * @param page address of the order's page, which the QR code leads to
 * @param carrier who brings it or a tracking number
 * @param note the buyer's words to the cooperative
 */
public record DeliveryNote(
        String number,
        String orderNumber,
        String page,
        String cooperative,
        String cooperativeAddress,
        String cooperativePhone,
        String recipient,
        String phone,
        String address,
        String note,
        String carrier,
        Instant placedAt,
        Instant sentAt,
        List<Line> lines) {

    /**
     * One variant.
     *
     * @param ordered pieces that the buyer gets in all, without those whose money went back
     * @param here pieces of this shipment
     * @param remaining pieces that follow later
     */
    public record Line(String name, String sku, int ordered, int here, int remaining) {}

    /** Pieces of this shipment. */
    public int pieces() {
        return lines.stream().mapToInt(Line::here).sum();
    }
}
