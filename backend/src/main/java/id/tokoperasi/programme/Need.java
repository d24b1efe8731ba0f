package id.tokoperasi.programme;

/** What a cooperative lacks and a training may help with. How much is too little is data. */
public enum Need {
    /** Entered, and the dinas has not verified it yet. */
    NOT_VERIFIED,
    /** Verified, and nothing is on sale. */
    NO_LISTINGS,
    /** At least so many listings on sale have no picture. */
    NO_PICTURES,
    /** A listing has a description of fewer letters than that, or does not say its net content. */
    LISTINGS_INCOMPLETE,
    /** A certificate of a listing ends within so many days, or has ended. */
    LICENCE_EXPIRING,
    /** Fewer current members than that in the register. */
    NO_MEMBERS,
    /** Has something on sale, and no order was paid in so many days. */
    NO_SALES
}
