package id.tokoperasi.catalog;

import java.text.Normalizer;
import java.util.Locale;
import java.util.UUID;

/** Readable, unique path names. */
final class Slugs {

    private static final int WORDS_MAX = 60;

    private Slugs() {}

    /** The title in small letters and hyphens, then ten signs of the id's random end. */
    static String of(String title, UUID id) {
        var plain = Normalizer.normalize(title, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        var words = plain.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        var cut =
                words.length() <= WORDS_MAX
                        ? words
                        : words.substring(0, WORDS_MAX).replaceAll("-$", "");
        var end = Long.toString(id.getLeastSignificantBits() & 0xFFFFFFFFFFFFL, 36);
        return cut.isEmpty() ? end : cut + "-" + end;
    }
}
