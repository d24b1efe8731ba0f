package id.tokoperasi.audit;

import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** The bytes that are hashed, and the hash. */
final class Canonical {

    private static final int VERSION = 1;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Canonical() {}

    /** RFC 8785 in UTF-8, texts in normal form C, times in microseconds. */
    static byte[] of(Decision d, long seq, Instant at, Map<String, String> personalHashes) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("v", VERSION);
        fields.put("subject", d.subject());
        fields.put("seq", seq);
        fields.put("at", at.truncatedTo(ChronoUnit.MICROS).toString());
        fields.put("actor", d.actor());
        fields.put("actingAs", d.actingAs());
        fields.put("actingFor", d.actingFor());
        fields.put("operation", d.operation());
        fields.put("before", d.before());
        fields.put("after", d.after());
        fields.put("personal", personalHashes);
        var json = Normalizer.normalize(JSON.writeValueAsString(fields), Normalizer.Form.NFC);
        try {
            return new JsonCanonicalizer(json).getEncodedUTF8();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] chained(byte[] previousHash, byte[] canonical) {
        var digest = sha256();
        digest.update(previousHash);
        return digest.digest(canonical);
    }

    /** Of salt and value, both as text; as hexadecimal digits. */
    static String salted(String salt, String value) {
        return HexFormat.of()
                .formatHex(sha256().digest((salt + value).getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
