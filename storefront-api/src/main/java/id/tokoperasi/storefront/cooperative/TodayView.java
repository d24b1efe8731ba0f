package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.ordering.Due;

import java.util.List;
import java.util.UUID;

/**
 * What to do now.
 *
 * @param toPack paid orders that are not packed
 * @param toShip packed orders that have not left
 * @param due orders in the house that should leave it
 * @param lowStock published variants with few units left, those with the fewest, at most five
 * @param drafts listings that are not published
 * @param weekOrders orders paid since Monday and not called off
 * @param weekRupiah what their goods cost
 */
public record TodayView(
        LapakShell lapak,
        int toPack,
        int toShip,
        Due due,
        List<LowStock> lowStock,
        int published,
        int drafts,
        long weekOrders,
        long weekRupiah)
        implements LapakView {

    /** A variant that runs out. */
    public record LowStock(UUID listingId, String name, int stock) {}

    /** True when nothing waits. */
    public boolean done() {
        return toPack == 0 && toShip == 0 && lowStock.isEmpty();
    }
}
