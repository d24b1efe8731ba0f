package id.tokoperasi.storefront.resident;

import id.tokoperasi.storefront.web.Fact;
import id.tokoperasi.storefront.web.ProductCard;
import id.tokoperasi.storefront.web.Shell;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * The public profile of a cooperative.
 *
 * @param verifiedOn when the department verified it, or null
 * @param suspended true when it may not sell now; its products are hidden then
 * @param nextHref more of its products, or null
 */
public record CooperativeView(
        Shell shell,
        String name,
        String slug,
        String district,
        String kind,
        int tile,
        @Nullable LocalDate verifiedOn,
        boolean suspended,
        boolean demo,
        String about,
        List<Fact> figures,
        List<Fact> facts,
        List<ProductCard> products,
        int nextSize,
        @Nullable String nextHref) {}
