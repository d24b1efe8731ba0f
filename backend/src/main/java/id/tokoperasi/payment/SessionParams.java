package id.tokoperasi.payment;

import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData;
import com.stripe.param.checkout.SessionCreateParams.PaymentIntentData;

import java.util.List;

/**
 * What a payment page is opened with. Made of the attempt's and the payment's fixed columns only: the
 * same attempt gives the same parameters, or Stripe would refuse the key. Metadata holds ids, no names.
 */
final class SessionParams {

    static final String PAYMENT = "payment_id";
    static final String ATTEMPT = "attempt_id";
    static final String PURPOSE = "purpose_id";
    static final String REFUND = "refund_key";

    /** Stripe's own limits. */
    private static final int MAX_LINES = 100;

    private static final int MAX_NAME = 250;

    private SessionParams() {}

    static SessionCreateParams of(Standing standing) {
        var payment = standing.payment();
        var attempt = standing.theAttempt();
        var purpose = payment.purposeId().toString();
        var params =
                SessionCreateParams.builder()
                        .setMode(SessionCreateParams.Mode.PAYMENT)
                        .setClientReferenceId(payment.id().toString())
                        .setSuccessUrl(attempt.successUrl())
                        .setCancelUrl(attempt.cancelUrl())
                        .setExpiresAt(attempt.pageExpiresAt().getEpochSecond())
                        .setLocale(SessionCreateParams.Locale.AUTO)
                        .putMetadata(PAYMENT, payment.id().toString())
                        .putMetadata(ATTEMPT, attempt.id().toString())
                        .putMetadata(PURPOSE, purpose)
                        .setPaymentIntentData(
                                PaymentIntentData.builder()
                                        .setTransferGroup(purpose)
                                        .putMetadata(PAYMENT, payment.id().toString())
                                        .putMetadata(ATTEMPT, attempt.id().toString())
                                        .putMetadata(PURPOSE, purpose)
                                        .build());
        if (standing.payerEmail() != null) {
            params.setCustomerEmail(standing.payerEmail());
        }
        shown(standing).forEach(line -> params.addLineItem(item(line)));
        return params.build();
    }

    /** All lines, or one with the whole amount when Stripe could not show them. */
    private static List<PaymentLine> shown(Standing standing) {
        return standing.lines().size() <= MAX_LINES
                ? standing.lines()
                : List.of(new PaymentLine("Tokoperasi", standing.payment().amount(), 1));
    }

    private static LineItem item(PaymentLine line) {
        return LineItem.builder()
                .setQuantity((long) line.quantity())
                .setPriceData(
                        PriceData.builder()
                                .setCurrency(StripeGateway.CURRENCY)
                                .setUnitAmount(StripeGateway.hundredths(line.price()))
                                .setProductData(
                                        PriceData.ProductData.builder()
                                                .setName(shortened(line.name()))
                                                .build())
                                .build())
                .build();
    }

    private static String shortened(String name) {
        return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME - 1) + "…";
    }
}
