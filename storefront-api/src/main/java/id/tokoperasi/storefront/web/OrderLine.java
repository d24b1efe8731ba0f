package id.tokoperasi.storefront.web;

/** What was bought, at the price of that day. */
public record OrderLine(
        String name, String href, Picture picture, int quantity, long priceRupiah) {}
