package id.tokoperasi.storefront.department;

import id.tokoperasi.procurement.Agencies;
import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.Fragments;
import id.tokoperasi.storefront.web.Link;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

/** The offices that buy, for whoever enters their heads. */
@Controller
class AgencyListController {

    private final DepartmentShells shells;
    private final Agencies agencies;

    AgencyListController(DepartmentShells shells, Agencies agencies) {
        this.shells = shells;
        this.agencies = agencies;
    }

    @GetMapping("/dinas/kantor")
    Mono<Rendering> offices(ServerWebExchange exchange, CurrentUser user) {
        return Mono.zip(
                        shells.of(exchange, user),
                        agencies.all()
                                .map(a -> new Link(a.name(), "/pengadaan/" + a.id() + "/pejabat"))
                                .collectList())
                .map(both -> new AgencyListView(both.getT1(), both.getT2()))
                .map(view -> Fragments.page("department/offices", view));
    }
}
