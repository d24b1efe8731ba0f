package id.tokoperasi.storefront;

import id.tokoperasi.access.Appointment;
import id.tokoperasi.access.Appointments;
import id.tokoperasi.access.BodyKind;
import id.tokoperasi.access.Role;
import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.Items;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Who one is and for whom one acts. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
class AccountController {

    /** The person behind the token. */
    record AccountView(String subject, String name, @Nullable String email) {}

    /** A cooperative or office, and the role in which the caller acts for it. */
    record ActsFor(BodyKind kind, UUID bodyId, Role role, @Nullable Instant until) {}

    private final Appointments appointments;
    private final Clock clock;

    AccountController(Appointments appointments, Clock clock) {
        this.appointments = appointments;
        this.clock = clock;
    }

    @GetMapping("/account")
    Mono<AccountView> account(CurrentUser user) {
        return Mono.just(new AccountView(user.subject(), user.name(), user.email()));
    }

    @GetMapping("/seller")
    Mono<Items<ActsFor>> shops(CurrentUser user) {
        return appointments
                .bodiesOf(user.subject(), clock.instant())
                .map(all -> new Items<>(all.stream().map(AccountController::actsFor).toList()));
    }

    private static ActsFor actsFor(Appointment a) {
        return new ActsFor(a.bodyKind(), a.bodyId(), a.role(), a.validTo());
    }
}
