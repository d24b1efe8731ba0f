package id.tokoperasi.ordering;

import java.util.UUID;

/**
 * Pieces of an order will not be delivered, and their price goes back: the cooperative has not got them,
 * or the buyer does without the part that is left.
 */
public record CameShort(UUID orderId, UUID shortageId) {}
