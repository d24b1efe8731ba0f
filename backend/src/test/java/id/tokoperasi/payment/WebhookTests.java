package id.tokoperasi.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.StripeClient;
import com.stripe.net.Webhook;
import com.stripe.param.checkout.SessionCreateParams;

import id.tokoperasi.infra.stripe.Fault.Kind;
import id.tokoperasi.kernel.Ids;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

class WebhookTests {

    private static Till till;

    @BeforeAll
    static void open() {
        till = new Till();
    }

    @AfterAll
    static void close() {
        till.close();
    }

    @AfterEach
    void noFaults() {
        till.stripe.clearFaults();
    }

    @Test
    void theFirstTellingSettlesAndTheSecondIsARepetition() {
        var id = till.started(25_000);
        till.pays(id);
        var body = till.completed(id);

        assertThat(till.records(body)).isEqualTo(new WebhookOutcome.Settled(id, false));
        assertThat(till.records(body)).isInstanceOf(WebhookOutcome.Repeated.class);
        assertThat(till.settledEventsOf(id)).isEqualTo(1);
    }

    @Test
    void aForgedSignatureIsRefused() throws Exception {
        var id = paidUnheard();
        var body = till.completed(id);
        var forged = signature(body, "whsec_somebody_else", till.clock.instant().getEpochSecond());
        refuses(body, forged, "webhook-signature", id);
    }

    @Test
    void aChangedByteIsRefused() {
        var id = paidUnheard();
        var body = till.completed(id);
        var signature = till.stripe.sign(body);
        body[body.length / 2] ^= 1;
        refuses(body, signature, "webhook-signature", id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "t=",
                "t=1",
                "v1=00",
                "t=x,v1=00",
                "t=99999999999999999999,v1=00",
                ",,,="
            })
    void aBrokenHeaderIsRefused(String header) {
        var id = paidUnheard();
        refuses(till.completed(id), header, "webhook-signature", id);
    }

    @Test
    void anOldStampIsRefused() throws Exception {
        var id = paidUnheard();
        var body = till.completed(id);
        var now = till.clock.instant().getEpochSecond();
        var secret = till.stripe.webhookSecret();
        refuses(body, signature(body, secret, now - 301), "webhook-stale", id);
        refuses(body, signature(body, secret, now + 61), "webhook-future", id);
        assertThat(till.payments.record(body, signature(body, secret, now - 300)).block())
                .isEqualTo(new WebhookOutcome.Settled(id, false));
    }

