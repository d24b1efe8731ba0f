package id.tokoperasi.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.LinkedMultiValueMap;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

class WordsTests {

    private static final Words ID = Words.of(Locale.of("id"));
    private static final Words EN = Words.of(Locale.ENGLISH);

    @Test
    void moneyIsWholeRupiahWithDotsAndDoesNotBreak() {
        assertThat(ID.money(0)).isEqualTo("Rp\u00a00");
        assertThat(ID.money(25_000)).isEqualTo("Rp\u00a025.000");
        assertThat(ID.money(1_234_567_890)).isEqualTo("Rp\u00a01.234.567.890");
        assertThat(ID.money(-25_000)).isEqualTo("−Rp\u00a025.000");
        assertThat(EN.money(25_000)).isEqualTo("Rp\u00a025.000");
    }

    @Test
    void deliveryForNothingIsFree() {
        assertThat(ID.fee(0)).isEqualTo("Gratis");
        assertThat(EN.fee(0)).isEqualTo("Free");
        assertThat(ID.fee(14_000)).isEqualTo("Rp\u00a014.000");
    }

    @Test
    void unitPricesAreRoundedToHundredsAboveTenThousand() {
        assertThat(ID.unitPrice(96_667, "kg")).isEqualTo("96.700/kg");
        assertThat(ID.unitPrice(3_815, "butir")).isEqualTo("3.815/butir");
        assertThat(ID.pricePer(84_960, "kg")).isEqualTo("Rp\u00a085.000 per kg");
    }

    @Test
    void datesHaveTheMonthsOfTheLanguage() {
        var may = LocalDate.of(2026, 5, 4);
        assertThat(ID.date(may)).isEqualTo("4 Mei 2026");
        assertThat(EN.date(may)).isEqualTo("4 May 2026");
        assertThat(ID.weekday(LocalDate.of(2026, 11, 24))).isEqualTo("Selasa, 24 November");
    }

    @Test
    void timesAreJakartaAndSayTheZone() {
        var afternoon = Instant.parse("2026-11-24T07:32:00Z");
        assertThat(ID.time(afternoon)).isEqualTo("14.32\u00a0WIB");
        assertThat(ID.dateTime(afternoon)).isEqualTo("24 Nov 2026, 14.32\u00a0WIB");
        assertThat(ID.date(Instant.parse("2026-11-24T17:00:00Z"))).isEqualTo("25 November 2026");
    }

    @Test
    void rangesSayWhatIsTheSameOnce() {
        var day = LocalDate.of(2026, 11, 26);
        assertThat(ID.dates(day, day)).isEqualTo("26 November 2026");
        assertThat(ID.dates(day, day.plusDays(1))).isEqualTo("26–27 November 2026");
        assertThat(ID.dates(day, day.plusDays(6))).isEqualTo("26 November – 2 Desember 2026");
        assertThat(ID.dates(day, LocalDate.of(2027, 1, 2)))
                .isEqualTo("26 November 2026 – 2 Januari 2027");
    }

    @Test
    void measuresUseCommaAndDoNotBreak() {
        assertThat(ID.weight(500)).isEqualTo("500\u00a0g");
        assertThat(ID.weight(1_500)).isEqualTo("1,5\u00a0kg");
        assertThat(ID.volume(250)).isEqualTo("250\u00a0ml");
        assertThat(ID.distance(850)).isEqualTo("850\u00a0m");
        assertThat(ID.distance(1_200)).isEqualTo("1,2\u00a0km");
        assertThat(ID.distance(22_300)).isEqualTo("22\u00a0km");
        assertThat(ID.percent(370)).isEqualTo("37,0%");
    }

    @Test
    void phonesAreShownTheWayPeopleDialThem() {
        assertThat(ID.phone("+6281234567890")).isEqualTo("0812-3456-7890");
        assertThat(ID.phone("0254-123")).isEqualTo("0254-123");
    }

    @Test
    void aCooperativeIsKnownByTwoLetters() {
        assertThat(ID.initials("Koperasi Melinjo Cikolelet")).isEqualTo("MC");
        assertThat(ID.initials("Koperasi Aren")).isEqualTo("A");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "25000|25000",
                "25.000|25000",
                "Rp 25.000|25000",
                "rp25.000,00|25000",
                "1,240|1240"
            })
    void moneyIsReadHoweverItIsTyped(String typed, long rupiah) {
        assertThat(Typed.read(typed)).hasValue(rupiah);
    }

    @ParameterizedTest
    @CsvSource({"-5", "abc", "12.5", "1e9", "99999999999999"})
    void whatIsNoWholeNumberIsNotRead(String typed) {
        assertThat(Typed.read(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0812-3456-7890", "6281234567890", "+62 812 3456 7890"})
    void mobileNumbersAreStoredInOneForm(String typed) {
        var fields = new LinkedMultiValueMap<String, String>();
        fields.add("hp", typed);
        assertThat(new Typed(fields).phone("hp")).hasValue("+6281234567890");
    }

    @Test
    void onlyPathsOfOurOwnAreGoneBackTo() {
        var fields = new LinkedMultiValueMap<String, String>();
        fields.add("kembali", "//evil.example/x");
        assertThat(new Typed(fields).back("/akun")).isEqualTo("/akun");
        fields.set("kembali", "/cari?q=emping&urut=terbaru");
        assertThat(new Typed(fields).back("/akun")).isEqualTo("/cari?q=emping&urut=terbaru");
    }
}
