package id.tokoperasi.catalog;

/** In what the net content of a listing's variants is counted, and per what its price is compared. */
public enum ContentUnit {
    /** Net grams; compared per kilogram. */
    GRAM(1000),
    /** Net millilitres; compared per litre. */
    MILLILITRE(1000),
    /** Pieces in the pack; compared per piece. */
    PIECE(1);

    private final long comparedPer;

    ContentUnit(long comparedPer) {
        this.comparedPer = comparedPer;
    }

    /** How many of this unit make the one that prices are compared in: 1000 g make a kilogram. */
    public long comparedPer() {
        return comparedPer;
    }
}
