package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.cooperative.Cooperative;
import id.tokoperasi.cooperative.Cooperatives;
import id.tokoperasi.ordering.OrderBoard;
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
    private final OrderBoard board;

    LapakShells(Shells shells, Cooperatives cooperatives, OrderBoard board) {
        this.shells = shells;
        this.cooperatives = cooperatives;
        this.board = board;
    }

    /** The shell of a page of this cooperative. */
    Mono<LapakShell> of(ServerWebExchange exchange, UUID cooperativeId) {
        return Mono.zip(
                        shells.of(exchange),
                        cooperatives.find(cooperativeId),
                        board.countToPack(cooperativeId))
                .doOnNext(all -> shells.rememberSeller(exchange))
                .map(
                        all -> {
                            Cooperative cooperative = all.getT2();
                            return new LapakShell(
                                    all.getT1(),
                                    cooperativeId,
                                    cooperative.name(),
                                    "/koperasi/" + cooperative.slug(),
                                    Math.toIntExact(all.getT3()));
                        });
    }
}
