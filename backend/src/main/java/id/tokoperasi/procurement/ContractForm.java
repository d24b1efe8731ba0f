package id.tokoperasi.procurement;

/** What proves a contract (Perpres 16/2018 art. 28). More than one may be lawful for a value. */
public enum ContractForm {
    /** Bukti pembelian or pembayaran. */
    PURCHASE_PROOF,
    /** Kuitansi. */
    RECEIPT,
    /** Surat perintah kerja. */
    SPK,
    /** Surat perjanjian. */
    AGREEMENT,
    /** Surat pesanan, the form of e-purchasing. */
    ORDER_LETTER
}
