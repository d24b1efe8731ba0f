package id.tokoperasi.storefront.web;

import id.tokoperasi.catalog.CategoryTree;
import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.ordering.Actor;
import id.tokoperasi.ordering.DeliveryMethod;
import id.tokoperasi.ordering.Order;
import id.tokoperasi.ordering.OrderStatus;
import id.tokoperasi.ordering.Pieces;
import id.tokoperasi.region.District;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What buyer and cooperative both see of an order. */
@Component
public class OrderViews {

    private static final int PICTURE_WIDTH = 320;

    private final Drawings drawings;
    private final MessageSource messages;

    OrderViews(Drawings drawings, MessageSource messages) {
        this.drawings = drawings;
        this.messages = messages;
    }

    /** Message key of a state. */
    public static String statusKey(OrderStatus status) {
        return "order.status." + status.name();
    }

    /** Tone of a state's badge. */
    public static String tone(OrderStatus status) {
        return switch (status) {
            case PLACED, REFUNDED, RETURNED -> "line";
            case PAID, READY, SHIPPED -> "brand";
            case PACKED, RETURN_ASKED -> "warn";
            case COMPLETED -> "ok";
            case CANCELLED, RETURN_REFUSED -> "bad";
        };
    }

    /** Message key of a way of delivery. */
    public static String deliveryKey(DeliveryMethod method) {
        return method == DeliveryMethod.PICKUP ? "checkout.pickup" : "checkout.courier";
    }

    /** What happened, and what is still to come when the order goes on. */
    public List<OrderStep> steps(
            Order order, List<Order.Event> events, String cooperative, Locale locale) {
        var steps = new ArrayList<OrderStep>();
        for (int i = 0; i < events.size(); i++) {
            var event = events.get(i);
            boolean last = i == events.size() - 1;
            steps.add(
                    new OrderStep(
                            statusKey(event.status()),
                            event.at(),
                            by(event.by(), cooperative, locale),
                            true,
                            last && isUnderWay(order.status())));
        }
        var way = way(order.delivery());
        int at = way.indexOf(order.status());
        if (at >= 0) {
            for (var status : way.subList(at + 1, way.size())) {
                steps.add(new OrderStep(statusKey(status), null, "", false, false));
            }
        }
        return steps;
    }

    private static boolean isUnderWay(OrderStatus status) {
        return status != OrderStatus.COMPLETED && !status.next().isEmpty();
    }

    private static List<OrderStatus> way(DeliveryMethod method) {
        return List.of(
                OrderStatus.PLACED,
                OrderStatus.PAID,
                OrderStatus.PACKED,
                method == DeliveryMethod.PICKUP ? OrderStatus.READY : OrderStatus.SHIPPED,
                OrderStatus.COMPLETED);
    }

    private String by(Actor.Kind kind, String cooperative, Locale locale) {
        return switch (kind) {
            case BUYER -> messages.getMessage("order.by_buyer", null, locale);
            case COOPERATIVE -> cooperative;
            case SYSTEM -> "";
        };
    }

    /** The goods. */
    public List<OrderLine> lines(Order order, CategoryTree tree) {
        return order.lines().stream()
                .map(
                        line ->
                                new OrderLine(
                                        title(line),
                                        "/produk/" + line.slug(),
                                        picture(line, tree),
                                        line.quantity(),
                                        line.price().rupiah()))
                .toList();
    }

    /** The picture of one of the goods. */
    public Picture picture(Order.Line line, CategoryTree tree) {
        return drawings.of(line.pictureId(), PICTURE_WIDTH, tree, "", line.listingId());
    }

    /** So many of what, in a line each. */
    public static List<String> pieces(Order order, List<Pieces> pieces) {
        var titles =
                order.lines().stream()
                        .collect(Collectors.toMap(Order.Line::variantId, OrderViews::title));
        return pieces.stream()
                .map(p -> p.quantity() + " × " + titles.getOrDefault(p.variantId(), ""))
                .toList();
    }

    /** Title and variant. */
    public static String title(Order.Line line) {
        return Words.named(line.title(), line.variantName());
    }

    /** Where the goods go: the buyer's address, or the cooperative's when they are collected. */
    public static String address(Order order, Cooperative cooperative, List<District> all) {
        boolean collected = order.delivery() == DeliveryMethod.PICKUP;
        var code = collected ? cooperative.districtCode() : order.recipient().districtCode();
        var street = collected ? cooperative.address() : order.recipient().address();
        var district =
                all.stream()
                        .filter(d -> d.code().equals(code))
                        .map(District::name)
                        .findFirst()
                        .orElse("");
        return Words.place(street, district);
    }

    /** Why it was cancelled, for people; empty when nothing was said. */
    public String reason(Order order, Locale locale) {
        var reason = order.reason();
        return switch (reason) {
            case null -> "";
            case "unpaid", "buyer", "late-payment" ->
                    messages.getMessage("order.reason_" + reason.replace('-', '_'), null, locale);
            default -> reason;
        };
    }
}
