package id.tokoperasi.access;

import id.tokoperasi.kernel.Refusal;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * A write that its sender may send again.
 *
 * @param subject whose key it is: account, basket or address; another's key never answers
 * @param key chosen by the sender, 1 to 64 of {@code A-Za-z0-9_-}
 * @param fingerprint SHA-256 of what was asked; the same key with another one is refused
 */
public record Repeatable(String subject, String operation, String key, byte[] fingerprint) {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public Repeatable {
        if (!KEY.matcher(key).matches()) {
            throw Refusal.invalid("idempotency-key-malformed", Map.of());
        }
    }
}
