package id.tokoperasi.infra.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.model.checkout.Session;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PaymentPageTests {
    private static StripeDouble stripe;
    private Session session;

    @BeforeAll
    static void start() {
        stripe = StripeDouble.start(Config.forTests());
    }

    @AfterAll
    static void stop() {
        stripe.close();
    }

    @BeforeEach
    void checkout() throws Exception {
        stripe.reset();
        session = Shop.checkout(stripe, "tk-1");
    }

    private String press(String button) throws Exception {
        var answer = Shop.post(session.getUrl() + "/" + button, "");
        assertThat(answer.statusCode()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private Session now() throws Exception {
        return Shop.client(stripe).v1().checkout().sessions().retrieve(session.getId());
    }

    @Test
    void itSaysThatItIsADoubleAndWhatIsPaid() throws Exception {
        var page = Shop.get(session.getUrl());
        assertThat(page.body())
                .contains(
                        "Halaman bayar tiruan, bukan Stripe",
                        "Rp\u00a0166.000",
                        "Beras Rojolele 5 kg × 2",
                        "Ongkos kirim")
                .doesNotContain("<script");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "form-action 'self' http://localhost:8080");
    }

    @Test
    void payingLeadsBackWithTheSessionId() throws Exception {
        assertThat(press("pay")).isEqualTo("http://localhost:8080/kembali?sesi=" + session.getId());
        assertThat(now().getPaymentStatus()).isEqualTo("paid");
        assertThat(Shop.get(session.getUrl()).body()).contains("Sudah dibayar");
    }

    @Test
    void payingTwiceChargesOnce() throws Exception {
        press("pay");
        press("pay");
        assertThat(stripe.charges()).hasSize(1);
    }

    @Test
    void aRefusedCardIsToldOnTheSamePage() throws Exception {
        var next = press("decline");
        assertThat(Shop.get(stripe.apiBase() + next).body()).contains("Kartu ditolak bank");
        assertThat(now().getStatus()).isEqualTo("open");
    }

    @Test
    void theNextPaymentIsRefusedOnDemand() throws Exception {
        stripe.fail(
                Fault.once(
                        Fault.Kind.CARD_DECLINED,
                        Match.request("POST", "/pay/*").withClientReferenceId("tk-1")));
        assertThat(press("pay")).endsWith("?ditolak=1");
        assertThat(press("pay")).startsWith("http://localhost:8080/kembali");
    }

    @Test
    void payingLaterIsSettledFromTheSamePage() throws Exception {
        press("pay-later");
        assertThat(now().getPaymentStatus()).isEqualTo("unpaid");
        assertThat(Shop.get(session.getUrl()).body()).contains("Uang masuk");
        press("settle");
        assertThat(now().getPaymentStatus()).isEqualTo("paid");
    }

    @Test
    void abandoningPaysNothing() throws Exception {
        assertThat(press("abandon")).isEqualTo("http://localhost:8080/bayar");
        assertThat(now().getStatus()).isEqualTo("open");
    }

    @Test
    void anExpiredSessionSaysSo() throws Exception {
        stripe.expire(session.getId());
        assertThat(Shop.get(session.getUrl()).body()).contains("Waktu bayar habis");
    }

    @Test
    void namesAreEscaped() throws Exception {
        var answer =
                Shop.post(
                        stripe.apiBase() + "/v1/checkout/sessions",
                        "mode=payment&success_url=http://localhost:8080/&line_items[0][quantity]=1"
                                + "&line_items[0][price_data][currency]=idr"
                                + "&line_items[0][price_data][unit_amount]=100"
                                + "&line_items[0][price_data][product_data][name]=%3Cb%3Etahu",
                        "Authorization",
                        "Bearer " + stripe.secretKey());
        assertThat(answer.statusCode()).isEqualTo(200);
        var url = Json.MAPPER.readTree(answer.body()).get("url").asString();
        assertThat(Shop.get(url).body()).contains("&lt;b&gt;tahu");
    }
}
