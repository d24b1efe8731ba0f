package id.tokoperasi.tax;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.catalog.TaxClass;
import id.tokoperasi.kernel.Money;
import id.tokoperasi.tax.TaxCase.PaidBy;
import id.tokoperasi.tax.TaxCase.PlatformStatus;
import id.tokoperasi.testing.SeededRules;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.List;

/** The worked values of rules.md, and each flip at its date. */
class TaxTableTests {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    /** A case to begin with: goods of a registered seller with a tax number, paid by the treasury. */
    private static TaxCase goods(long price) {
        return new TaxCase(
                DAY,
                Money.rupiah(price),
                TaxClass.GOODS,
                true,
                true,
                false,
                PaidBy.TREASURY,
                PlatformStatus.ORDINARY);
    }

    private static TaxCase of(
            TaxCase c,
            LocalDate date,
            TaxClass itemClass,
            boolean registered,
            boolean number,
            boolean certificate,
            PaidBy paidBy,
            PlatformStatus platform) {
        return new TaxCase(
                date, c.price(), itemClass, registered, number, certificate, paidBy, platform);
    }

    private static TaxCase on(TaxCase c, LocalDate day) {
        return of(
                c,
                day,
                c.itemClass(),
                c.sellerVatRegistered(),
                c.sellerHasTaxNumber(),
                c.finalTaxCertificate(),
                c.paidBy(),
                c.platform());
    }

    private static TaxCase as(TaxCase c, TaxClass itemClass) {
        return of(
                c,
                c.date(),
                itemClass,
                c.sellerVatRegistered(),
                c.sellerHasTaxNumber(),
                c.finalTaxCertificate(),
                c.paidBy(),
                c.platform());
    }

    private static TaxCase by(TaxCase c, PaidBy paidBy) {
        return of(
                c,
                c.date(),
                c.itemClass(),
                c.sellerVatRegistered(),
                c.sellerHasTaxNumber(),
                c.finalTaxCertificate(),
                paidBy,
                c.platform());
    }

    private static TaxCase small(TaxCase c, boolean certificate) {
        return of(c, c.date(), c.itemClass(), false, true, certificate, c.paidBy(), c.platform());
    }

    private static TaxCase withoutNumber(TaxCase c) {
        return of(
                c,
                c.date(),
                c.itemClass(),
                c.sellerVatRegistered(),
                false,
                false,
                c.paidBy(),
                c.platform());
    }

    private static TaxSheet sheet(TaxCase c) {
        return TaxTable.assess(c, SeededRules.on(c.date()));
    }

    private static String lines(TaxSheet sheet) {
        return String.join(
                ", ",
                sheet.lines().stream()
                        .map(l -> l.tax() + " " + l.amount().rupiah() + " " + l.collectedBy())
                        .toList());
    }

    private static String lines(TaxCase c) {
        return lines(sheet(c));
    }

    private static long vat(TaxCase c) {
        return sheet(c).lines().stream()
                .filter(l -> l.tax() == TaxLine.Tax.VAT)
                .mapToLong(l -> l.amount().rupiah())
                .sum();
    }

    @Test
    void vatOfAHundredThousandIsElevenThousand() {
        var line = sheet(goods(100_000)).lines().getFirst();
        assertThat(line.base()).isEqualTo(Money.rupiah(91_667));
        assertThat(line.amount()).isEqualTo(Money.rupiah(11_000));
    }

    @Test
    void vatIsRoundedHalfUpFromTheUnroundedBase() {
        assertThat(vat(goods(33_333))).isEqualTo(3_667);
    }

    @Test
    void theTreasurerCollectsVatAndIncomeTax() {
        var sheet = sheet(goods(15_000_000));
        assertThat(lines(sheet)).isEqualTo("VAT 1650000 TREASURER, WHT22 225000 TREASURER");
        assertThat(sheet.netToSeller()).isEqualTo(Money.rupiah(14_775_000));
        assertThat(sheet.chargedToBudget()).isEqualTo(Money.rupiah(16_650_000));
        assertThat(sheet.officerDecides()).isFalse();
    }

