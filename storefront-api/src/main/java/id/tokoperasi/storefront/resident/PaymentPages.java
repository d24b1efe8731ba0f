package id.tokoperasi.storefront.resident;

import id.tokoperasi.ordering.Buyer;
import id.tokoperasi.ordering.Checkout;
import id.tokoperasi.ordering.Checkouts;
import id.tokoperasi.payment.StartedPayment;
import id.tokoperasi.storefront.web.WebSettings;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.util.UUID;

/** Opens Stripe's page for a checkout and says where it comes back to. */
@Component
class PaymentPages {

    private final Checkouts checkouts;
    private final WebSettings settings;

    PaymentPages(Checkouts checkouts, WebSettings settings) {
        this.checkouts = checkouts;
        this.settings = settings;
    }

    /** Without an address when Stripe has not answered in time; the next look finds it. */
    Mono<StartedPayment> start(UUID checkoutId, Buyer buyer) {
        var back = settings.publicUrl() + "/bayar/" + checkoutId;
        return checkouts.startPayment(checkoutId, buyer, back + "?hasil=ok", back + "?hasil=batal");
    }

    /** For a checkout that the buyer has just been given. */
    Mono<StartedPayment> start(Checkout checkout) {
        var back = settings.publicUrl() + "/bayar/" + checkout.id();
        return checkouts.startPayment(checkout, back + "?hasil=ok", back + "?hasil=batal");
    }
}
