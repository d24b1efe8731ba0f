package id.tokoperasi.search;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/**
 * Signs the cursors of search pages. A bean of the application, the same on all its nodes; without one
 * a node makes its own and accepts only its own cursors.
 */
public final class CursorKey {

    private final byte[] bytes;

    private CursorKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * @param secret at least 16 characters
     */
    public static CursorKey of(String secret) {
        if (secret.length() < 16) {
            throw new IllegalArgumentException("a cursor key needs at least 16 characters");
        }
        return new CursorKey(secret.getBytes(StandardCharsets.UTF_8));
    }

    static CursorKey random() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return new CursorKey(bytes);
    }

    byte[] bytes() {
        return bytes;
    }
}
