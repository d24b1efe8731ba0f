package id.tokoperasi.storefront.web;

/**
 * A picture as a page shows it, on a tinted tile.
 *
 * @param url where it is served, already versioned when it is a drawing of ours
 * @param alt what it shows; empty when the words beside it say the same
 * @param tile which of the five tints, 1 to 5; never a meaning
 */
public record Picture(String url, String alt, int tile) {

    /** The same picture with a description, for where no words stand beside it. */
    public Picture described(String alt) {
        return new Picture(url, alt, tile);
    }

    /** A tint that stays the same for the same thing. */
    public static int tileOf(Object id) {
        return Math.floorMod(id.hashCode(), 5) + 1;
    }
}
