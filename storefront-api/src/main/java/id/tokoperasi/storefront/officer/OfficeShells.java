package id.tokoperasi.storefront.officer;

import id.tokoperasi.procurement.Agencies;
import id.tokoperasi.storefront.web.Shells;

import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.util.UUID;

/** What every page of an office has; whether one may see it was decided before. */
@Component
class OfficeShells {

    private final Shells shells;
    private final Agencies agencies;

    OfficeShells(Shells shells, Agencies agencies) {
        this.shells = shells;
        this.agencies = agencies;
    }

    /** The shell of a page of this office; refuses as unknown what is none. */
    Mono<OfficeShell> of(ServerWebExchange exchange, UUID agencyId) {
        return Mono.zip(shells.of(exchange), agencies.find(agencyId))
                .map(both -> new OfficeShell(both.getT1(), agencyId, both.getT2().name()));
    }
}
