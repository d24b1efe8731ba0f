package id.tokoperasi.procurement;

import static id.tokoperasi.procurement.ContractForm.AGREEMENT;
import static id.tokoperasi.procurement.ContractForm.ORDER_LETTER;
import static id.tokoperasi.procurement.ContractForm.SPK;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.kernel.Money;
import id.tokoperasi.testing.SeededRules;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

class EvidenceTableTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    private static Evidence of(
            PurchaseKind kind, PurchaseMethod method, LocalDate day, long value) {
        return EvidenceTable.assess(
                new EvidenceCase(kind, method, day, Money.rupiah(value)), SeededRules.on(day));
    }

    private static List<ContractForm> forms(String names) {
        return names == null
                ? List.of()
                : Arrays.stream(names.split("\\|")).map(ContractForm::valueOf).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "GOODS,         1,          PURCHASE_PROOF|RECEIPT",
        "GOODS,         10_000_000, PURCHASE_PROOF|RECEIPT",
        "GOODS,         10_000_001, RECEIPT",
        "GOODS,         50_000_000, RECEIPT",
        "GOODS,         50_000_001, SPK",
        "GOODS,        200_000_000, SPK",
        "GOODS,        200_000_001, AGREEMENT",
        "SERVICES,      10_000_000, PURCHASE_PROOF|RECEIPT",
        "SERVICES,      50_000_001, SPK",
        "SERVICES,     200_000_001, AGREEMENT",
        "WORKS,         10_000_000, RECEIPT|SPK",
        "WORKS,         50_000_001, SPK",
        "WORKS,        400_000_000, SPK",
        "WORKS,        400_000_001, AGREEMENT",
        "CONSULTANCY,   50_000_000, RECEIPT",
        "CONSULTANCY,  100_000_000,",
        "CONSULTANCY,  100_000_001, AGREEMENT"
    })
    void theFormsFollowTheBandsToTheRupiah(PurchaseKind kind, String value, String expected) {
        var rupiah = Long.parseLong(value.replace("_", ""));
        assertThat(of(kind, PurchaseMethod.DIRECT, TODAY, rupiah).forms())
                .containsExactlyElementsOf(forms(expected));
    }

    @Test
    void whereNoRuleNamesAFormItIsSaid() {
        var evidence = of(PurchaseKind.CONSULTANCY, PurchaseMethod.DIRECT, TODAY, 75_000_000);
        assertThat(evidence.forms()).isEmpty();
        assertThat(evidence.notes()).extracting(Evidence.Note::code).contains("no-form");
    }

    @ParameterizedTest
    @CsvSource({"1", "50_000_001", "900_000_000"})
    void ePurchasingIsProvedByAnOrderLetterAtAnyValue(String value) {
        var rupiah = Long.parseLong(value.replace("_", ""));
        assertThat(of(PurchaseKind.GOODS, PurchaseMethod.E_PURCHASING, TODAY, rupiah).forms())
                .containsExactly(ORDER_LETTER);
    }

    @Test
    void worksBandsMoveOn30April2025() {
        var before = LocalDate.of(2025, 4, 29);
        var after = LocalDate.of(2025, 4, 30);
        assertThat(of(PurchaseKind.WORKS, PurchaseMethod.DIRECT, before, 300_000_000).forms())
                .containsExactly(AGREEMENT);
        assertThat(of(PurchaseKind.WORKS, PurchaseMethod.DIRECT, after, 300_000_000).forms())
                .containsExactly(SPK);
        assertThat(isDirect(before, 300_000_000)).isFalse();
        assertThat(isDirect(after, 300_000_000)).isTrue();
        assertThat(isDirect(after, 400_000_000)).isTrue();
        assertThat(isDirect(after, 400_000_001)).isFalse();
        assertThat(isDirect(before, 200_000_000)).isTrue();
        assertThat(isDirect(before, 200_000_001)).isFalse();
    }

    private static boolean isDirect(LocalDate day, long value) {
        return of(PurchaseKind.WORKS, PurchaseMethod.DIRECT, day, value).directPurchaseAllowed();
    }

    @ParameterizedTest
    @CsvSource({
        "GOODS, 200_000_000, true",
        "GOODS, 200_000_001, false",
        "SERVICES, 200_000_000, true",
        "CONSULTANCY, 100_000_000, true",
        "CONSULTANCY, 100_000_001, false"
    })
    void directPurchaseHasAMaximumByKind(PurchaseKind kind, String value, boolean allowed) {
        var rupiah = Long.parseLong(value.replace("_", ""));
        var evidence = of(kind, PurchaseMethod.DIRECT, TODAY, rupiah);
        assertThat(evidence.directPurchaseAllowed()).isEqualTo(allowed);
        assertThat(evidence.ruleIds()).anyMatch(id -> id.startsWith("PBJ-DIRECT-MAX"));
    }

    @ParameterizedTest
    @CsvSource({
        "2021-06-01, 60_000_000, false",
        "2021-06-02, 50_000_000, false",
        "2021-06-02, 50_000_001, true"
    })
    void aQuotationIsNeededAboveFiftyMillion(LocalDate day, String value, boolean needed) {
        var rupiah = Long.parseLong(value.replace("_", ""));
        assertThat(of(PurchaseKind.GOODS, PurchaseMethod.DIRECT, day, rupiah).quotationNeeded())
                .isEqualTo(needed);
        assertThat(
                        of(PurchaseKind.GOODS, PurchaseMethod.E_PURCHASING, day, rupiah)
                                .quotationNeeded())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "DIRECT,       2026-11-28,  10_000_000, false",
        "DIRECT,       2026-11-28,  10_000_001, true",
        "E_PURCHASING, 2025-04-29, 900_000_000, false",
        "E_PURCHASING, 2025-04-30, 100_000_000, false",
        "E_PURCHASING, 2025-04-30, 100_000_001, true",
        "DIRECT,       2025-04-29,  10_000_001, true"
    })
    void theEstimateFollowsTheDatedRule(
            PurchaseMethod method, LocalDate day, String value, boolean needed) {
        var rupiah = Long.parseLong(value.replace("_", ""));
        assertThat(of(PurchaseKind.GOODS, method, day, rupiah).ownersEstimateNeeded())
                .isEqualTo(needed);
    }

    @Test
    void aMiniCompetitionIsNamedFromSeptember2026() {
        assertThat(codes(LocalDate.of(2026, 8, 31))).doesNotContain("mini-competition");
        assertThat(codes(LocalDate.of(2026, 9, 1))).contains("mini-competition");
    }

    private static List<String> codes(LocalDate day) {
        return of(PurchaseKind.GOODS, PurchaseMethod.E_PURCHASING, day, 50_000_001).notes().stream()
                .map(Evidence.Note::code)
                .toList();
    }

    @Test
    void beforeTheRegulationNothingIsAllowed() {
        var evidence =
                of(PurchaseKind.GOODS, PurchaseMethod.DIRECT, LocalDate.of(2018, 3, 21), 1_000_000);
        assertThat(evidence.forms()).isEmpty();
        assertThat(evidence.directPurchaseAllowed()).isFalse();
        assertThat(evidence.notes())
                .extracting(Evidence.Note::code)
                .contains("no-form", "no-direct-rule", "no-estimate-rule");
    }
}
