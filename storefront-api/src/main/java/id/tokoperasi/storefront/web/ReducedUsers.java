package id.tokoperasi.storefront.web;

import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.ReactiveOAuth2UserService;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

import reactor.core.publisher.Mono;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps of an ID token what a session needs, as text: smaller rows, and nothing in them that only the
 * identity service's next version can read. What somebody may is never taken from here.
 */
class ReducedUsers implements ReactiveOAuth2UserService<OidcUserRequest, OidcUser> {

    private static final List<String> KEPT =
            List.of(
                    "sub",
                    "iss",
                    "sid",
                    "name",
                    "preferred_username",
                    "email",
                    "email_verified",
                    "acr",
                    "auth_time");

    @Override
    public Mono<OidcUser> loadUser(OidcUserRequest request) {
        return Mono.fromSupplier(() -> reduced(request.getIdToken()));
    }

    private static OidcUser reduced(OidcIdToken token) {
        Map<String, Object> claims = new HashMap<>();
        KEPT.forEach(
                name -> {
                    var value = token.getClaims().get(name);
                    if (value != null) {
                        claims.put(name, value.toString());
                    }
                });
        var kept =
                new OidcIdToken(
                        token.getTokenValue(), token.getIssuedAt(), token.getExpiresAt(), claims);
        return new DefaultOidcUser(Set.of(new SimpleGrantedAuthority("PERSON")), kept);
    }
}
