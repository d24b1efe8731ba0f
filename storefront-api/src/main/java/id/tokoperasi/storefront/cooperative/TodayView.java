package id.tokoperasi.storefront.cooperative;

import java.util.List;
import java.util.UUID;

/**
 * What to do now.
 *
 * @param toPack paid orders that are not packed
 * @param toShip packed orders that have not left
 * @param lowStock published variants with few units left, at most five
 * @param drafts listings that are not published
 * @param weekOrders orders paid since Monday
 * @param weekIsMore true when there were more than could be counted here
 */
public record TodayView(
        LapakShell lapak,
        int toPack,
        int toShip,
        List<LowStock> lowStock,
        int published,
        int drafts,
        int weekOrders,
        long weekRupiah,
        boolean weekIsMore)
        implements LapakView {

    /** A variant that runs out. */
    public record LowStock(UUID listingId, String name, int stock) {}

    /** True when nothing waits. */
    public boolean done() {
        return toPack == 0 && toShip == 0 && lowStock.isEmpty();
    }
}
