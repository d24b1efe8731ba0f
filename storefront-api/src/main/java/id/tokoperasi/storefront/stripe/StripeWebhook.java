package id.tokoperasi.storefront.stripe;

import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.payment.Payments;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;

import java.util.Map;

/** Takes Stripe's news. The body is verified as it came, byte for byte. */
@RestController
class StripeWebhook {

    private static final int BODY_MAX_BYTES = 256 * 1024;

    private final Payments payments;

    StripeWebhook(Payments payments) {
        this.payments = payments;
    }

    /** 204 for everything that repeating would not help; an error of ours is a 5xx, and Stripe repeats. */
    @PostMapping(path = "/webhooks/stripe", consumes = "application/json")
    Mono<ResponseEntity<Void>> record(
            @RequestBody byte[] body,
            @RequestHeader(name = "Stripe-Signature", defaultValue = "") String signature) {
        if (body.length > BODY_MAX_BYTES) {
            return Mono.error(Refusal.invalid("webhook-body", Map.of()));
        }
        return payments.record(body, signature).thenReturn(ResponseEntity.noContent().build());
    }
}
