package id.tokoperasi.media;

/**
 * Whether a JPEG has arrived whole. The decoder fills what is missing with grey and says nothing, so
 * that half a photo from a broken connection would be sold with.
 */
final class JpegEnd {

    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int FIRST_SEGMENT = 2;

    private JpegEnd() {}

    /** Walks from segment to segment to the end of the image; what cameras hang behind it is theirs. */
    static boolean isThere(byte[] file) {
        var at = FIRST_SEGMENT;
        while (at + 3 < file.length) {
            var marker = unsigned(file, at + 1);
            if (unsigned(file, at) != 0xFF) {
                return false;
            }
            if (marker == 0xFF) {
                at++;
                continue;
            }
            at += 2 + (unsigned(file, at + 2) << 8) + unsigned(file, at + 3);
            if (marker == START_OF_SCAN) {
                at = endOfScan(file, at);
            }
            if (at + 1 < file.length && unsigned(file, at + 1) == END_OF_IMAGE) {
                return unsigned(file, at) == 0xFF;
            }
        }
        return false;
    }

    /** The next marker; zero bytes and restarts belong to the scan. */
    private static int endOfScan(byte[] file, int from) {
        for (var at = from; at + 1 < file.length; at++) {
            var next = unsigned(file, at + 1);
            if (unsigned(file, at) == 0xFF
                    && next != 0
                    && next != 0xFF
                    && (next < 0xD0 || next > 0xD7)) {
                return at;
            }
        }
        return file.length;
    }

    private static int unsigned(byte[] file, int at) {
        return file[at] & 0xFF;
    }
}
