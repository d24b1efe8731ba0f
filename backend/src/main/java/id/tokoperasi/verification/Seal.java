package id.tokoperasi.verification;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what must not be read in a copy of the database: AES-GCM with the first key of {@code
 * COLUMN_KEYS}, whose id stands before the sealed value, so that an older key still opens what it has
 * sealed. What it belongs to is bound in: a value copied to another row does not open.
 */
@Component
class Seal {

    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Map<String, SecretKeySpec> keys;
    private final SecureRandom random = new SecureRandom();

    Seal(@Value("${tokoperasi.column-keys:${COLUMN_KEYS:}}") String setting) {
        this.keys = read(setting);
    }

    /** {@code id:base64} of 32 bytes each, set apart by commas; the first one seals. */
    private static Map<String, SecretKeySpec> read(String setting) {
        var keys = new LinkedHashMap<String, SecretKeySpec>();
        for (var one : setting.isBlank() ? new String[0] : setting.split(",")) {
            var parts = one.strip().split(":", 2);
            keys.put(parts[0], new SecretKeySpec(Base64.getDecoder().decode(parts[1]), "AES"));
        }
        return keys;
    }

    /** @param belongsTo such as {@code <id>/bank}; the same is needed to open it */
    String close(String plain, String belongsTo) {
        var id =
                keys.keySet().stream()
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("COLUMN_KEYS is not set"));
        var iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        var secret =
                crypt(
                        Cipher.ENCRYPT_MODE,
                        id,
                        iv,
                        belongsTo,
                        plain.getBytes(StandardCharsets.UTF_8));
        var all = Arrays.copyOf(iv, iv.length + secret.length);
        System.arraycopy(secret, 0, all, iv.length, secret.length);
        return id + ":" + Base64.getEncoder().encodeToString(all);
    }

    /** The plain value; fails when it was changed, moved, or its key is gone. */
    String open(String kept, String belongsTo) {
        var parts = kept.split(":", 2);
        var all = Base64.getDecoder().decode(parts[1]);
        var iv = Arrays.copyOf(all, IV_BYTES);
        var rest = Arrays.copyOfRange(all, IV_BYTES, all.length);
        var plain = crypt(Cipher.DECRYPT_MODE, parts[0], iv, belongsTo, rest);
        return new String(plain, StandardCharsets.UTF_8);
    }

    private byte[] crypt(int mode, String keyId, byte[] iv, String belongsTo, byte[] content) {
        var key = keys.get(keyId);
        if (key == null) {
            throw new IllegalStateException("no column key " + keyId);
        }
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
            cipher.updateAAD(belongsTo.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a sealed column cannot be read or written", e);
        }
    }
}
