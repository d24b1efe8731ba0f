package id.tokoperasi.storefront.resident;

import id.tokoperasi.ordering.DeliveryMethod;
import id.tokoperasi.ordering.Order;
import id.tokoperasi.ordering.OrderStatus;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An order as its buyer gets it. */
record OrderJson(
        UUID id,
        String number,
        UUID checkoutId,
        UUID cooperativeId,
        OrderStatus status,
        DeliveryMethod delivery,
        @Nullable String pickupCode,
        @Nullable String tracking,
        @Nullable String reason,
        List<LineJson> lines,
        long goodsRupiah,
        long deliveryRupiah,
        long totalRupiah,
        Instant placedAt,
        Instant expiresAt,
        Instant movedAt,
        @Nullable Instant paidAt) {

    record LineJson(
            UUID variantId,
            UUID listingId,
            String title,
            String variantName,
            long priceRupiah,
            int quantity,
            long totalRupiah) {

        static LineJson of(Order.Line l) {
            return new LineJson(
                    l.variantId(),
                    l.listingId(),
                    l.title(),
                    l.variantName(),
                    l.price().rupiah(),
                    l.quantity(),
                    l.total().rupiah());
        }
    }

    static OrderJson of(Order o) {
        return new OrderJson(
                o.id(),
                o.number(),
                o.checkoutId(),
                o.cooperativeId(),
                o.status(),
                o.delivery(),
                o.pickupCode(),
                o.tracking(),
                o.reason(),
                o.lines().stream().map(LineJson::of).toList(),
                o.goods().rupiah(),
                o.deliveryFee().rupiah(),
                o.total().rupiah(),
                o.placedAt(),
                o.expiresAt(),
                o.movedAt(),
                o.paidAt());
    }
}
