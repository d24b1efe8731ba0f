package id.tokoperasi.infra.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.checkout.SessionCreateParams;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** What the payment module does, with the real SDK pointed at the double. */
final class Shop {
    private static final HttpClient BROWSER = HttpClient.newHttpClient();

    private Shop() {}

    static StripeClient client(StripeDouble stripe) {
        return StripeClient.builder()
                .setApiKey(stripe.secretKey())
                .setApiBase(stripe.apiBase())
                .setMaxNetworkRetries(0)
                .build();
    }

    /** Two sacks of rice at Rp 78.000 and Rp 10.000 to send them. */
    static SessionCreateParams.Builder rice(String checkoutId) {
        return SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.PAYMENT)
                .setSuccessUrl("http://localhost:8080/kembali?sesi={CHECKOUT_SESSION_ID}")
                .setCancelUrl("http://localhost:8080/bayar")
                .setClientReferenceId(checkoutId)
                .setCustomerEmail("warga@example.test")
                .putMetadata("attempt", checkoutId)
                .setPaymentIntentData(
                        SessionCreateParams.PaymentIntentData.builder()
                                .setTransferGroup(checkoutId)
                                .putMetadata("checkout", checkoutId)
                                .build())
                .addLineItem(
                        SessionCreateParams.LineItem.builder()
                                .setQuantity(2L)
                                .setPriceData(price("Beras Rojolele 5 kg", 7_800_000))
                                .build())
                .addShippingOption(shipping(1_000_000));
    }

    private static SessionCreateParams.LineItem.PriceData price(String name, long hundredths) {
        return SessionCreateParams.LineItem.PriceData.builder()
                .setCurrency("idr")
                .setUnitAmount(hundredths)
                .setProductData(
                        SessionCreateParams.LineItem.PriceData.ProductData.builder()
                                .setName(name)
                                .build())
                .build();
    }

    private static SessionCreateParams.ShippingOption shipping(long hundredths) {
        return SessionCreateParams.ShippingOption.builder()
                .setShippingRateData(
                        SessionCreateParams.ShippingOption.ShippingRateData.builder()
                                .setDisplayName("Kurir koperasi")
                                .setType(
                                        SessionCreateParams.ShippingOption.ShippingRateData.Type
                                                .FIXED_AMOUNT)
                                .setFixedAmount(
                                        SessionCreateParams.ShippingOption.ShippingRateData
                                                .FixedAmount.builder()
                                                .setAmount(hundredths)
                                                .setCurrency("idr")
                                                .build())
                                .build())
                .build();
    }

    static Session checkout(StripeDouble stripe, String checkoutId) throws StripeException {
        return client(stripe).v1().checkout().sessions().create(rice(checkoutId).build());
    }

    static RequestOptions key(String key) {
        return RequestOptions.builder().setIdempotencyKey(key).build();
    }

    static HttpResponse<String> get(String url) throws Exception {
        return BROWSER.send(
                HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(10)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    static HttpResponse<String> post(String url, String body, String... headers) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(url))
                        .timeout(Duration.ofSeconds(10))
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return BROWSER.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
