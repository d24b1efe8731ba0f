package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.ordering.DeliveryMethod;
import id.tokoperasi.ordering.Order;
import id.tokoperasi.ordering.OrderStatus;
import id.tokoperasi.ordering.Pieces;
import id.tokoperasi.ordering.Shipment;
import id.tokoperasi.ordering.Shortage;
import id.tokoperasi.storefront.web.OrderViews;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** What of an order is still in the house, what has left, and what never will. */
final class SellerOrderWork {

    private SellerOrderWork() {}

    /** Whether it waits to be packed or to leave. */
    static boolean isWaiting(Order order) {
        return order.status() == OrderStatus.PAID || order.status() == OrderStatus.PACKED;
    }

    static SellerOrderView.Work of(
            Order order, List<Shipment> sent, List<Shortage> lacks, Instant now) {
        var names =
                order.lines().stream()
                        .collect(Collectors.toMap(Order.Line::variantId, OrderViews::title));
        boolean waiting = isWaiting(order) || order.status() == OrderStatus.READY;
        var left = waiting ? order.remaining() : List.<Pieces>of();
        int pieces = left.stream().mapToInt(Pieces::quantity).sum();
        return new SellerOrderView.Work(
                order.version(),
                order.dueOn(),
                isWaiting(order),
                order.isLate(now),
                order.isDueOn(Jakarta.day(now), now),
                order.status() == OrderStatus.PACKED
                        && order.delivery() == DeliveryMethod.COURIER
                        && pieces > 1,
                left.stream()
                        .map(
                                p ->
                                        new SellerOrderView.Left(
                                                p.variantId(),
                                                names.getOrDefault(p.variantId(), ""),
                                                p.quantity()))
                        .toList(),
                sent.stream().map(s -> parcel(s, order)).toList(),
                lacks.stream()
                        .map(
                                l ->
                                        new SellerOrderView.Lack(
                                                l.amount().rupiah(),
                                                l.reason(),
                                                l.toldAt(),
                                                l.byBuyer(),
                                                OrderViews.pieces(order, l.lines())))
                        .toList(),
                order.withdrawn().rupiah());
    }

    private static SellerOrderView.Parcel parcel(Shipment sent, Order order) {
        return new SellerOrderView.Parcel(
                sent.id(),
                sent.position(),
                sent.sentAt(),
                Objects.requireNonNullElse(sent.tracking(), ""),
                OrderViews.pieces(order, sent.lines()));
    }
}
