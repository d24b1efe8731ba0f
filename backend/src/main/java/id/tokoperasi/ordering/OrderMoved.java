package id.tokoperasi.ordering;

import java.util.UUID;

/**
 * An order has reached a state. Published once for each move.
 *
 * @param paid whether money for it had come when it moved
 */
public record OrderMoved(UUID orderId, OrderStatus status, boolean paid) {}
