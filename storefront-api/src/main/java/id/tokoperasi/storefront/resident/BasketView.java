package id.tokoperasi.storefront.resident;

import id.tokoperasi.storefront.web.Notice;
import id.tokoperasi.storefront.web.Picture;
import id.tokoperasi.storefront.web.Shell;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The basket, one group per cooperative. */
public record BasketView(
        Shell shell,
        List<Group> groups,
        int itemCount,
        long totalRupiah,
        boolean payable,
        @Nullable Removed removed,
        boolean changedElsewhere,
        Picture emptyPicture) {

    /** The same basket, with the word that another device has changed it. */
    BasketView withChange() {
        return new BasketView(
                shell, groups, itemCount, totalRupiah, payable, removed, true, emptyPicture);
    }

    /**
     * What one cooperative sells of it.
     *
     * @param readyOn by when all of it is made; null for goods from stock
     */
    public record Group(
            UUID cooperativeId,
            String name,
            String href,
            String district,
            int tile,
            List<Line> lines,
            int itemCount,
            @Nullable LocalDate readyOn,
            long subtotalRupiah) {}

    /**
     * One variant.
     *
     * @param lineRupiah price times quantity, or 0 when it is left out of the total
     * @param stepGrams what one is of what is weighed out; 0 when sold by the piece
     * @param min the fewest that can be ordered
     * @param max the most that can be ordered now
     * @param notes what changed since it was put in
     */
    public record Line(
            UUID variantId,
            String name,
            String variant,
            String href,
            Picture picture,
            int stepGrams,
            int quantity,
            int min,
            int max,
            long priceRupiah,
            long lineRupiah,
            List<Notice> notes) {}

    /** A line that was just taken out and can come back. */
    public record Removed(UUID variantId, String name, int quantity) {}
}
