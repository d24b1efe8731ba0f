package id.tokoperasi.storefront.web;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * A product in a list.
 *
 * @param listingId what the add button puts in the basket, or null when the buyer has to choose a
 *     variant first
 * @param several whether there are variants at other prices, so that the price is "mulai"
 * @param unitPriceRupiah price per {@code unit}, or 0 when the pack is the unit
 * @param sold pieces sold so far
 * @param left units left when few are, or 0
 */
public record ProductCard(
        String name,
        String href,
        Picture picture,
        @Nullable UUID listingId,
        long priceRupiah,
        boolean several,
        long unitPriceRupiah,
        String unit,
        String cooperative,
        String district,
        @Nullable Badge badge,
        long sold,
        int left,
        boolean soldOut) {}
