package id.tokoperasi.ordering;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What is to be packed and sent by the end of a day: by where it goes, then the sum of each product.
 *
 * @param left orders that found no place on the sheet
 */
public record PackingSheet(
        String cooperative,
        LocalDate day,
        Instant printedAt,
        List<Group> groups,
        List<Item> picks,
        int orders,
        long left) {

    /**
     * Orders that go the same way.
     *
     * @param district where the courier brings them; empty for those that are collected
     */
    public record Group(DeliveryMethod delivery, String district, List<Entry> entries) {}

    /** One order; texts that do not apply are empty. */
    public record Entry(
            String number,
            String recipient,
            String note,
            LocalDate dueOn,
            boolean late,
            boolean packed,
            List<Item> items) {}

    /** So many pieces of a variant that are still in the house. */
    public record Item(String name, String sku, int pieces) {}
}
