package id.tokoperasi.infra.stripe;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The {@code Stripe-Signature} header: HMAC-SHA256 of {@code t.body}. */
final class Signature {
    private Signature() {}

    static String of(String secret, long epochSecond, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            var signed = new ByteArrayOutputStream(body.length + 12);
            signed.writeBytes((epochSecond + ".").getBytes(StandardCharsets.UTF_8));
            signed.writeBytes(body);
            var hash = HexFormat.of().formatHex(mac.doFinal(signed.toByteArray()));
            return "t=" + epochSecond + ",v1=" + hash;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }
}
