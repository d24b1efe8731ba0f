package id.tokoperasi.infra.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.Stripe;
import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.model.Charge;
import com.stripe.model.checkout.Session;
import com.stripe.param.ChargeRetrieveParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.checkout.SessionListParams;
import com.stripe.param.checkout.SessionRetrieveParams;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class CheckoutTests {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static StripeDouble stripe;
    private static Receiver receiver;
    private static StripeClient client;

    @BeforeAll
    static void start() {
        stripe = StripeDouble.start(Config.forTests());
        receiver = new Receiver(stripe.webhookSecret());
        stripe.webhookTo(receiver.url());
        client = Shop.client(stripe);
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

    @Test
    void aSessionIsOpenUnpaidAndSumsItsLines() throws Exception {
        var session = Shop.checkout(stripe, "tk-1");

        assertThat(session.getId()).startsWith("cs_test_");
        assertThat(session.getStatus()).isEqualTo("open");
        assertThat(session.getPaymentStatus()).isEqualTo("unpaid");
        assertThat(session.getAmountSubtotal()).isEqualTo(15_600_000);
        assertThat(session.getAmountTotal()).isEqualTo(16_600_000);
        assertThat(session.getCurrency()).isEqualTo("idr");
        assertThat(session.getClientReferenceId()).isEqualTo("tk-1");
        assertThat(session.getMetadata()).containsEntry("attempt", "tk-1");
        assertThat(session.getPaymentIntent()).isNull();
        assertThat(session.getLivemode()).isFalse();
        assertThat(session.getUrl()).isEqualTo(stripe.publicUrl() + "/pay/" + session.getId());
        assertThat(session.getLastResponse().requestId()).startsWith("req_");
    }

    @Test
    void aPaidSessionIsTheSameEverywhere() throws Exception {
        var id = Shop.checkout(stripe, "tk-2").getId();
        stripe.pay(id);

        var session =
                client.v1()
                        .checkout()
                        .sessions()
                        .retrieve(
                                id,
                                SessionRetrieveParams.builder()
                                        .addExpand("line_items")
                                        .addExpand(
                                                "payment_intent.latest_charge.balance_transaction")
                                        .build());
        assertThat(session.getStatus()).isEqualTo("complete");
        assertThat(session.getPaymentStatus()).isEqualTo("paid");
        assertThat(session.getCustomerDetails().getEmail()).isEqualTo("warga@example.test");
        assertThat(session.getLineItems().getData())
                .singleElement()
                .satisfies(
                        line -> {
                            assertThat(line.getDescription()).isEqualTo("Beras Rojolele 5 kg");
                            assertThat(line.getPrice().getUnitAmount()).isEqualTo(7_800_000);
                        });
        var intent = session.getPaymentIntentObject();
        assertThat(intent.getStatus()).isEqualTo("succeeded");
        assertThat(intent.getAmountReceived()).isEqualTo(16_600_000);
        assertThat(intent.getTransferGroup()).isEqualTo("tk-2");
        var charge = intent.getLatestChargeObject();
        assertThat(charge.getPaid()).isTrue();
        assertThat(charge.getMetadata()).containsEntry("checkout", "tk-2");
        assertThat(charge.getPaymentMethodDetails().getCard().getLast4()).isEqualTo("4242");
        var line = charge.getBalanceTransactionObject();
        assertThat(line.getNet()).isEqualTo(line.getAmount() - line.getFee());
        assertThat(chargeOf(charge.getId()).getBalanceTransactionObject().getSource())
                .isEqualTo(charge.getId());
    }

    private static Charge chargeOf(String id) throws Exception {
        return client.v1()
                .charges()
                .retrieve(
                        id,
                        ChargeRetrieveParams.builder().addExpand("balance_transaction").build());
    }

    @Test
    void payingSendsSignedEventsThatTheSdkReads() throws Exception {
        var id = Shop.checkout(stripe, "tk-3").getId();
        stripe.pay(id);
        assertThat(stripe.awaitWebhooks(SOON)).isTrue();

        assertThat(receiver.types())
                .containsExactly(
                        "payment_intent.created",
                        "charge.succeeded",
                        "payment_intent.succeeded",
                        "checkout.session.completed");
        var event = receiver.received().getLast();
        assertThat(event.getApiVersion()).isEqualTo(Stripe.API_VERSION);
        assertThat(event.getLivemode()).isFalse();
        var session = (Session) event.getDataObjectDeserializer().getObject().orElseThrow();
        assertThat(session.getId()).isEqualTo(id);
        assertThat(session.getPaymentStatus()).isEqualTo("paid");
        assertThat(client.v1().events().retrieve(event.getId()).getType())
                .isEqualTo("checkout.session.completed");
        assertThat(client.v1().events().list().getData()).hasSize(4);
    }

    @Test
    void aDeclinedCardLeavesTheSessionOpenForASecondTry() throws Exception {
        var id = Shop.checkout(stripe, "tk-4").getId();
        stripe.decline(id, "insufficient_funds");

        var session = client.v1().checkout().sessions().retrieve(id);
        assertThat(session.getStatus()).isEqualTo("open");
        var intent =
                client.v1()
                        .paymentIntents()
                        .retrieve(
                                session.getPaymentIntent(),
                                PaymentIntentRetrieveParams.builder()
                                        .addExpand("latest_charge")
                                        .build());
        assertThat(intent.getStatus()).isEqualTo("requires_payment_method");
        assertThat(intent.getLastPaymentError().getDeclineCode()).isEqualTo("insufficient_funds");
        assertThat(intent.getLatestChargeObject().getStatus()).isEqualTo("failed");

        stripe.pay(id);
        assertThat(client.v1().paymentIntents().retrieve(intent.getId()).getStatus())
                .isEqualTo("succeeded");
        assertThat(client.v1().paymentIntents().list().getData()).hasSize(1);
    }

    @Test
    void aSlowMethodCompletesFirstAndIsPaidLater() throws Exception {
        var id = Shop.checkout(stripe, "tk-5").getId();
        stripe.payLater(id);
        var waiting = client.v1().checkout().sessions().retrieve(id);
        assertThat(waiting.getStatus()).isEqualTo("complete");
        assertThat(waiting.getPaymentStatus()).isEqualTo("unpaid");

        stripe.settleLater(id, true);
        assertThat(client.v1().checkout().sessions().retrieve(id).getPaymentStatus())
                .isEqualTo("paid");
        assertThat(stripe.awaitWebhooks(SOON)).isTrue();
        assertThat(receiver.types())
                .contains("checkout.session.completed", "checkout.session.async_payment_succeeded");
        assertThatThrownBy(() -> stripe.settleLater(id, true))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aSlowMethodMayFail() throws Exception {
        var id = Shop.checkout(stripe, "tk-6").getId();
        stripe.payLater(id);
        stripe.settleLater(id, false);
        assertThat(client.v1().checkout().sessions().retrieve(id).getPaymentStatus())
                .isEqualTo("unpaid");
        assertThat(stripe.awaitWebhooks(SOON)).isTrue();
        assertThat(receiver.types())
                .contains("payment_intent.payment_failed", "checkout.session.async_payment_failed");
    }

    @Test
    void anExpiredSessionCannotBePaid() throws Exception {
        var id = Shop.checkout(stripe, "tk-7").getId();
        var expired = client.v1().checkout().sessions().expire(id);
        assertThat(expired.getStatus()).isEqualTo("expired");
        assertThat(expired.getUrl()).isNull();
        assertThatThrownBy(() -> stripe.pay(id)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> client.v1().checkout().sessions().expire(id))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("Only Checkout Sessions with a status in [\"open\"]");
        assertThat(stripe.awaitWebhooks(SOON)).isTrue();
        assertThat(receiver.types()).containsExactly("checkout.session.expired");
    }

    @Test
    void aSessionLivesFromThirtyMinutesToADay() {
        var now = Instant.now().getEpochSecond();
        for (var seconds : List.of(29 * 60, 25 * 60 * 60)) {
            var params = Shop.rice("tk-8").setExpiresAt(now + seconds).build();
            assertThatThrownBy(() -> client.v1().checkout().sessions().create(params))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("expires_at");
        }
    }

    @Test
    void anIntentOfAnOpenSessionIsNotCancelledButItsSessionExpired() throws Exception {
        var id = Shop.checkout(stripe, "tk-9").getId();
        stripe.decline(id, "generic_decline");
        var intent = client.v1().checkout().sessions().retrieve(id).getPaymentIntent();
        assertThatThrownBy(() -> client.v1().paymentIntents().cancel(intent))
                .isInstanceOf(InvalidRequestException.class);
        client.v1().checkout().sessions().expire(id);
        assertThat(client.v1().paymentIntents().retrieve(intent).getStatus()).isEqualTo("canceled");
    }

    @Test
    void listsArePagedNewestFirst() throws Exception {
        for (int i = 0; i < 5; i++) {
            stripe.pay(Shop.checkout(stripe, "tk-1" + i).getId());
        }
        var first =
                client.v1()
                        .paymentIntents()
                        .list(PaymentIntentListParams.builder().setLimit(2L).build());
        assertThat(first.getHasMore()).isTrue();
        var all = new ArrayList<String>();
        first.autoPagingIterable().forEach(intent -> all.add(intent.getTransferGroup()));
        assertThat(all).containsExactly("tk-14", "tk-13", "tk-12", "tk-11", "tk-10");
        var last = first.getData().getLast();
        var sessions =
                client.v1()
                        .checkout()
                        .sessions()
                        .list(SessionListParams.builder().setPaymentIntent(last.getId()).build());
        assertThat(sessions.getData())
                .singleElement()
                .extracting(Session::getClientReferenceId)
                .isEqualTo("tk-13");
    }
}
