package id.tokoperasi.storefront.officer;

import id.tokoperasi.catalog.TaxClass;
import id.tokoperasi.kernel.Money;
import id.tokoperasi.procurement.ContractForm;
import id.tokoperasi.procurement.Evidence;
import id.tokoperasi.procurement.EvidenceCase;
import id.tokoperasi.procurement.EvidenceRules;
import id.tokoperasi.procurement.PurchaseKind;
import id.tokoperasi.procurement.PurchaseMethod;
import id.tokoperasi.storefront.web.Languages;
import id.tokoperasi.tax.TaxCase;
import id.tokoperasi.tax.TaxCase.PaidBy;
import id.tokoperasi.tax.TaxCase.PlatformStatus;
import id.tokoperasi.tax.TaxLine;
import id.tokoperasi.tax.TaxSheet;
import id.tokoperasi.tax.Taxes;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * What the rules of a day say about a purchase, asked without an order: nothing is stored, so anybody
 * may ask and check. Sentences follow {@code Accept-Language}.
 */
@RestController
@RequestMapping(path = "/api/v1/procurement", produces = "application/json")
class PreviewApi {

    /** A thousand times a thousand billion: more than any budget, and far from the end of a long. */
    static final long MOST_RUPIAH = 1_000_000_000_000_000L;

    private final EvidenceRules evidence;
    private final Taxes taxes;
    private final PreviewWords words;

    PreviewApi(EvidenceRules evidence, Taxes taxes, PreviewWords words) {
        this.evidence = evidence;
        this.taxes = taxes;
        this.words = words;
    }

    /** A purchase. */
    record EvidenceQuestion(
            @NotNull PurchaseKind kind,
            @NotNull PurchaseMethod method,
            @NotNull LocalDate date,
            @Min(1) @Max(MOST_RUPIAH) long valueRupiah) {

        EvidenceCase purchase() {
            return new EvidenceCase(kind, method, date, Money.rupiah(valueRupiah));
        }
    }

    /** What it needs on paper; {@code forms} is a set from which the officer chooses. */
    record EvidenceJson(
            List<ContractForm> forms,
            boolean directPurchaseAllowed,
            boolean quotationNeeded,
            boolean ownersEstimateNeeded,
            List<String> ruleIds,
            List<String> notes) {

        static EvidenceJson of(Evidence e, List<String> notes) {
            return new EvidenceJson(
                    List.copyOf(e.forms()),
                    e.directPurchaseAllowed(),
                    e.quotationNeeded(),
                    e.ownersEstimateNeeded(),
                    e.ruleIds(),
                    notes);
        }
    }

    /** One line of a purchase; {@code priceRupiah} before VAT. */
    record TaxQuestion(
            @NotNull LocalDate date,
            @Min(1) @Max(MOST_RUPIAH) long priceRupiah,
            @NotNull TaxClass itemClass,
            @NotNull Boolean sellerVatRegistered,
            @NotNull Boolean sellerHasTaxNumber,
            @NotNull Boolean finalTaxCertificate,
            @NotNull PaidBy paidBy,
            @NotNull PlatformStatus platform) {

        TaxCase taxCase() {
            return new TaxCase(
                    date,
                    Money.rupiah(priceRupiah),
                    itemClass,
                    sellerVatRegistered,
                    sellerHasTaxNumber,
                    finalTaxCertificate,
                    paidBy,
                    platform);
        }
    }

    /** One tax, with the rules and the sentence that say why. */
    record TaxLineJson(
            TaxLine.Tax tax,
            long baseRupiah,
            long amountRupiah,
            TaxLine.Collector collectedBy,
            List<String> ruleIds,
            String reason) {}

    /**
     * All taxes of the line; {@code otherwise} is the other reading where an officer decides on the
     * platform's status.
     */
    record TaxSheetJson(
            List<TaxLineJson> lines,
            long netToSellerRupiah,
            long chargedToBudgetRupiah,
            boolean officerDecides,
            List<String> notes,
            @Nullable OtherReadingJson otherwise) {}

    /** The sheet if the platform collects. */
    record OtherReadingJson(
            List<TaxLineJson> lines, long netToSellerRupiah, long chargedToBudgetRupiah) {}

    /** Which contract forms are lawful and what else is needed. */
    @PostMapping(path = "/evidence-preview", consumes = "application/json")
    Mono<EvidenceJson> evidence(
            @Valid @RequestBody EvidenceQuestion question, ServerWebExchange exchange) {
        var locale = Languages.of(exchange);
        return evidence.assess(question.purchase())
                .map(e -> EvidenceJson.of(e, words.notes(e, locale)));
    }

    /** Which taxes are due, who collects them and why. */
    @PostMapping(path = "/tax-preview", consumes = "application/json")
    Mono<TaxSheetJson> tax(@Valid @RequestBody TaxQuestion question, ServerWebExchange exchange) {
        var locale = Languages.of(exchange);
        return taxes.assess(question.taxCase()).map(sheet -> json(sheet, locale));
    }

    private TaxSheetJson json(TaxSheet sheet, Locale locale) {
        var other = sheet.otherwise();
        return new TaxSheetJson(
                lines(sheet, locale),
                sheet.netToSeller().rupiah(),
                sheet.chargedToBudget().rupiah(),
                sheet.officerDecides(),
                words.notes(sheet, locale),
                other == null
                        ? null
                        : new OtherReadingJson(
                                lines(other, locale),
                                other.netToSeller().rupiah(),
                                other.chargedToBudget().rupiah()));
    }

    private List<TaxLineJson> lines(TaxSheet sheet, Locale locale) {
        return sheet.lines().stream()
                .map(
                        l ->
                                new TaxLineJson(
                                        l.tax(),
                                        l.base().rupiah(),
                                        l.amount().rupiah(),
                                        l.collectedBy(),
                                        l.ruleIds(),
                                        words.reason(l, locale)))
                .toList();
    }
}
