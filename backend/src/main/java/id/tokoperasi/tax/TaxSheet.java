package id.tokoperasi.tax;

import id.tokoperasi.kernel.Money;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The taxes of one line of a purchase.
 *
 * @param netToSeller what reaches the seller: the price, with VAT that the seller hands on itself, less
 *     what others keep back
 * @param chargedToBudget price and VAT
 * @param officerDecides whether sources disagree or the platform's status is open
 * @param notes codes of sentences about taxes that are not there, or that an officer must look at
 * @param otherwise the sheet under the other reading, where an officer decides on the platform's status
 */
public record TaxSheet(
        List<TaxLine> lines,
        Money netToSeller,
        Money chargedToBudget,
        boolean officerDecides,
        List<Note> notes,
        @Nullable TaxSheet otherwise) {

    /** A sentence and the rules that it speaks of. */
    public record Note(String code, List<String> ruleIds) {}
}
