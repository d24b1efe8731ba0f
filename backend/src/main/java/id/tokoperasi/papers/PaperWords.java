package id.tokoperasi.papers;

import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.kernel.Rupiah;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Base64;
import java.util.Locale;

/**
 * How papers write money, days and the like, and the addresses of their QR codes. Public because
 * templates call it as {@code #paper}.
 */
public final class PaperWords {

    private static final Locale INDONESIAN = Locale.of("id", "ID");

    private final Locale locale;

    PaperWords(Locale locale) {
        this.locale = locale;
    }

    /** {@code id} or {@code en}. */
    public String language() {
        return locale.getLanguage();
    }

    /** Whole rupiah: {@code Rp 25.000}. */
    public String money(long rupiah) {
        return Rupiah.words(rupiah);
    }

    /** {@code 1.240}, in both languages. */
    public String number(long count) {
        return String.format(INDONESIAN, "%,d", count);
    }

    /** {@code 24 November 2026}, of a moment or a day. */
    public String date(TemporalAccessor when) {
        return pattern("d MMMM uuuu").format(when);
    }

    /** {@code Selasa, 24 November 2026}. */
    public String weekday(TemporalAccessor when) {
        return pattern("EEEE, d MMMM uuuu").format(when);
    }

    /** {@code 24 Nov 2026, 14.20 WIB}. */
    public String dateTime(Instant when) {
        return pattern("d MMM uuuu, HH.mm").format(when) + "\u00a0WIB";
    }

    private DateTimeFormatter pattern(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, locale).withZone(Jakarta.ZONE);
    }

    /** {@code 0812-3456-7890} from {@code +6281234567890}; anything else is left as it is. */
    public String phone(String stored) {
        return stored.startsWith("+62")
                ? ("0" + stored.substring(3)).replaceAll("(.{4})(?!$)", "$1-")
                : stored;
    }

    /** What to write into the {@code src} of an image that shall be a QR code of the text. */
    public String qr(String text) {
        return PaperAssets.SCHEME
                + PaperAssets.QR
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
