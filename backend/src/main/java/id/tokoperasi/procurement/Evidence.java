package id.tokoperasi.procurement;

import java.util.List;
import java.util.Set;

/**
 * What a purchase needs on paper.
 *
 * @param forms the lawful forms of the contract; the officer chooses. Empty when no rule names one
 * @param directPurchaseAllowed whether a value of that kind may be bought by pengadaan langsung
 * @param quotationNeeded whether a written quotation with clarification and negotiation is needed
 * @param ownersEstimateNeeded whether an HPS is needed
 * @param ruleIds the rules that led here, by id
 * @param notes what else to mind, each with its rules
 */
public record Evidence(
        Set<ContractForm> forms,
        boolean directPurchaseAllowed,
        boolean quotationNeeded,
        boolean ownersEstimateNeeded,
        List<String> ruleIds,
        List<Note> notes) {

    /** A stable code of a sentence and the rules that it speaks of. */
    public record Note(String code, List<String> ruleIds) {}
}
