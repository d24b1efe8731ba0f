package id.tokoperasi.ordering;

import static java.util.Objects.requireNonNullElse;

import id.tokoperasi.cooperative.Cooperative;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Turns orders into what their papers say.
 *
 * @param districts names by code
 */
record OrderSheets(Cooperative cooperative, Map<String, String> districts) {

    /** Lines named on a label; more would push the address off it. */
    private static final int NAMED = 4;

    ShippingLabels labels(List<Order> orders, Function<Order, String> page) {
        return new ShippingLabels(orders.stream().map(o -> label(o, page.apply(o))).toList());
    }

    private ShippingLabels.Label label(Order order, String page) {
        // what is in the house still goes out; of a sent order all is on its way
        var left = order.lines().stream().filter(l -> l.remaining() > 0).toList();
        var shown = left.isEmpty() ? order.lines() : left;
        var goods = shown.stream().map(l -> pieces(l, left.isEmpty()) + " × " + name(l)).toList();
        return new ShippingLabels.Label(
                order.number(),
                page,
                order.delivery(),
                order.parcels() > 0 && !left.isEmpty() ? "#" + (order.parcels() + 1) : "",
                order.recipient().name(),
                order.recipient().phone(),
                order.delivery() == DeliveryMethod.COURIER ? street(order) : "",
                order.delivery() == DeliveryMethod.COURIER ? district(order) : "",
                cooperative.name(),
                cooperative.address(),
                goods.subList(0, Math.min(NAMED, goods.size())),
                Math.max(0, goods.size() - NAMED),
                shown.stream().mapToInt(l -> pieces(l, left.isEmpty())).sum(),
                requireNonNullElse(order.note(), ""));
    }

    private static int pieces(Order.Line line, boolean all) {
        return all ? line.deliverable() : line.remaining();
    }

    /**
     * What follows is counted as of this parcel, so that the note of the first says the same for ever.
     */
    DeliveryNote deliveryNote(
            Order order, Shipment parcel, List<Shipment> sent, Function<Order, String> page) {
        var here = quantities(List.of(parcel));
        var until =
                quantities(sent.stream().filter(s -> s.position() <= parcel.position()).toList());
        return new DeliveryNote(
                order.number() + "/" + parcel.position(),
                order.number(),
                page.apply(order),
                cooperative.name(),
                cooperative.address(),
                cooperative.phone(),
                order.recipient().name(),
                order.recipient().phone(),
                place(street(order), district(order)),
                requireNonNullElse(order.note(), ""),
                requireNonNullElse(parcel.tracking(), ""),
                order.placedAt(),
                parcel.sentAt(),
                order.lines().stream()
                        .filter(l -> here.containsKey(l.variantId()))
                        .map(
                                l ->
                                        new DeliveryNote.Line(
                                                name(l),
                                                l.sku(),
                                                l.deliverable(),
                                                here.getOrDefault(l.variantId(), 0),
                                                l.deliverable()
                                                        - until.getOrDefault(l.variantId(), 0)))
                        .toList());
    }

    private static Map<UUID, Integer> quantities(List<Shipment> shipments) {
        return shipments.stream()
                .flatMap(s -> s.lines().stream())
                .collect(Collectors.toMap(Pieces::variantId, Pieces::quantity, Integer::sum));
    }

    static String name(Order.Line line) {
        boolean said =
                line.title()
                        .toLowerCase(Locale.ROOT)
                        .endsWith(line.variantName().toLowerCase(Locale.ROOT));
        return said ? line.title() : line.title() + ", " + line.variantName();
    }

    private static String street(Order order) {
        return requireNonNullElse(order.recipient().address(), "");
    }

    private String district(Order order) {
        return districts.getOrDefault(requireNonNullElse(order.recipient().districtCode(), ""), "");
    }

    private static String place(String street, String district) {
        boolean said = street.toLowerCase(Locale.ROOT).contains(district.toLowerCase(Locale.ROOT));
        return said ? street : street + ", " + district;
    }
}
