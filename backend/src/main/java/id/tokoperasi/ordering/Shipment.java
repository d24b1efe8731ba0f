package id.tokoperasi.ordering;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One parcel of an order that was given to the courier.
 *
 * @param position 1 for the order's first parcel
 * @param tracking who brings it or a tracking number
 */
public record Shipment(
        UUID id,
        UUID orderId,
        int position,
        @Nullable String tracking,
        Instant sentAt,
        List<Pieces> lines) {}
