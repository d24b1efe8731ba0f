package id.tokoperasi.catalog;

/** How goods of a category are taxed; the rules are data, see {@code rules}. */
public enum TaxClass {
    /** Ordinary goods: VAT by VAT-RATE. */
    GOODS,
    /** Staple food, exempt by VAT-STAPLES. */
    STAPLES,
    /** Served food and drink: local tax instead of VAT by VAT-CATERING. */
    CATERING,
    /** Services: income tax by WHT23-SERVICE. */
    SERVICE
}
