package id.tokoperasi.catalog;

import java.util.UUID;

/**
 * Some pieces of a variant.
 *
 * @param quantity at least 1
 */
public record StockLine(UUID variantId, int quantity) {

    public StockLine {
        if (quantity < 1) {
            throw new IllegalArgumentException("a stock line has at least one piece");
        }
    }
}
