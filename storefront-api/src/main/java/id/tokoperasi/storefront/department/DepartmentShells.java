package id.tokoperasi.storefront.department;

import id.tokoperasi.access.Role;
import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.Shells;

import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

/** What every page of the dinas has; whether one may see it was decided before. */
@Component
class DepartmentShells {

    private final Shells shells;

    DepartmentShells(Shells shells) {
        this.shells = shells;
    }

    /** The shell of a page for this person. */
    Mono<DepartmentShell> of(ServerWebExchange exchange, CurrentUser user) {
        return shells.of(exchange)
                .map(shell -> new DepartmentShell(shell, user.is(Role.DEPARTMENT_OFFICER)));
    }
}
