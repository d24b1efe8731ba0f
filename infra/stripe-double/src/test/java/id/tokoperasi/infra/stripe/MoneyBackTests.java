package id.tokoperasi.infra.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.model.Account;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Refund;
import com.stripe.model.Transfer;
import com.stripe.param.AccountCreateParams;
import com.stripe.param.AccountLinkCreateParams;
import com.stripe.param.BalanceTransactionListParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.TransferCreateParams;
import com.stripe.param.TransferListParams;
import com.stripe.param.TransferReversalCreateParams;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;

class MoneyBackTests {
    private static StripeDouble stripe;
    private static Receiver receiver;
    private static StripeClient client;
    private String intent;
    private String charge;

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
    void aPaidCheckoutOf166000Rupiah() throws Exception {
        stripe.awaitWebhooks(Duration.ofSeconds(10));
        stripe.reset();
        var id = Shop.checkout(stripe, "tk-1").getId();
        intent = stripe.pay(id).get("payment_intent").asString();
        charge = client.v1().paymentIntents().retrieve(intent).getLatestCharge();
        stripe.awaitWebhooks(Duration.ofSeconds(10));
        receiver.forget();
    }

    @Test
    void refundsAddUpToTheChargeAndNotMore() throws Exception {
        refund(6_600_000L);
        assertThat(client.v1().charges().retrieve(charge).getAmountRefunded()).isEqualTo(6_600_000);
        assertThatThrownBy(() -> refund(10_000_001L))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("greater than unrefunded amount");
        refund(null);
        var refunded = client.v1().charges().retrieve(charge);
        assertThat(refunded.getRefunded()).isTrue();
        assertThat(refunded.getAmountRefunded()).isEqualTo(16_600_000);
        assertThatThrownBy(() -> refund(null))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.getCode()).isEqualTo("charge_already_refunded"));
        var listed =
                client.v1()
                        .refunds()
                        .list(RefundListParams.builder().setPaymentIntent(intent).build());
        assertThat(listed.getData())
                .extracting(Refund::getAmount)
                .containsExactly(10_000_000L, 6_600_000L);
        assertThat(stripe.awaitWebhooks(Duration.ofSeconds(10))).isTrue();
        assertThat(receiver.types())
                .containsExactlyInAnyOrder(
                        "refund.created", "charge.refunded", "refund.created", "charge.refunded");
    }

    @Test
    void aRefundThatTheBankRefusesGivesTheMoneyBack() throws Exception {
        var refund = refund(null);
        stripe.failRefund(refund.getId());
        assertThat(client.v1().refunds().retrieve(refund.getId()).getStatus()).isEqualTo("failed");
        assertThat(client.v1().charges().retrieve(charge).getAmountRefunded()).isZero();
    }

    private static RefundCreateParams.Builder refundOf(String intent) {
        return RefundCreateParams.builder()
                .setPaymentIntent(intent)
                .setReason(RefundCreateParams.Reason.REQUESTED_BY_CUSTOMER);
    }

    private Refund refund(Long amount) throws Exception {
        return client.v1().refunds().create(refundOf(intent).setAmount(amount).build());
    }

    @Test
    void aTransferNeedsAnAccountThatFinishedItsOnboarding() throws Exception {
        var account = account();
        assertThat(account.getChargesEnabled()).isFalse();
        assertThat(account.getRequirements().getCurrentlyDue()).isNotEmpty();
        assertThatThrownBy(() -> transfer(account, 1_000_000))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e ->
                                assertThat(e.getCode())
                                        .isEqualTo("insufficient_capabilities_for_transfer"));
        var link =
                client.v1()
                        .accountLinks()
                        .create(
                                AccountLinkCreateParams.builder()
                                        .setAccount(account.getId())
                                        .setReturnUrl("http://localhost:8080/lapak/kembali")
                                        .setRefreshUrl("http://localhost:8080/lapak/ulang")
                                        .setType(AccountLinkCreateParams.Type.ACCOUNT_ONBOARDING)
                                        .build());
        assertThat(Shop.get(link.getUrl()).body()).contains("Selesaikan pendaftaran");
        var back = Shop.post(link.getUrl() + "/complete", "");
        assertThat(back.statusCode()).isEqualTo(303);
        assertThat(back.headers().firstValue("Location"))
                .hasValue("http://localhost:8080/lapak/kembali");

        var ready = client.v1().accounts().retrieve(account.getId());
        assertThat(ready.getPayoutsEnabled()).isTrue();
        assertThat(ready.getCapabilities().getTransfers()).isEqualTo("active");
        assertThat(transfer(account, 1_000_000).getTransferGroup()).isEqualTo("tk-1");
    }

    @Test
    void transfersOfOneChargeNeverExceedItAndAreReversedInParts() throws Exception {
        var account = account();
        stripe.completeAccount(account.getId());
        var first = transfer(account, 10_000_000);
        assertThatThrownBy(() -> transfer(account, 6_600_001))
                .isInstanceOf(InvalidRequestException.class);

        reverse(first, 4_000_000);
        var left = client.v1().transfers().retrieve(first.getId());
        assertThat(left.getAmountReversed()).isEqualTo(4_000_000);
        assertThat(left.getReversed()).isFalse();
        assertThat(left.getReversals().getData()).hasSize(1);
        reverse(first, 6_000_000);
        assertThat(client.v1().transfers().retrieve(first.getId()).getReversed()).isTrue();
        assertThatThrownBy(() -> reverse(first, 1)).isInstanceOf(InvalidRequestException.class);
        var ofCheckout =
                client.v1()
                        .transfers()
                        .list(TransferListParams.builder().setTransferGroup("tk-1").build());
        assertThat(ofCheckout.getData()).hasSize(1);
    }

    @Test
    void everyMovementIsABalanceTransaction() throws Exception {
        var account = account();
        stripe.completeAccount(account.getId());
        var transfer = transfer(account, 5_000_000);
        reverse(transfer, 2_000_000);
        refund(1_000_000L);
        var lines =
                client.v1()
                        .balanceTransactions()
                        .list(BalanceTransactionListParams.builder().setLimit(10L).build());
        assertThat(lines.getData())
                .extracting(BalanceTransaction::getType)
                .containsExactly("refund", "transfer_refund", "transfer", "charge");
        var net = lines.getData().stream().mapToLong(BalanceTransaction::getNet).sum();
        var available = client.v1().balance().retrieve().getAvailable().getFirst();
        assertThat(available.getAmount()).isEqualTo(net);
    }

    private static Account account() throws Exception {
        return client.v1()
                .accounts()
                .create(
                        AccountCreateParams.builder()
                                .setType(AccountCreateParams.Type.EXPRESS)
                                .setCountry("ID")
                                .setEmail("koperasi@example.test")
                                .setCapabilities(
                                        AccountCreateParams.Capabilities.builder()
                                                .setTransfers(
                                                        AccountCreateParams.Capabilities.Transfers
                                                                .builder()
                                                                .setRequested(true)
                                                                .build())
                                                .build())
                                .build());
    }

    private Transfer transfer(Account account, long amount) throws Exception {
        return client.v1()
                .transfers()
                .create(
                        TransferCreateParams.builder()
                                .setAmount(amount)
                                .setCurrency("idr")
                                .setDestination(account.getId())
                                .setSourceTransaction(charge)
                                .build());
    }

    private static void reverse(Transfer transfer, long amount) throws Exception {
        client.v1()
                .transfers()
                .reversals()
                .create(
                        transfer.getId(),
                        TransferReversalCreateParams.builder().setAmount(amount).build());
    }
}