    @Test
    void anEventOfTheOtherModeIsRefused() {
        var id = paidUnheard();
        var live = changed(till.completed(id), "\"livemode\":false", "\"livemode\":true");
        refuses(live, till.stripe.sign(live), "webhook-livemode", id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "7",
                "{\"id\":\"evt_1\",\"livemode\":false}",
                "{\"id\":{},\"type\":[],\"livemode\":false,\"data\":{\"object\":3}}",
                "{\"id\":\"evt_1\\u0000\",\"type\":\"a\",\"livemode\":false}"
            })
    void aBodyThatIsNoEventIsRefused(String text) {
        var body = text.getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> till.records(body)).hasMessageContaining("webhook-body");
    }

    @Test
    void whatTheBodySaysAboutMoneyIsNotBelieved() {
        var id = till.started(25_000);
        var sessionId = till.sessionOf(id);
        till.pays(till.started(10_000));
        var lie =
                """
                {"id":"evt_lie","object":"event","type":"checkout.session.completed","created":1,
                 "livemode":false,"data":{"object":{"id":"%s","object":"checkout.session",
                 "status":"complete","payment_status":"paid","amount_total":2500000}}}
                """
                        .formatted(sessionId)
                        .getBytes(StandardCharsets.UTF_8);

        assertThat(till.records(lie)).isEqualTo(new WebhookOutcome.Recorded(id));
        assertThat(till.status(id)).isEqualTo(PaymentStatus.OPEN);
    }

    @Test
    void aPaidPageWithAnotherAmountIsNotBelieved() throws Exception {
        var id = till.started(25_000);
        pageOf(id, attemptOf(id), 100);
        assertThat(till.records(till.completed(id))).isInstanceOf(WebhookOutcome.Mismatch.class);
        assertThat(till.status(id)).isEqualTo(PaymentStatus.OPEN);
    }

    @Test
    void aPaidPageOfAnotherPaymentIsNotBelieved() throws Exception {
        var cheap = till.started(25_000);
        var other = till.started(25_000);
        pageOf(cheap, attemptOf(other), 2_500_000);
        assertThat(till.records(till.completed(cheap)))
                .isEqualTo(new WebhookOutcome.Mismatch(other, "payment"));
        assertThat(till.status(cheap)).isEqualTo(PaymentStatus.OPEN);
        assertThat(till.status(other)).isEqualTo(PaymentStatus.OPEN);
    }

    @Test
    void aPageThatIsNotOursIsUnknown() throws Exception {
        var nobody = Ids.next();
        pageOf(nobody, Ids.next(), 2_500_000);
        assertThat(till.records(till.completed(nobody))).isInstanceOf(WebhookOutcome.Unknown.class);
    }

    @Test
    void anUnknownKindIsIgnoredHoweverOftenItComes() {
        var body =
                """
                {"id":"evt_other","type":"payout.paid","created":1,"livemode":false,
                 "data":{"object":{"id":"po_1","object":"payout"}}}
                """
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(till.records(body)).isEqualTo(new WebhookOutcome.Ignored("payout.paid"));
        assertThat(till.records(body)).isEqualTo(new WebhookOutcome.Ignored("payout.paid"));
    }

    @Test
    void callsAreForgottenAfterNinetyDays() {
        var id = paidUnheard();
        till.records(till.completed(id));
        assertThat(till.payments.forgetCalls().block()).isZero();

        till.backend.run(
                "update payment.stripe_events set received_at = received_at - interval '91 days'");

        assertThat(till.payments.forgetCalls().block()).isPositive();
        assertThat(till.status(id)).isEqualTo(PaymentStatus.SETTLED);
    }

    @Test
    void aCallThatCouldNotBeCheckedMayBeRepeated() {
        var id = paidUnheard();
        var body = till.completed(id);
        till.fails(Kind.SERVER_ERROR, "GET", Till.SESSIONS + "/*");

        assertThatThrownBy(() -> till.records(body)).isInstanceOf(StripeSilent.class);
        assertThat(till.records(body)).isEqualTo(new WebhookOutcome.Settled(id, false));
    }

    @Test
    void theCallMayComeBeforeTheAnswerOfTheOpening() {
        var id = till.asks(25_000);
        till.fails(Kind.TIMEOUT_AFTER, "POST", Till.SESSIONS);
        till.starts(id);
        till.pays(id);

        assertThat(till.records(till.completed(id)))
                .isEqualTo(new WebhookOutcome.Settled(id, false));
    }

    private static UUID paidUnheard() {
        var id = till.started(25_000);
        till.pays(id);
        return id;
    }

    private static UUID attemptOf(UUID id) {
        return till.backend.get(PaymentRows.class).standing(id).block().theAttempt().id();
    }

    /** A page that somebody made at Stripe by hand, and paid. */
    private static void pageOf(UUID paymentId, UUID attemptId, long hundredths) throws Exception {
        var data =
                SessionCreateParams.LineItem.PriceData.builder()
                        .setCurrency("idr")
                        .setUnitAmount(hundredths)
                        .setProductData(
                                SessionCreateParams.LineItem.PriceData.ProductData.builder()
                                        .setName("Golok")
                                        .build())
                        .build();
        var params =
                SessionCreateParams.builder()
                        .setMode(SessionCreateParams.Mode.PAYMENT)
                        .setSuccessUrl("https://example.id/")
                        .setClientReferenceId(paymentId.toString())
                        .putMetadata("attempt_id", attemptId.toString())
                        .addLineItem(
                                SessionCreateParams.LineItem.builder()
                                        .setQuantity(1L)
                                        .setPriceData(data)
                                        .build())
                        .build();
        var sessions = till.backend.get(StripeClient.class).v1().checkout().sessions();
        till.stripe.pay(sessions.create(params).getId());
    }

    private static byte[] changed(byte[] body, String from, String to) {
        var text = new String(body, StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        return text.replace(from, to).getBytes(StandardCharsets.UTF_8);
    }

    private static String signature(byte[] body, String secret, long stamp) throws Exception {
        var text = new String(body, StandardCharsets.UTF_8);
        return "t=" + stamp + ",v1=" + Webhook.Util.computeHmacSha256(secret, stamp + "." + text);
    }

    private static void refuses(byte[] body, String header, String code, UUID id) {
        assertThatThrownBy(() -> till.payments.record(body, header).block())
                .hasMessageContaining(code);
        assertThat(till.status(id)).isEqualTo(PaymentStatus.OPEN);
    }
}
