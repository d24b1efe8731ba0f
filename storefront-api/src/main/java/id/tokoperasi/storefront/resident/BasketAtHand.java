package id.tokoperasi.storefront.resident;

import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.ordering.Basket;
import id.tokoperasi.ordering.Baskets;
import id.tokoperasi.ordering.Buyer;
import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.Shells;
import id.tokoperasi.storefront.web.SignInListener;
import id.tokoperasi.storefront.web.Visitor;
import id.tokoperasi.storefront.web.Visitors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.util.UUID;

/** The basket of whoever is looking: the person's one, or that of this browser. */
@Component
class BasketAtHand implements SignInListener {

    private final Baskets baskets;
    private final Visitors visitors;
    private final Shells shells;

    BasketAtHand(Baskets baskets, Visitors visitors, Shells shells) {
        this.baskets = baskets;
        this.visitors = visitors;
        this.shells = shells;
    }

    static @Nullable String subject(Visitor visitor) {
        var user = visitor.user();
        return user == null ? null : user.subject();
    }

    static Buyer buyer(Visitor visitor) {
        return new Buyer(subject(visitor), visitor.basketId());
    }

    /** The basket as it is; empty when there is none yet. */
    Mono<Basket> look(Visitor visitor) {
        var subject = subject(visitor);
        if (subject != null) {
            return baskets.open(subject).flatMap(id -> baskets.view(id, subject));
        }
        return visitor.isNew() ? Mono.empty() : existing(visitor.basketId());
    }

    private Mono<Basket> existing(UUID id) {
        return baskets.view(id, null)
                .onErrorResume(
                        Refusal.class,
                        e -> e.kind() == Refusal.Kind.UNKNOWN ? Mono.empty() : Mono.error(e));
    }

    /** The basket to put something in; made when there is none. */
    Mono<Basket> open(ServerWebExchange exchange, Visitor visitor) {
        return look(visitor)
                .switchIfEmpty(
                        Mono.defer(() -> baskets.open(subject(visitor)))
                                .doOnNext(id -> visitors.keep(exchange, id))
                                .flatMap(id -> baskets.view(id, subject(visitor))));
    }

    /** Keeps the number at the basket's sign right. */
    void count(ServerWebExchange exchange, Basket basket) {
        shells.countBasket(exchange, basket.pieces());
    }

    @Override
    public Mono<Void> signedIn(CurrentUser user, @Nullable UUID guestBasketId) {
        return baskets.adopt(guestBasketId, user.subject()).then();
    }
}
