package id.tokoperasi.storefront.web;

import id.tokoperasi.kernel.Jakarta;

import org.jspecify.annotations.Nullable;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/**
 * Writes money, dates, weights and the like as people of the regency read them, in Indonesian or
 * English. Money and clock time look the same in both; only names of months, days and units differ.
 * Templates see it as {@code #words}. Immutable, so one per language serves every request.
 */
public final class Words {

    private static final char NO_BREAK = '\u00a0';
    private static final Locale INDONESIAN = Locale.of("id", "ID");

    /** Indonesian. */
    public static final Words ID = new Words(INDONESIAN);

    /** English, with the Indonesian way of writing numbers kept, since prices are rupiah. */
    public static final Words EN = new Words(Locale.ENGLISH);

    private final boolean english;
    private final DateTimeFormatter date;
    private final DateTimeFormatter shortDate;
    private final DateTimeFormatter dayMonth;
    private final DateTimeFormatter weekday;
    private final DateTimeFormatter time;

    private Words(Locale locale) {
        this.english = locale.getLanguage().equals("en");
        this.date = pattern("d MMMM uuuu", locale);
        this.shortDate = pattern("d MMM uuuu", locale);
        this.dayMonth = pattern("d MMMM", locale);
        this.weekday = pattern("EEEE, d MMMM", locale);
        this.time = pattern("HH.mm", locale);
    }

    /** The words of a locale; anything that is not English is Indonesian. */
    public static Words of(Locale locale) {
        return locale.getLanguage().equals("en") ? EN : ID;
    }

    private static DateTimeFormatter pattern(String pattern, Locale locale) {
        return DateTimeFormatter.ofPattern(pattern, locale).withZone(Jakarta.ZONE);
    }

    private static DecimalFormat numbers(String pattern) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(INDONESIAN));
    }

    /** Whole rupiah: {@code Rp 25.000}, {@code −Rp 25.000}. */
    public String money(long rupiah) {
        var sign = rupiah < 0 ? "−" : "";
        return sign + "Rp" + NO_BREAK + number(Math.abs(rupiah));
    }

    /** A delivery fee: {@code Gratis} for nothing. */
    public String fee(long rupiah) {
        if (rupiah == 0) {
            return english ? "Free" : "Gratis";
        }
        return money(rupiah);
    }

    /** {@code 1.240}. */
    public String number(long count) {
        var digits = Long.toString(Math.abs(count));
        var out = new StringBuilder(digits.length() + 6);
        if (count < 0) {
            out.append('−');
        }
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && (digits.length() - i) % 3 == 0) {
                out.append('.');
            }
            out.append(digits.charAt(i));
        }
        return out.toString();
    }

    /** Short price per unit on a card: {@code 85.000/kg}; rounded to Rp 100 above Rp 10.000. */
    public String unitPrice(long rupiah, String unit) {
        return number(roundedUnitPrice(rupiah)) + "/" + unit;
    }

    /** Price per unit in a sentence: {@code Rp 85.000 per kg}. */
    public String pricePer(long rupiah, String unit) {
        return money(roundedUnitPrice(rupiah)) + " per " + unit;
    }

    private static long roundedUnitPrice(long rupiah) {
        return rupiah > 10_000 ? Math.round(rupiah / 100.0) * 100 : rupiah;
    }

    /** {@code 37,0%} from 370 per mille. */
    public String percent(int perMille) {
        return numbers("0.0").format(perMille / 10.0) + "%";
    }

    /** {@code 500 g}, {@code 1,5 kg}. */
    public String weight(long grams) {
        if (grams < 1_000) {
            return grams + String.valueOf(NO_BREAK) + "g";
        }
        return numbers("#,##0.##").format(grams / 1_000.0) + NO_BREAK + "kg";
    }

    /** {@code 250 ml}, {@code 1,5 l}. */
    public String volume(long millilitres) {
        if (millilitres < 1_000) {
            return millilitres + String.valueOf(NO_BREAK) + "ml";
        }
        return numbers("#,##0.##").format(millilitres / 1_000.0) + NO_BREAK + "l";
    }

    /** {@code 850 m}, {@code 1,2 km}, {@code 22 km}. */
    public String distance(long metres) {
        if (metres < 1_000) {
            return metres + String.valueOf(NO_BREAK) + "m";
        }
        var pattern = metres < 10_000 ? "0.#" : "#,##0";
        return numbers(pattern).format(metres / 1_000.0) + NO_BREAK + "km";
    }

    /** {@code 24 November 2026}. */
    public String date(TemporalAccessor when) {
        return date.format(when);
    }

    /** {@code 24 Nov 2026}, for tables. */
    public String shortDate(TemporalAccessor when) {
        return shortDate.format(when);
    }

    /** {@code Selasa, 24 November}. */
    public String weekday(TemporalAccessor when) {
        return weekday.format(when);
    }

    /** {@code 14.32 WIB}. */
    public String time(Instant when) {
        return time.format(when) + NO_BREAK + "WIB";
    }

    /** {@code 24 Nov 2026, 14.20 WIB}. */
    public String dateTime(Instant when) {
        return shortDate(when) + ", " + time(when);
    }

    /** {@code 26–27 November 2026}, or one date when both are the same. */
    public String dates(LocalDate from, LocalDate to) {
        if (from.equals(to)) {
            return date(from);
        }
        if (from.getYear() != to.getYear()) {
            return date(from) + " – " + date(to);
        }
        if (from.getMonth() != to.getMonth()) {
            return dayMonth.format(from) + " – " + date(to);
        }
        return from.getDayOfMonth() + "–" + date(to);
    }

    /** {@code 0812-3456-7890} from {@code +6281234567890}; anything else is left as it is. */
    public String phone(String stored) {
        if (!stored.startsWith("+62")) {
            return stored;
        }
        var digits = "0" + stored.substring(3);
        var out = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && i % 4 == 0) {
                out.append('-');
            }
            out.append(digits.charAt(i));
        }
        return out.toString();
    }

    /** Up to two letters that stand for a cooperative: {@code MC} for Koperasi Melinjo Cikolelet. */
    public String initials(String name) {
        var out = new StringBuilder();
        for (var word : name.split("\\s+")) {
            boolean filler = word.equalsIgnoreCase("koperasi") || word.isEmpty();
            if (!filler && out.length() < 2 && Character.isLetter(word.charAt(0))) {
                out.append(Character.toUpperCase(word.charAt(0)));
            }
        }
        return out.toString();
    }

    /** Title and variant, said once where the title ends with the variant's name. */
    public static String named(String title, String variant) {
        boolean said = title.toLowerCase(Locale.ROOT).endsWith(variant.toLowerCase(Locale.ROOT));
        return said ? title : title + ", " + variant;
    }

    /** An address with its district, which is not said twice. */
    public static String place(@Nullable String address, String district) {
        if (address == null || address.isBlank()) {
            return district;
        }
        boolean said = address.toLowerCase(Locale.ROOT).contains(district.toLowerCase(Locale.ROOT));
        return said ? address : address + ", " + district;
    }

    /** A number without its fillers and keeps size and unit on one line: {@code 500 g}. */
    public String keepTogether(String name) {
        return name.replaceAll(
                "(\\d) (?=(kg|g|ml|l|cm|m|pcs|butir|buah|lembar|rasa|tusuk)\\b)", "$1\u00a0");
    }
}
