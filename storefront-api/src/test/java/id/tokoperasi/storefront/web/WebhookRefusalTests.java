package id.tokoperasi.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.storefront.web.RunningStorefront.Answer;

import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Who is not Stripe gets a no with a stable code, and nothing is stored. */
class WebhookRefusalTests {

    private static final RunningStorefront STOREFRONT = RunningStorefront.get();
    private static final String SECRET = "whsec_nobody";
    private static final String EVENT =
            """
            {"id": "evt_palsu", "object": "event", "type": "checkout.session.completed",
             "created": 1, "livemode": %s, "data": {"object": {"id": "cs_1", "object": "x"}}}
            """;

    @Test
    void withoutASignatureItIsRefused() {
        assertRefused(STOREFRONT.call("POST", "/webhooks/stripe").json(test()).send(), "signature");
    }

    @Test
    void aSignatureByAnotherSecretIsRefused() {
        var forged = signature(test(), "whsec_lain", Instant.now());
        assertRefused(send(test(), forged), "signature");
    }

    @Test
    void aSignatureOfAnotherBodyIsRefused() {
        var borrowed = signature("{}", SECRET, Instant.now());
        assertRefused(send(test(), borrowed), "signature");
    }

    @Test
    void anOldSignatureIsRefusedHoweverGood() {
        var old = signature(test(), SECRET, Instant.now().minus(Duration.ofHours(1)));
        assertRefused(send(test(), old), "stale");
    }

    @Test
    void aSignatureOfTomorrowIsRefused() {
        var early = signature(test(), SECRET, Instant.now().plus(Duration.ofDays(1)));
        assertRefused(send(test(), early), "future");
    }

    @Test
    void whatIsNoEventIsRefusedThoughSigned() {
        assertRefused(send("{}", signature("{}", SECRET, Instant.now())), "body");
    }

    @Test
    void anEventOfTheOtherModeIsRefused() {
        var live = EVENT.formatted(true);
        assertRefused(send(live, signature(live, SECRET, Instant.now())), "livemode");
    }

    private static String test() {
        return EVENT.formatted(false);
    }

    private static Answer send(String body, String signature) {
        return STOREFRONT
                .call("POST", "/webhooks/stripe")
                .json(body)
                .header("Stripe-Signature", signature)
                .send();
    }

    private static String signature(String body, String secret, Instant at) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            var signed = at.getEpochSecond() + "." + body;
            var hex =
                    HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
            return "t=" + at.getEpochSecond() + ",v1=" + hex;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertRefused(Answer answer, String why) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("webhook-" + why);
        var stored =
                STOREFRONT
                        .bean(DatabaseClient.class)
                        .sql("select count(*) from payment.stripe_events where id = 'evt_palsu'")
                        .map(row -> row.get(0, Long.class))
                        .one();
        assertThat(stored.block()).isZero();
    }
}
