package id.tokoperasi.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.access.Appointments;
import id.tokoperasi.access.Role;
import id.tokoperasi.infra.stripe.Fault;
import id.tokoperasi.infra.stripe.Fault.Kind;
import id.tokoperasi.infra.stripe.Match;
import id.tokoperasi.outbox.EventDrain;
import id.tokoperasi.payment.Payments;

import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.UUID;

/** Whoever watches over the platform sees money that went astray; nobody else does. */
class MoneyListTests {

    private static final RunningStorefront STOREFRONT = RunningStorefront.withStripe();
    private static final ApiTrade TRADE = new ApiTrade();
    private static final String PAGE = "/dinas/pembayaran";
    private static final String LATE =
            """
            insert into ordering.late_payments (order_id, payment_id, amount_rupiah, outcome, at)
            values (:order, :payment, 85000, :outcome, :now)
            """;

    private final String buyer = RunningStorefront.newSubject();
    private final Browser browser = new Browser(STOREFRONT);

    @Test
    void aRefundThatStripeDeclinesIsListedWithItsOrderAndStripesAnswer() {
        var order = TRADE.pays(buyer, "PICKUP");
        RunningStorefront.stripe()
                .fail(
                        Fault.once(
                                Kind.CARD_DECLINED,
                                Match.request("POST", "/v1/refunds")
                                        .withMetadata("refund_key", order)));
        var number = TRADE.does(buyer, "orderCancel", order).path("number").asString();
        STOREFRONT.bean(EventDrain.class).drainAll().block();
        STOREFRONT.bean(Payments.class).sendRefunds().block();

        var listed = of(TRADE.does(watcher(Role.AUDITOR), "failedRefunds"), "id", order);
        assertThat(listed.path("orderNumber").asString()).isEqualTo(number);
        assertThat(listed.path("amountRupiah").asLong()).isPositive();
        assertThat(listed.path("error").asString()).isNotEmpty();
        signIn(Role.DEPARTMENT_OFFICER);
        assertThat(browser.get(PAGE).body())
                .contains(number, listed.path("error").asString(), "Pengembalian uang yang gagal");

        STOREFRONT.bean(Payments.class).retryRefund(UUID.fromString(order)).block();
        STOREFRONT.bean(Payments.class).sendRefunds().block();
        assertThat(
                        of(TRADE.does(watcher(Role.AUDITOR), "failedRefunds"), "id", order)
                                .isMissingNode())
                .isTrue();
        assertThat(browser.get(PAGE).body()).doesNotContain(number);
    }

    @Test
    void moneyThatCameLateIsListedWithWhatBecameOfIt() {
        var order = TRADE.pays(buyer, "PICKUP");
        var number = TRADE.does(buyer, "order", order).at("/order/number").asString();
        STOREFRONT
                .bean(DatabaseClient.class)
                .sql(LATE)
                .bind("order", UUID.fromString(order))
                .bind("payment", UUID.randomUUID())
                .bind("outcome", "HELD_AGAIN")
                .bind("now", Instant.now())
                .then()
                .block();

        var listed =
                of(
                        TRADE.does(watcher(Role.DEPARTMENT_OFFICER), "latePayments"),
                        "orderNumber",
                        number);
        assertThat(listed.path("outcome").asString()).isEqualTo("HELD_AGAIN");
        assertThat(listed.path("amountRupiah").asLong()).isEqualTo(85_000);
        signIn(Role.AUDITOR);
        assertThat(browser.get(PAGE).body()).contains(number, "pesanan diteruskan");
    }

    @Test
    void toEverybodyElseTheListsDoNotExist() {
        browser.signIn(buyer, UUID.randomUUID().toString());
        assertThat(browser.get(PAGE).status()).isEqualTo(404);
        for (var who : new String[] {buyer, TRADE.shop().manager()}) {
            assertThat(ApiTrade.call(who, "failedRefunds").send().status()).isEqualTo(404);
            assertThat(ApiTrade.call(who, "latePayments").send().status()).isEqualTo(404);
        }
        assertThat(ApiTrade.call("", "latePayments").send().status()).isEqualTo(401);
    }

    private static JsonNode of(JsonNode list, String field, String value) {
        return list.path("items")
                .valueStream()
                .filter(i -> i.path(field).asString().equals(value))
                .findFirst()
                .orElse(list.path("none"));
    }

    private void signIn(Role role) {
        browser.cookies().clear();
        browser.signIn(watcher(role), UUID.randomUUID().toString());
    }

    static String watcher(Role role) {
        var who = RunningStorefront.newSubject();
        STOREFRONT
                .bean(Appointments.class)
                .appoint("test:" + who, who, Appointments.REGENCY, role, "SK", Instant.EPOCH, null)
                .block();
        return who;
    }
}
