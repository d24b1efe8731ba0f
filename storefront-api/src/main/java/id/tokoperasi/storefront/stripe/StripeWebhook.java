package id.tokoperasi.storefront.stripe;

import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.payment.Payments;
import id.tokoperasi.storefront.web.Answers;
import id.tokoperasi.storefront.web.RateLimits;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

/** Takes Stripe's news. The body is verified as it came, byte for byte. */
@RestController
class StripeWebhook {

    private final Payments payments;
    private final RateLimits limits;

    StripeWebhook(Payments payments, RateLimits limits) {
        this.payments = payments;
        this.limits = limits;
    }

    /**
     * 204 for everything that repeating would not help; an error of ours is a 5xx, and Stripe repeats.
     * Who sends what is not Stripe's too often is put off.
     */
    @Answers(
            problems = {
                "400 webhook-body",
                "400 webhook-future",
                "400 webhook-livemode",
                "400 webhook-signature",
                "400 webhook-stale",
                "429 too-many-requests"
            })
    @PostMapping(path = "/webhooks/stripe", consumes = "application/json")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<ResponseEntity<Void>> record(
            @RequestBody byte[] body,
            @RequestHeader(name = "Stripe-Signature", defaultValue = "") String signature,
            ServerWebExchange exchange) {
        return payments.record(body, signature)
                .onErrorResume(
                        Refusal.class,
                        refusal -> limits.badSignature(exchange).then(Mono.error(refusal)))
                .thenReturn(ResponseEntity.noContent().build());
    }
}
