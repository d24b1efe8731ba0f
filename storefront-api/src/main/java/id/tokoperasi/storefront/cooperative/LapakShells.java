package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.ordering.OrderStatus;
import id.tokoperasi.ordering.Orders;
import id.tokoperasi.storefront.web.Shells;

import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.util.UUID;

/** What every page of the seller centre has; whether one may see it was decided before. */
@Component
class LapakShells {

    private final Shells shells;
    private final Cooperatives cooperatives;
    private final Orders orders;

    LapakShells(Shells shells, Cooperatives cooperatives, Orders orders) {
        this.shells = shells;
        this.cooperatives = cooperatives;
        this.orders = orders;
    }

    /** The shell of a page of this cooperative. */
    Mono<LapakShell> of(ServerWebExchange exchange, UUID cooperativeId) {
        return Mono.zip(
                        shells.of(exchange),
                        cooperatives.find(cooperativeId),
                        orders.countByStatus(cooperativeId))
                .doOnNext(all -> shells.rememberSeller(exchange))
                .map(
                        all -> {
                            Cooperative cooperative = all.getT2();
                            long toPack = all.getT3().getOrDefault(OrderStatus.PAID, 0L);
                            return new LapakShell(
                                    all.getT1(),
                                    cooperativeId,
                                    cooperative.name(),
                                    "/koperasi/" + cooperative.slug(),
                                    Math.toIntExact(toPack));
                        });
    }
}
