package id.tokoperasi.payment;

import java.time.Instant;

/**
 * The parts of a webhook body that are looked at: they say what to read from Stripe, nothing else in
 * them is believed.
 *
 * @param objectType such as {@code checkout.session}
 */
record WebhookEvent(String id, String type, String objectType, String objectId, Instant created) {

    boolean isAboutPage() {
        return objectType.equals("checkout.session");
    }

    boolean isAboutRefund() {
        return objectType.equals("refund");
    }
}
