package id.tokoperasi.catalog;

/**
 * What a cooperative has on sale.
 *
 * @param published listings on sale
 * @param withoutPicture of them without a picture
 * @param incomplete of them with a short description, or with a variant that does not say its net
 *     content
 * @param expiring of them with a certificate that ends by the day asked for, or has ended
 */
public record ListingCount(long published, long withoutPicture, long incomplete, long expiring) {

    /** Nothing on sale. */
    public static final ListingCount NONE = new ListingCount(0, 0, 0, 0);
}
