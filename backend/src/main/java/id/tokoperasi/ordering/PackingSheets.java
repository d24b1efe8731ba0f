package id.tokoperasi.ordering;

import static java.util.Objects.requireNonNullElse;

import id.tokoperasi.ordering.PackingSheet.Item;
import id.tokoperasi.ordering.PackingSheet.Share;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sorts what waits in the house by where it goes and by who made it.
 *
 * @param districts names by code
 * @param makers by listing; a listing may have none
 */
record PackingSheets(String cooperative, Map<String, String> districts, Map<UUID, String> makers) {

    /** Who is named comes by name, what nobody is named for comes last. */
    private static final Comparator<String> NAMED_FIRST =
            Comparator.comparing(String::isEmpty).thenComparing(String.CASE_INSENSITIVE_ORDER);

    private record Way(DeliveryMethod delivery, String district) {

        static final Comparator<Way> ORDER =
                Comparator.comparing(Way::delivery).thenComparing(Way::district);
    }

    /**
     * @param due all that are due, whether they are among the orders or not
     */
    PackingSheet of(List<Order> orders, long due, LocalDate day, Instant now) {
        var groups =
                orders.stream()
                        .collect(
                                Collectors.groupingBy(
                                        this::way,
                                        () -> new TreeMap<>(Way.ORDER),
                                        Collectors.toList()))
                        .entrySet()
                        .stream()
                        .map(way -> group(way.getKey(), way.getValue(), now))
                        .toList();
        var unpacked = orders.stream().filter(o -> o.status() == OrderStatus.PAID).toList();
        return new PackingSheet(
                cooperative,
                day,
                now,
                groups,
                shares(unpacked),
                orders.size(),
                due - orders.size());
    }

    private Way way(Order order) {
        var code = requireNonNullElse(order.recipient().districtCode(), "");
        return order.delivery() == DeliveryMethod.PICKUP
                ? new Way(DeliveryMethod.PICKUP, "")
                : new Way(DeliveryMethod.COURIER, districts.getOrDefault(code, ""));
    }

    private PackingSheet.Group group(Way way, List<Order> along, Instant now) {
        return new PackingSheet.Group(
                way.delivery(),
                way.district(),
                along.stream().map(o -> entry(o, now)).toList(),
                along.size() == 1 ? List.of() : shares(along));
    }

    private PackingSheet.Entry entry(Order order, Instant now) {
        return new PackingSheet.Entry(
                order.number(),
                order.recipient().name(),
                requireNonNullElse(order.note(), ""),
                order.dueOn(),
                order.isLate(now),
                order.status() == OrderStatus.PACKED,
                shares(List.of(order)));
    }

    /** What is in the house of these orders, by maker, the pieces of one product together. */
    private List<Share> shares(Collection<Order> orders) {
        return orders.stream()
                .flatMap(o -> o.lines().stream())
                .filter(l -> l.remaining() > 0)
                .collect(
                        Collectors.groupingBy(
                                l -> makers.getOrDefault(l.listingId(), ""),
                                () -> new TreeMap<>(NAMED_FIRST),
                                Collectors.toList()))
                .entrySet()
                .stream()
                .map(made -> new Share(made.getKey(), items(made.getValue().stream())))
                .toList();
    }

    private static List<Item> items(Stream<Order.Line> lines) {
        return lines
                .collect(
                        Collectors.groupingBy(
                                Order.Line::variantId, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(PackingSheets::item)
                .sorted(Comparator.comparing(Item::name).thenComparing(Item::sku))
                .toList();
    }

    private static Item item(List<Order.Line> same) {
        var first = same.getFirst();
        return new Item(
                OrderSheets.name(first),
                first.sku(),
                same.stream().mapToInt(Order.Line::remaining).sum());
    }
}
