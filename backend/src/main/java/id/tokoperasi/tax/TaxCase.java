package id.tokoperasi.tax;

import id.tokoperasi.catalog.TaxClass;
import id.tokoperasi.kernel.Money;

import java.time.LocalDate;

/**
 * One line of a purchase as the tax rules see it.
 *
 * @param date day of invoice and payment, Asia/Jakarta: it picks the versions of the rules
 * @param price before VAT, above Rp 0
 * @param sellerVatRegistered whether the seller is a PKP
 * @param sellerHasTaxNumber whether the seller has an NPWP
 * @param finalTaxCertificate whether the seller shows a valid certificate of PP 55/2022
 */
public record TaxCase(
        LocalDate date,
        Money price,
        TaxClass itemClass,
        boolean sellerVatRegistered,
        boolean sellerHasTaxNumber,
        boolean finalTaxCertificate,
        PaidBy paidBy,
        PlatformStatus platform) {

    /** By what means the office pays. */
    public enum PaidBy {
        /** From the regional treasury, by SP2D or petty cash. */
        TREASURY,
        /** By the local government's credit card (KKPD). */
        CARD
    }

    /** What the platform is under PMK 58/2022. */
    public enum PlatformStatus {
        /** No collector: the treasurer withholds. */
        ORDINARY,
        /** A marketplace in a government procurement information system, which collects. */
        PROCUREMENT_MARKETPLACE,
        /** Not decided yet: reckoned as ORDINARY, and an officer decides. */
        UNSETTLED
    }

    TaxCase on(PlatformStatus other) {
        return new TaxCase(
                date,
                price,
                itemClass,
                sellerVatRegistered,
                sellerHasTaxNumber,
                finalTaxCertificate,
                paidBy,
                other);
    }
}
