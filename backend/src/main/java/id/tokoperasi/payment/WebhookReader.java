package id.tokoperasi.payment;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;

import id.tokoperasi.kernel.Refusal;

import org.springframework.stereotype.Component;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;

/** Checks where a webhook call comes from, how old it is and of which mode, before anything else. */
@Component
class WebhookReader {

    private static final Duration OLDEST = Duration.ofSeconds(300);

    /** Clocks differ a little; the SDK would let any future stamp pass. */
    private static final Duration AHEAD = Duration.ofSeconds(60);

    private static final Pattern STAMP = Pattern.compile("(?:^|,)t=(\\d{1,11})(?:,|$)");

    private final WebhookTrust trust;
    private final JsonMapper json;
    private final Clock clock;

    WebhookReader(WebhookTrust trust, JsonMapper json, Clock clock) {
        this.trust = trust;
        this.json = json;
        this.clock = clock;
    }

    /** Throws refusals with the codes that {@link Payments#record} names. */
    WebhookEvent read(byte[] body, String signatureHeader) {
        var text = new String(body, StandardCharsets.UTF_8);
        var stamp = stamp(signatureHeader);
        if (trust.secrets().stream().noneMatch(s -> isSigned(text, signatureHeader, s))) {
            throw refusal("webhook-signature");
        }
        var now = clock.instant();
        if (stamp.isBefore(now.minus(OLDEST))) {
            throw refusal("webhook-stale");
        }
        if (stamp.isAfter(now.plus(AHEAD))) {
            throw refusal("webhook-future");
        }
        return event(text);
    }

    private static Instant stamp(String header) {
        var stamps = STAMP.matcher(header);
        if (!stamps.find()) {
            throw refusal("webhook-signature");
        }
        return Instant.ofEpochSecond(Long.parseLong(stamps.group(1)));
    }

    /** With tolerance 0 the SDK looks at the signature alone. */
    private static boolean isSigned(String body, String header, String secret) {
        try {
            return Webhook.Signature.verifyHeader(body, header, secret, 0);
        } catch (SignatureVerificationException | RuntimeException e) {
            return false;
        }
    }

    private WebhookEvent event(String text) {
        var root = tree(text);
        var object = root.path("data").path("object");
        var live = root.path("livemode");
        if (!live.isBoolean()) {
            throw refusal("webhook-body");
        }
        if (live.booleanValue() != trust.liveMode()) {
            throw refusal("webhook-livemode");
        }
        return new WebhookEvent(
                word(root.path("id")),
                word(root.path("type")),
                word(object.path("object")),
                object.path("id").asString(""),
                Instant.ofEpochSecond(root.path("created").asLong(0)));
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JacksonException e) {
            throw refusal("webhook-body");
        }
    }

    private static String word(JsonNode node) {
        var word = node.asString("");
        if (word.isEmpty() || word.length() > 255 || word.indexOf('\0') >= 0) {
            throw refusal("webhook-body");
        }
        return word;
    }

    private static Refusal refusal(String code) {
        return Refusal.invalid(code, Map.of());
    }
}
