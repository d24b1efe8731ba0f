package id.tokoperasi.storefront.web;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import java.util.UUID;

/** Hears that somebody has signed in, to give them the basket that they filled as a guest. */
public interface SignInListener {

    /**
     * Completes empty; an error is logged and does not keep the person out.
     *
     * @param guestBasketId the basket of the visitor's cookie; null when there was none
     */
    Mono<Void> signedIn(CurrentUser user, @Nullable UUID guestBasketId);
}
