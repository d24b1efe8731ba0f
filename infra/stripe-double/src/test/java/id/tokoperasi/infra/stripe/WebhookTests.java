package id.tokoperasi.infra.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.net.Webhook;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

class WebhookTests {
    private static final Match COMPLETED = Match.event("checkout.session.completed");
    private static StripeDouble stripe;
    private static Receiver receiver;

    @BeforeAll
    static void start() {
        var pause = Duration.ofMillis(50);
        stripe =
                StripeDouble.start(
                        Config.forTests()
                                .withWebhookRetries(
                                        Duration.ofSeconds(2), List.of(pause, pause, pause)));
        receiver = new Receiver(stripe.webhookSecret());
        stripe.webhookTo(receiver.url());
    }

    @AfterAll
    static void stop() {
        stripe.close();
        receiver.close();
    }

    @BeforeEach
    void forget() {
        stripe.awaitWebhooks(Duration.ofSeconds(10));
        stripe.reset();
        receiver.forget();
    }

    private static List<String> payAndWait() throws Exception {
        stripe.pay(Shop.checkout(stripe, "tk-1").getId());
        assertThat(stripe.awaitWebhooks(Duration.ofSeconds(10))).isTrue();
        return receiver.types();
    }

    @Test
    void aLateEventIsOvertaken() throws Exception {
        stripe.failWebhook(
                WebhookFault.once(WebhookFault.Kind.LATE, Match.event("charge.*"))
                        .after(Duration.ofMillis(700)));
        assertThat(payAndWait())
                .containsExactly(
                        "payment_intent.created",
                        "payment_intent.succeeded",
                        "checkout.session.completed",
                        "charge.succeeded");
    }

    @Test
    void anEventComesTwiceWithTheSameId() throws Exception {
        stripe.failWebhook(WebhookFault.once(WebhookFault.Kind.TWICE, COMPLETED));
        payAndWait();
        assertThat(receiver.received())
                .filteredOn(event -> event.getType().equals("checkout.session.completed"))
                .hasSize(2)
                .extracting(Event::getId)
                .containsOnly(receiver.received().getLast().getId());
    }

    @Test
    void eventsComeOutOfOrder() throws Exception {
        stripe.failWebhook(WebhookFault.once(WebhookFault.Kind.OUT_OF_ORDER, COMPLETED));
        assertThat(payAndWait())
                .containsExactly(
                        "checkout.session.completed",
                        "payment_intent.succeeded",
                        "charge.succeeded",
                        "payment_intent.created");
    }

    @Test
    void anEventThatNeverComesCanBeRedelivered() throws Exception {
        stripe.failWebhook(
                WebhookFault.once(
                        WebhookFault.Kind.NEVER, COMPLETED.withClientReferenceId("tk-1")));
        assertThat(payAndWait()).doesNotContain("checkout.session.completed");
        var event = stripe.events().getFirst();
        stripe.redeliver(event.get("id").asString());
        assertThat(stripe.awaitWebhooks(Duration.ofSeconds(10))).isTrue();
        assertThat(receiver.received().getLast().getId()).isEqualTo(event.get("id").asString());
    }

    @Test
    void aRefusedEventIsSentAgain() throws Exception {
        receiver.refuseNext(2);
        assertThat(payAndWait()).hasSize(4);
        assertThat(stripe.deliveries()).hasSize(6).filteredOn(d -> !d.accepted()).hasSize(2);
    }

    @Test
    void afterTheLastTryAnEventIsGivenUp() throws Exception {
        receiver.refuseNext(Integer.MAX_VALUE);
        try {
            assertThat(payAndWait()).isEmpty();
        } finally {
            receiver.refuseNext(0);
        }
        assertThat(stripe.deliveries()).hasSize(16).extracting(Delivery::attempt).contains(4);
    }

    @Test
    void aTestSignsABodyOfItsOwn() {
        var body = "{\"id\":\"evt_forged\",\"object\":\"event\"}";
        var header = stripe.sign(body.getBytes(StandardCharsets.UTF_8));
        assertThatCode(() -> Webhook.constructEvent(body, header, stripe.webhookSecret()))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Webhook.constructEvent(body, header, "whsec_other"))
                .isInstanceOf(SignatureVerificationException.class);
    }
}
