package id.tokoperasi.storefront.web;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * What every page has around its own content: language, theme, chosen district, count of the
 * basket, who is signed in.
 *
 * @param language {@code id} or {@code en}
 * @param theme {@code light}, {@code dark}, or empty to follow the system
 * @param path path and query of this page, for links that come back to it
 * @param district the chosen district, or null
 * @param districts all districts of the regency, for the picker
 * @param basketCount units in the basket, as last seen by this browser
 * @param account name of the person who is signed in, or null
 * @param seller whether this browser has been in the seller centre
 * @param notice what the last action did, or null
 * @param kunci a fresh key for the forms of this page, so that sending one twice does it once
 * @param now the time of rendering
 */
public record Shell(
        String language,
        String theme,
        String path,
        @Nullable DistrictChoice district,
        List<DistrictChoice> districts,
        int basketCount,
        @Nullable String account,
        boolean seller,
        @Nullable Notice notice,
        String kunci,
        Instant now) {

    /** A district of the picker. */
    public record DistrictChoice(String code, String name) {}

    /** The same with another number at the basket's sign. */
    public Shell withBasket(int pieces) {
        return new Shell(
                language, theme, path, district, districts, pieces, account, seller, notice, kunci,
                now);
    }

    /** True for a page in English. */
    public boolean english() {
        return language.equals("en");
    }

    /** The other language, for the link that switches. */
    public String otherLanguage() {
        return english() ? "id" : "en";
    }
}
