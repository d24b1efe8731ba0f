package id.tokoperasi.ordering;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What is to be packed and sent by the end of a day: by where it goes, then by who made it, each with the
 * sum of each product; at the end what to fetch from whom.
 *
 * @param picks pieces of orders that nobody has packed yet, by maker
 * @param left orders that found no place on the sheet
 */
public record PackingSheet(
        String cooperative,
        LocalDate day,
        Instant printedAt,
        List<Group> groups,
        List<Share> picks,
        int orders,
        long left) {

    /**
     * Orders that go the same way.
     *
     * @param district where the courier brings them; empty for those that are collected
     * @param sums of all of them, by maker; empty when one order says it already
     */
    public record Group(
            DeliveryMethod delivery, String district, List<Entry> entries, List<Share> sums) {}

    /** One order; texts that do not apply are empty. */
    public record Entry(
            String number,
            String recipient,
            String note,
            LocalDate dueOn,
            boolean late,
            boolean packed,
            List<Share> shares) {}

    /**
     * What one maker has made of it.
     *
     * @param maker empty when nobody is named
     */
    public record Share(String maker, List<Item> items) {

        /** Pieces of all products. */
        public int pieces() {
            return items.stream().mapToInt(Item::pieces).sum();
        }
    }

    /** So many pieces of a variant that are still in the house. */
    public record Item(String name, String sku, int pieces) {}

    /** Whether any maker is named. */
    public boolean namesMakers() {
        return groups.stream()
                .flatMap(g -> g.entries().stream())
                .flatMap(e -> e.shares().stream())
                .anyMatch(s -> !s.maker().isEmpty());
    }
}
