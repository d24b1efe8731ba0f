package id.tokoperasi.storefront.officer;

import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.Shell;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A purchase to be reckoned, and the answer.
 *
 * @param date as typed, and {@code value} likewise
 * @param evidence null before something was asked, and {@code tax} likewise
 */
public record PreviewView(
        Shell shell,
        String date,
        String value,
        List<Choice> kinds,
        List<Choice> methods,
        List<Choice> itemClasses,
        List<Choice> means,
        List<Choice> platforms,
        boolean vatRegistered,
        boolean taxNumber,
        boolean certificate,
        @Nullable EvidencePart evidence,
        @Nullable TaxPart tax,
        FormErrors errors) {

    /** Contract forms and what else is needed. */
    public record EvidencePart(
            List<String> formKeys,
            boolean direct,
            boolean quotation,
            boolean estimate,
            List<String> ruleIds,
            List<String> notes) {}

    /** Taxes; {@code other} under the other reading, null when there is none. */
    public record TaxPart(
            List<TaxRow> rows,
            long netToSeller,
            long chargedToBudget,
            boolean officerDecides,
            List<String> notes,
            @Nullable TaxPart other) {}

    /** One tax. */
    public record TaxRow(
            String taxKey,
            long base,
            long amount,
            String collectorKey,
            List<String> ruleIds,
            String reason) {}
}
