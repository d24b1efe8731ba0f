package id.tokoperasi.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.tokoperasi.kernel.Refusal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;

class HabitsTests {

    private static Habits column(String... cells) {
        var habits = new Habits();
        Arrays.stream(cells).map(Cell::text).forEach(habits::see);
        return habits;
    }

    private static void refused(Runnable reading, String code) {
        assertThatThrownBy(reading::run)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        r -> {
                            assertThat(r.code()).isEqualTo(code);
                            assertThat(r.facts().get("field")).isEqualTo("f");
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "25000",
                "25.000",
                "25,000",
                "Rp 25.000",
                "Rp25.000,-",
                "rp. 25.000,00",
                "25,000.00",
                "IDR 25000",
                "25\u00a0000",
                "25.000.-",
                " 25.000 "
            })
    void aPriceIsReadInEveryHabit(String typed) {
        assertThat(column(typed).whole(Cell.text(typed), "f")).isEqualTo(25_000);
    }

    @ParameterizedTest
    @CsvSource({
        "'2,5', number-not-whole",
        "2.5, number-not-whole",
        "'25,000.50', number-not-whole",
        "25.00.000, number-malformed",
        "dua, number-malformed",
        "'', number-malformed",
        "1e5, number-malformed",
        "'1.2,3.4', number-malformed",
        "99999999999999999999, number-not-whole"
    })
    void whatIsNoWholeNumberIsRefused(String typed, String code) {
        refused(() -> column(typed).whole(Cell.text(typed), "f"), code);
    }

    @Test
    void threeDigitsAfterThePointAreAmbiguousWhereTheColumnWritesDecimalsWithPoints() {
        refused(
                () -> column("12.50", "25.000").whole(Cell.text("25.000"), "f"),
                "number-ambiguous");
        assertThat(column("12,50", "25.000").whole(Cell.text("25.000"), "f")).isEqualTo(25_000);
        assertThat(column("12.50").whole(Cell.text("1,250,000"), "f")).isEqualTo(1_250_000);
    }

    @Test
    void decimalsFollowTheRestOfTheColumn() {
        assertThat(column("2,5").decimal(Cell.text("2,5"), "f")).isEqualByComparingTo("2.5");
        assertThat(column("2.5").decimal(Cell.text("2.5"), "f")).isEqualByComparingTo("2.5");
        assertThat(column("2,5", "1.250").decimal(Cell.text("1.250"), "f"))
                .isEqualByComparingTo("1250");
        assertThat(column("2.5", "1.250").decimal(Cell.text("1.250"), "f"))
                .isEqualByComparingTo("1.250");
        assertThat(column().decimal(Cell.text("1.250,75"), "f")).isEqualByComparingTo("1250.75");
        refused(() -> column("1.250").decimal(Cell.text("1.250"), "f"), "number-ambiguous");
        refused(
                () -> column("2,5", "2.5", "1.250").decimal(Cell.text("1.250"), "f"),
                "number-ambiguous");
    }

    @Test
    void aNumberCellIsTakenAsItIs() {
        var cell = new Cell("25.125", Cell.Kind.NUMBER);
        assertThat(column().decimal(cell, "f")).isEqualTo(new BigDecimal("25.125"));
        refused(() -> column().whole(cell, "f"), "number-not-whole");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "24-11-2026", "24/11/2026", "24.11.2026", "2026-11-24", "2026/11/24", "24 Nov 2026",
                "24 Nopember 2026", "24 november 2026", "24-Nov-2026", "46350", "46350,5",
                        "11/24/2026"
            })
    void aDayIsReadInEveryHabit(String typed) {
        assertThat(column(typed).day(Cell.text(typed), "f")).isEqualTo(LocalDate.of(2026, 11, 24));
    }

    @Test
    void whatMayBeTwoDaysIsReadAsTheRestOfTheColumnOrRefused() {
        var june = LocalDate.of(2026, 6, 5);
        assertThat(column("24/11/2026").day(Cell.text("05/06/2026"), "f")).isEqualTo(june);
        assertThat(column("11/24/2026").day(Cell.text("06/05/2026"), "f")).isEqualTo(june);
        assertThat(column().day(Cell.text("05-06-2026"), "f")).isEqualTo(june);
        assertThat(column().day(Cell.text("06/06/2026"), "f")).isEqualTo(LocalDate.of(2026, 6, 6));
        refused(() -> column("05/06/2026").day(Cell.text("05/06/2026"), "f"), "date-ambiguous");
        refused(
                () -> column("24/11/2026", "11/24/2026").day(Cell.text("05/06/2026"), "f"),
                "date-ambiguous");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "31-02-2026",
                "2026-13-01",
                "kemarin",
                "32 Nov 2026",
                "24-11-26",
                "00000",
                "99999999"
            })
    void whatIsNoDayIsRefused(String typed) {
        refused(() -> column(typed).day(Cell.text(typed), "f"), "date-malformed");
    }

    @Test
    void yesAndNoInBothLanguages() {
        assertThat(column().yes(Cell.text("Ya"), "f")).isTrue();
        assertThat(column().yes(Cell.text("no"), "f")).isFalse();
        assertThat(column().yes(Cell.EMPTY, "f")).isFalse();
        refused(() -> column().yes(Cell.text("mungkin"), "f"), "yes-no-malformed");
    }
}