    @Test
    void aCollectingMarketplaceLeavesNothingToTheTreasurer() {
        var sheet = sheet(goods(15_000_000).on(PlatformStatus.PROCUREMENT_MARKETPLACE));
        assertThat(lines(sheet)).isEqualTo("VAT 1650000 PLATFORM, WHT22 75000 PLATFORM");
        assertThat(sheet.netToSeller()).isEqualTo(Money.rupiah(14_925_000));
        assertThat(sheet.chargedToBudget()).isEqualTo(Money.rupiah(16_650_000));
        assertThat(sheet.officerDecides()).isFalse();
    }

    @Test
    void aSmallSellerWithACertificatePaysHalfAPercent() {
        var sheet = sheet(small(goods(15_000_000), true));
        assertThat(lines(sheet)).isEqualTo("WHT22_FINAL 75000 TREASURER");
        assertThat(sheet.netToSeller()).isEqualTo(Money.rupiah(14_925_000));
        assertThat(sheet.chargedToBudget()).isEqualTo(Money.rupiah(15_000_000));
    }

    @Test
    void theSameAtAMarketplaceAndAnOfficerDecidesAboutRegistration() {
        var c = small(goods(15_000_000), true).on(PlatformStatus.PROCUREMENT_MARKETPLACE);
        var sheet = sheet(c);
        assertThat(lines(sheet)).isEqualTo("WHT22_FINAL 75000 PLATFORM");
        assertThat(sheet.netToSeller()).isEqualTo(Money.rupiah(14_925_000));
        assertThat(sheet.chargedToBudget()).isEqualTo(Money.rupiah(15_000_000));
        assertThat(sheet.officerDecides()).isTrue();
    }

    @Test
    void anUnsettledPlatformGivesBothReadings() {
        var sheet = sheet(goods(15_000_000).on(PlatformStatus.UNSETTLED));
        assertThat(sheet.officerDecides()).isTrue();
        assertThat(lines(sheet)).isEqualTo("VAT 1650000 TREASURER, WHT22 225000 TREASURER");
        assertThat(lines(sheet.otherwise()))
                .isEqualTo("VAT 1650000 PLATFORM, WHT22 75000 PLATFORM");
    }

    @ParameterizedTest
    @CsvSource({
        "2022-03-31, 100000",
        "2022-04-01, 110000",
        "2024-12-31, 110000",
        "2025-01-01, 110000"
    })
    void theVatRateFollowsItsDates(LocalDate day, long vat) {
        assertThat(vat(on(goods(1_000_000), day))).isEqualTo(vat);
    }

    @Test
    void sinceMay2025TheRoundingRuleIsNamed() {
        assertThat(ids(on(goods(3_000_000), LocalDate.of(2025, 5, 21))))
                .doesNotContain("VAT-ROUND");
        assertThat(ids(on(goods(3_000_000), LocalDate.of(2025, 5, 22)))).contains("VAT-ROUND");
    }

    private static List<String> ids(TaxCase c) {
        return sheet(c).lines().getFirst().ruleIds();
    }

    @ParameterizedTest
    @CsvSource({
        "2_000_000, VAT 220000 SELLER",
        "2_000_001, 'VAT 220000 TREASURER, WHT22 30000 TREASURER'"
    })
    void upToTwoMillionTheSellerHandsOnVatAndNothingIsWithheld(String price, String expected) {
        var c = goods(Long.parseLong(price.replace("_", "")));
        assertThat(lines(c)).isEqualTo(expected);
    }

    @Test
    void vatThatTheSellerHandsOnReachesTheSeller() {
        var sheet = sheet(goods(2_000_000));
        assertThat(sheet.netToSeller()).isEqualTo(Money.rupiah(2_220_000));
        assertThat(sheet.chargedToBudget()).isEqualTo(Money.rupiah(2_220_000));
    }

