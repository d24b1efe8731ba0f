package id.tokoperasi.storefront.web;

import id.tokoperasi.access.Role;
import id.tokoperasi.access.Standing;

import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who is asking, whether by a session or by a token.
 *
 * @param emailVerified whether the identity service has made sure that the address is theirs
 * @param roles in force for the body that the path names; empty where the path names none
 * @param bodyId the cooperative or office that the path names first
 */
public record CurrentUser(
        String subject,
        String name,
        @Nullable String email,
        boolean emailVerified,
        Set<Role> roles,
        @Nullable UUID bodyId) {

    /** A person to whom no body has been looked up. */
    public static CurrentUser of(
            String subject, String name, @Nullable String email, boolean emailVerified) {
        return new CurrentUser(subject, name, email, emailVerified, Set.of(), null);
    }

    CurrentUser in(UUID body, Standing standing) {
        return new CurrentUser(subject, name, email, emailVerified, standing.roles(), body);
    }

    /** The address when it is surely theirs; null otherwise. */
    public @Nullable String verifiedEmail() {
        return emailVerified ? email : null;
    }

    /** Whether one of these roles is in force for the body in the path. */
    public boolean is(Role... any) {
        return Set.of(any).stream().anyMatch(roles::contains);
    }

    /** Whoever is signed in. */
    public static Optional<CurrentUser> of(ServerWebExchange exchange) {
        return Access.user(exchange);
    }
}
