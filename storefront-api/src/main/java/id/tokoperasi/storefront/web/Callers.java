package id.tokoperasi.storefront.web;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;

import java.util.Objects;
import java.util.Optional;

/** Reads the person out of a session or a token; what they may stands in the database alone. */
final class Callers {

    private Callers() {}

    static Optional<CurrentUser> of(Authentication authentication) {
        return switch (authentication.getPrincipal()) {
            case OidcUser user ->
                    Optional.of(
                            CurrentUser.of(
                                    user.getSubject(),
                                    name(user.getFullName(), user.getPreferredUsername()),
                                    user.getEmail(),
                                    Boolean.TRUE.equals(user.getEmailVerified())));
            case Jwt jwt when jwt.getSubject() != null ->
                    Optional.of(
                            CurrentUser.of(
                                    jwt.getSubject(),
                                    name(
                                            jwt.getClaimAsString("name"),
                                            jwt.getClaimAsString("preferred_username")),
                                    jwt.getClaimAsString("email"),
                                    Boolean.TRUE.equals(jwt.getClaimAsBoolean("email_verified"))));
            case null, default -> Optional.empty();
        };
    }

    private static String name(@Nullable String full, @Nullable String login) {
        return Objects.requireNonNullElse(full, Objects.requireNonNullElse(login, ""));
    }
}
