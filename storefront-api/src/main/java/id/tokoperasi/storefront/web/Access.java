package id.tokoperasi.storefront.web;

import id.tokoperasi.access.AccessTable;
import id.tokoperasi.access.Appointments;
import id.tokoperasi.access.Operation;
import id.tokoperasi.access.Standing;
import id.tokoperasi.kernel.Refusal;

import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.ReactiveAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Asks the table about every request. What it says no to is signalled as what the caller may know: a
 * foreign thing looks like one that does not exist.
 */
@Component
class Access implements ReactiveAuthorizationManager<AuthorizationContext> {

    private static final AuthorizationDecision GRANTED = new AuthorizationDecision(true);
    private static final String OPERATION = Operation.class.getName();
    private static final String USER = CurrentUser.class.getName();

    private final AccessTable table;
    private final Appointments appointments;
    private final Clock clock;

    Access(AccessTable table, Appointments appointments, Clock clock) {
        this.table = table;
        this.appointments = appointments;
        this.clock = clock;
    }

    /** The row that let this request in. */
    static Optional<Operation> operation(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getAttribute(OPERATION));
    }

    /** Whoever is signed in. */
    static Optional<CurrentUser> user(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getAttribute(USER));
    }

    @Override
    public Mono<AuthorizationResult> authorize(
            Mono<Authentication> authentication, AuthorizationContext context) {
        var exchange = context.getExchange();
        var operation = find(exchange);
        if (operation.isEmpty()) {
            return Mono.error(refusal(exchange));
        }
        exchange.getAttributes().put(OPERATION, operation.get());
        return authentication
                .flatMap(known -> Mono.justOrEmpty(Callers.of(known)))
                .doOnNext(user -> exchange.getAttributes().put(USER, user))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(user -> decide(exchange, operation.get(), user))
                .thenReturn(GRANTED);
    }

    private Optional<Operation> find(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        return table.find(request.getMethod(), request.getPath().pathWithinApplication());
    }

    private RuntimeException refusal(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        var others = table.methods(request.getPath().pathWithinApplication());
        others.remove(request.getMethod());
        return others.isEmpty()
                ? Refusal.unknown()
                : new MethodNotAllowedException(request.getMethod(), others);
    }

    private Mono<Void> decide(
            ServerWebExchange exchange, Operation operation, Optional<CurrentUser> user) {
        if (operation.isPublic()) {
            return Mono.empty();
        }
        if (user.isEmpty()) {
            return Mono.error(new SignInRequired());
        }
        if (operation.isForAnyAccount()) {
            return Mono.empty();
        }
        return Mono.fromSupplier(() -> bodyId(exchange, operation))
                .flatMap(body -> decide(exchange, operation, user.get(), body));
    }

    private Mono<Void> decide(
            ServerWebExchange exchange, Operation operation, CurrentUser user, UUID body) {
        return appointments
                .standing(user.subject(), body, clock.instant())
                .doOnNext(standing -> check(operation, standing))
                .doOnNext(standing -> exchange.getAttributes().put(USER, user.in(body, standing)))
                .then();
    }

    /** The regency's own operations name no body in the path. */
    private static UUID bodyId(ServerWebExchange exchange, Operation operation) {
        try {
            return operation
                    .bodyId(exchange.getRequest().getPath().pathWithinApplication())
                    .orElse(Appointments.REGENCY);
        } catch (IllegalArgumentException malformed) {
            throw Refusal.unknown();
        }
    }

    private static void check(Operation operation, Standing standing) {
        if (!Collections.disjoint(standing.roles(), operation.roles())) {
            return;
        }
        if (standing.isStranger()) {
            throw Refusal.unknown();
        }
        if (standing.inForce().isEmpty()) {
            throw new Refusal(Refusal.Kind.NOT_ALLOWED, "appointment-ended", Map.of());
        }
        var roles = operation.roles().stream().map(Enum::name).sorted();
        throw new Refusal(
                Refusal.Kind.NOT_ALLOWED,
                "role-missing",
                Map.of("roles", roles.collect(Collectors.joining(", "))));
    }
}
