package id.tokoperasi.catalog;

/**
 * Why the dinas is asked: the rule, and what it measured.
 *
 * @param field of {@link ReviewRules#FIELDS}; empty when the rule is about the whole listing
 * @param variant as in {@link Difference}
 * @param measured hundredths of a percent for {@link Rule#PRICE_UP}, percent of words for {@link
 *     Rule#MANY_NEW_WORDS}, else 0
 * @param limit what the rule allows, in the same unit
 */
public record Reason(Rule rule, String field, String variant, long measured, long limit) {

    /** What brings a listing or a change to the dinas. */
    public enum Rule {
        /** Never on sale before. */
        FIRST_PUBLICATION,
        /** Everything of this cooperative is looked at. */
        EVERYTHING,
        /** The dinas has said no to it before. */
        SAID_NO_BEFORE,
        /** The price rises by more than the rules allow, since it was last looked at. */
        PRICE_UP,
        /** More of the description is new than the rules allow. */
        MANY_NEW_WORDS,
        /** The rules call a change of this field risky. */
        RISKY_FIELD
    }

    static Reason of(Rule rule) {
        return new Reason(rule, "", "", 0, 0);
    }

    static Reason of(Rule rule, Difference difference) {
        return new Reason(rule, difference.field(), difference.variant(), 0, 0);
    }
}
