package id.tokoperasi.storefront;

import id.tokoperasi.ordering.Baskets;
import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.SignInListener;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.util.UUID;

/** What somebody put into the basket as a guest is theirs after the sign-in. */
@Component
class BasketAdoption implements SignInListener {

    private final Baskets baskets;

    BasketAdoption(Baskets baskets) {
        this.baskets = baskets;
    }

    @Override
    public Mono<Void> signedIn(CurrentUser user, @Nullable UUID guestBasketId) {
        return guestBasketId == null
                ? Mono.empty()
                : baskets.adopt(guestBasketId, user.subject()).then();
    }
}
