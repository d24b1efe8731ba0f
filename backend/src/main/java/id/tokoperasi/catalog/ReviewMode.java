package id.tokoperasi.catalog;

/** How much of what a cooperative offers the dinas sees before buyers do. */
public enum ReviewMode {
    /** Every first publication and every change but that of stock. */
    ALL,
    /** First publications, and the changes that {@link ReviewRules} call risky. */
    RISKY,
    /** Nothing; what is risky is listed afterwards. */
    TRUSTED
}
