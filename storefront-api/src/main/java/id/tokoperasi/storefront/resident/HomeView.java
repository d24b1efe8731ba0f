package id.tokoperasi.storefront.resident;

import id.tokoperasi.storefront.web.DistrictMap;
import id.tokoperasi.storefront.web.Fact;
import id.tokoperasi.storefront.web.Picture;
import id.tokoperasi.storefront.web.ProductCard;
import id.tokoperasi.storefront.web.Shell;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The home page. */
public record HomeView(
        Shell shell,
        List<Picture> shelf,
        List<CategoryTile> categories,
        List<ProductCard> products,
        String moreHref,
        DistrictMap map,
        int districtCount,
        @Nullable Featured featured) {

    /** A way into the catalogue. */
    public record CategoryTile(String name, String href, Picture picture) {}

    /** The cooperative of the week. */
    public record Featured(String name, String href, String about, List<Fact> facts) {}
}
