package id.tokoperasi.kernel;

import java.util.Locale;

/** How people write and read rupiah. */
public final class Rupiah {

    private static final Locale INDONESIAN = Locale.of("id", "ID");

    private Rupiah() {}

    /** "Rp 25.000" with a no-break space, negative "−Rp 25.000" with a real minus. */
    public static String words(long rupiah) {
        var digits = String.format(INDONESIAN, "%,d", Math.abs(rupiah));
        return (rupiah < 0 ? "−" : "") + "Rp\u00a0" + digits;
    }
}