    @Test
    void theSmallAmountRulesBeginInApril2020() {
        var c = goods(2_000_000);
        assertThat(lines(on(c, LocalDate.of(2020, 3, 31))))
                .isEqualTo("VAT 200000 TREASURER, WHT22 30000 TREASURER");
        assertThat(lines(on(c, LocalDate.of(2020, 4, 1)))).isEqualTo("VAT 200000 SELLER");
    }

    @Test
    void withoutATaxNumberTheRateDoubles() {
        assertThat(lines(withoutNumber(goods(15_000_000))))
                .isEqualTo("VAT 1650000 TREASURER, WHT22 450000 TREASURER");
        assertThat(lines(withoutNumber(as(goods(1_000_000), TaxClass.SERVICE))))
                .isEqualTo("VAT 110000 SELLER, WHT23 40000 TREASURER");
    }

    @Test
    void paymentsByCardCarryNoIncomeTaxFromMay2022() {
        var c = by(goods(15_000_000), PaidBy.CARD);
        assertThat(lines(on(c, LocalDate.of(2022, 4, 30))))
                .isEqualTo("VAT 1650000 TREASURER, WHT22 225000 TREASURER");
        assertThat(lines(on(c, LocalDate.of(2022, 5, 1)))).isEqualTo("VAT 1650000 SELLER");
    }

    @Test
    void staplesAreExemptFromApril2022() {
        var c = as(goods(15_000_000), TaxClass.STAPLES);
        assertThat(lines(on(c, LocalDate.of(2022, 3, 31))))
                .isEqualTo("VAT 1500000 TREASURER, WHT22 225000 TREASURER");
        assertThat(lines(on(c, LocalDate.of(2022, 4, 1)))).isEqualTo("WHT22 225000 TREASURER");
    }

    @Test
    void cateringPaysLocalTaxInsteadOfVatFromJanuary2024() {
        var c = as(goods(15_000_000), TaxClass.CATERING);
        assertThat(lines(on(c, LocalDate.of(2024, 1, 4))))
                .isEqualTo("VAT 1650000 TREASURER, WHT23 300000 TREASURER");
        var later = sheet(on(c, LocalDate.of(2024, 1, 5)));
        assertThat(lines(later)).isEqualTo("WHT23 300000 TREASURER");
        assertThat(later.notes()).extracting(TaxSheet.Note::code).contains("vat-catering");
    }

    @Test
    void servicesHaveNoLowerLimit() {
        assertThat(lines(small(as(goods(100_000), TaxClass.SERVICE), false)))
                .isEqualTo("WHT23 2000 TREASURER");
    }

    @Test
    void aCertificateForServicesIsForAnOfficerToDecide() {
        var sheet = sheet(small(as(goods(10_000_000), TaxClass.SERVICE), true));
        assertThat(lines(sheet)).isEqualTo("WHT22_FINAL 50000 TREASURER");
        assertThat(sheet.officerDecides()).isTrue();
    }

    @Test
    void theMarketplaceCollectsFromMay2022() {
        var c = goods(15_000_000).on(PlatformStatus.PROCUREMENT_MARKETPLACE);
        assertThat(lines(on(c, LocalDate.of(2022, 4, 30))))
                .isEqualTo("VAT 1650000 TREASURER, WHT22 225000 TREASURER");
        assertThat(lines(on(c, LocalDate.of(2022, 5, 1))))
                .isEqualTo("VAT 1650000 PLATFORM, WHT22 75000 PLATFORM");
    }

    @Test
    void theCertificateCountsFromJuly2018() {
        var c = small(goods(15_000_000), true);
        assertThat(lines(on(c, LocalDate.of(2018, 6, 30)))).isEqualTo("WHT22 225000 TREASURER");
        assertThat(lines(on(c, LocalDate.of(2018, 7, 1)))).isEqualTo("WHT22_FINAL 75000 TREASURER");
    }

    @Test
    void incomeTaxOnGoodsHasARuleFromMarch2017() {
        var c = small(goods(15_000_000), false);
        assertThat(lines(on(c, LocalDate.of(2017, 2, 28)))).isEmpty();
        assertThat(lines(on(c, LocalDate.of(2017, 3, 1)))).isEqualTo("WHT22 225000 TREASURER");
    }
}
