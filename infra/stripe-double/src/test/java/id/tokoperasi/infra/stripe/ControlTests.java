package id.tokoperasi.infra.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.param.RefundCreateParams;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

class ControlTests {
    @Test
    void anotherProcessPaysFailsAndLooks() throws Exception {
        try (var stripe = StripeDouble.start(Config.forTests());
                var receiver = new Receiver(stripe.webhookSecret())) {
            stripe.webhookTo(receiver.url());
            var control = stripe.apiBase() + "/_double/";
            var id = Shop.checkout(stripe, "tk-1").getId();
            Shop.post(control + "webhook-faults", "{\"kind\":\"twice\",\"type\":\"charge.*\"}");
            Shop.post(control + "sessions/" + id + "/decline", "");
            assertThat(Shop.post(control + "sessions/" + id + "/pay", "").body())
                    .contains("\"payment_status\":\"paid\"");
            assertThat(Shop.post(control + "sessions/" + id + "/pay", "").statusCode())
                    .isEqualTo(409);
            Shop.post(control + "faults", "{\"kind\":\"timeout-after\",\"times\":3,\"millis\":9}");
            assertThat(Shop.get(control + "faults").body()).contains("TIMEOUT_AFTER", "PT0.009S");
            assertThat(Shop.post(control + "faults", "{\"kind\":\"earthquake\"}").statusCode())
                    .isEqualTo(400);
            assertThat(Shop.get(control + "settled").body()).contains("true");
            assertThat(receiver.types()).filteredOn("charge.failed"::equals).hasSize(2);
            assertThat(Shop.get(control + "deliveries").body()).contains("charge.failed");
            assertThat(Shop.get(control + "requests").body())
                    .contains("\"POST /v1/checkout/sessions\":1");
            Shop.post(control + "reset", "");
            assertThat(Shop.get(control + "sessions").body()).isEqualTo("[]");
        }
    }

    @Test
    void aWebPageMayNotControlIt() throws Exception {
        try (var stripe = StripeDouble.start(Config.forTests())) {
            var answer =
                    Shop.post(
                            stripe.apiBase() + "/_double/reset",
                            "",
                            "Origin",
                            "https://elsewhere.example");
            assertThat(answer.statusCode()).isEqualTo(403);
        }
    }

    @Test
    void oldPaymentsCanBeRefundedAfterARestart(@TempDir Path folder) throws Exception {
        var config = Config.forTests().withStateDir(folder);
        String intent;
        String other;
        try (var stripe = StripeDouble.start(config)) {
            intent =
                    stripe.pay(Shop.checkout(stripe, "tk-1").getId())
                            .get("payment_intent")
                            .asString();
            var sessions = Shop.client(stripe).v1().checkout().sessions();
            other = sessions.create(Shop.rice("tk-2").build(), Shop.key("attempt-2")).getId();
        }
        try (var stripe = StripeDouble.start(config)) {
            var client = Shop.client(stripe);
            client.v1()
                    .refunds()
                    .create(RefundCreateParams.builder().setPaymentIntent(intent).build());
            assertThat(stripe.refunds()).hasSize(1);
            var again =
                    client.v1()
                            .checkout()
                            .sessions()
                            .create(Shop.rice("tk-2").build(), Shop.key("attempt-2"));
            assertThat(again.getId()).isEqualTo(other);
            stripe.expire(other);
        }
    }

    @Test
    void eventsThatWereNotDeliveredAreSentAfterARestart(@TempDir Path folder) throws Exception {
        var config = Config.forTests().withStateDir(folder);
        try (var stripe = StripeDouble.start(config)) {
            stripe.pay(Shop.checkout(stripe, "tk-1").getId());
        }
        try (var receiver = new Receiver(config.webhookSecret());
                var stripe =
                        StripeDouble.start(
                                config.withWebhook(receiver.url(), config.webhookSecret()))) {
            assertThat(stripe.awaitWebhooks(Duration.ofSeconds(10))).isTrue();
            assertThat(receiver.types()).endsWith("checkout.session.completed");
        }
    }

    @Test
    void aMissingVariableIsNamed() {
        var env = Map.of("PORT", "0", "WEBHOOK_URL", "http://localhost/", "SECRET_KEY", "x");
        assertThatThrownBy(() -> Config.fromEnvironment(env))
                .hasMessage("Environment variable WEBHOOK_SECRET is missing");
    }
}
