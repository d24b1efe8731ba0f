package id.tokoperasi.ordering;

import id.tokoperasi.kernel.Money;

import java.time.Instant;
import java.util.UUID;

/**
 * Pieces that the cooperative could not deliver.
 *
 * @param id also the key of the refund
 * @param amount what they had cost; goes back to the buyer
 * @param reason words that the buyer reads
 */
public record Shortage(UUID id, UUID orderId, Money amount, String reason, Instant toldAt) {}
