package id.tokoperasi.ordering;

import id.tokoperasi.catalog.StockLine;
import id.tokoperasi.kernel.Refusal;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/**
 * So many pieces of one line of an order.
 *
 * @param quantity 1 or more
 */
public record Pieces(UUID variantId, int quantity) {

    StockLine toStock() {
        return new StockLine(variantId, quantity);
    }

    /** Refuses {@code pieces-range}: no line, a line twice, or none of a line. */
    static List<Pieces> checked(Collection<Pieces> all) {
        var variants = new HashSet<UUID>();
        boolean fine = all.stream().allMatch(p -> p.quantity() > 0 && variants.add(p.variantId()));
        if (all.isEmpty() || !fine) {
            throw Refusal.invalidField("lines", "pieces-range");
        }
        return List.copyOf(all);
    }
}
