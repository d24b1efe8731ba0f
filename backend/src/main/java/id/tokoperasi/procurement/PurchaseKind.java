package id.tokoperasi.procurement;

/** What is bought, as the rules for direct procurement tell it apart (Perpres 16/2018 art. 3). */
public enum PurchaseKind {
    /** Barang. */
    GOODS,
    /** Jasa lainnya. */
    SERVICES,
    /** Pekerjaan konstruksi. */
    WORKS,
    /** Jasa konsultansi. */
    CONSULTANCY
}
