package id.tokoperasi.storefront.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A token as forms carry it: a mask and the token under it. */
final class Masked {

    private Masked() {}

    static String of(String token) {
        var plain = token.getBytes(StandardCharsets.UTF_8);
        var both = new byte[plain.length * 2];
        for (int i = 0; i < plain.length; i++) {
            both[i] = (byte) (i * 31);
            both[plain.length + i] = (byte) (plain[i] ^ both[i]);
        }
        return Base64.getUrlEncoder().encodeToString(both);
    }
}
