package id.tokoperasi.ordering;

import java.util.UUID;

/**
 * A part of an order has been given to the courier, and the rest is to follow. The last part is told by
 * {@link OrderMoved} alone.
 */
public record PartSent(UUID orderId, UUID shipmentId) {}
