package id.tokoperasi.cooperative;

import java.util.Collection;
import java.util.Comparator;

/** What a verified cooperative may not do while one of its papers has run out; the later the harder. */
public enum SellingLimit {
    /** It may do all. */
    NOTHING,
    /** What is on sale stays; nothing new is published. */
    NO_NEW_LISTINGS,
    /** Its listings are hidden and cannot be bought. */
    NO_SALES;

    /** The hardest of these; {@link #NOTHING} of none. */
    public static SellingLimit hardest(Collection<SellingLimit> limits) {
        return limits.stream().max(Comparator.naturalOrder()).orElse(NOTHING);
    }
}
