package id.tokoperasi.storefront.department;

import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.Fragments;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.List;

/** The first page of the dinas. */
@Controller
class DeskController {

    private final DepartmentShells shells;
    private final List<DeskTile> tiles;

    DeskController(DepartmentShells shells, List<DeskTile> tiles) {
        this.shells = shells;
        this.tiles = tiles;
    }

    @GetMapping("/dinas")
    Mono<Rendering> desk(ServerWebExchange exchange, CurrentUser user) {
        var tasks = Flux.fromIterable(tiles).flatMapSequential(DeskTile::tasks).collectList();
        return Mono.zip(shells.of(exchange, user), tasks)
                .map(both -> new DeskView(both.getT1(), both.getT2()))
                .map(view -> Fragments.page("department/desk", view));
    }
}
