package id.tokoperasi.ordering;

import id.tokoperasi.kernel.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Pieces that will not be delivered.
 *
 * @param id also the key of the refund
 * @param amount what they had cost; goes back to the buyer
 * @param reason words that the buyer reads; empty when it was the buyer who did without
 * @param lines how many of which
 * @param refuses the shortage whose remaining part the buyer did without; null when the cooperative has
 *     not got the pieces
 */
public record Shortage(
        UUID id,
        UUID orderId,
        Money amount,
        String reason,
        Instant toldAt,
        List<Pieces> lines,
        @Nullable UUID refuses) {

    /** Whether the buyer did without, rather than that the cooperative had not got them. */
    public boolean byBuyer() {
        return refuses != null;
    }

    /** What is still in the house of the lines that came short. */
    public List<Pieces> partOf(Order order) {
        return order.remaining().stream()
                .filter(
                        left ->
                                lines.stream()
                                        .anyMatch(l -> l.variantId().equals(left.variantId())))
                .toList();
    }

    /**
     * The part that its buyer may still do without: of a shortage that nobody has answered, while the
     * order is with the cooperative; empty when there is none.
     *
     * @param all of the order
     */
    public List<Pieces> refusable(Order order, List<Shortage> all) {
        boolean open =
                !byBuyer()
                        && ShortParts.IN_THE_HOUSE.contains(order.status())
                        && all.stream().noneMatch(s -> id.equals(s.refuses()));
        return open ? partOf(order) : List.of();
    }
}
