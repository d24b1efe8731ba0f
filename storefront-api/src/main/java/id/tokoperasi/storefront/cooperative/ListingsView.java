package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.Picture;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/**
 * The listings of a cooperative.
 *
 * @param moved what became of rows that were chosen together; empty when none were
 */
public record ListingsView(
        LapakShell lapak,
        List<Choice> tabs,
        String text,
        List<Row> rows,
        int nextSize,
        @Nullable String nextHref,
        List<String> moved,
        Picture emptyPicture)
        implements LapakView {

    /**
     * A listing.
     *
     * @param publishable true for what can be put on sale or sent in: a draft, a withdrawn, a rejected one
     * @param onSale whether it can be withdrawn
     * @param score 0 to 100, how complete it is
     */
    public record Row(
            UUID listingId,
            String name,
            Picture picture,
            String statusKey,
            String statusTone,
            long priceRupiah,
            boolean several,
            int stock,
            String publicHref,
            boolean publishable,
            boolean onSale,
            long version,
            int score) {}
}
