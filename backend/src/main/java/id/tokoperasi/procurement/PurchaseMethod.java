package id.tokoperasi.procurement;

/** How an office buys. */
public enum PurchaseMethod {
    /** Pengadaan langsung. */
    DIRECT,
    /** E-purchasing through the electronic catalogue. */
    E_PURCHASING
}
