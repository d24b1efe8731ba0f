package id.tokoperasi.storefront.web;

import id.tokoperasi.kernel.Refusal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.web.reactive.function.client.WebClient;

import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;

/**
 * How the identity service is spoken to. Nothing is asked of it at start, so that the storefront comes
 * up without it; whoever wants to sign in meanwhile is told.
 */
@Configuration(proxyBeanMethods = false)
class Identity {

    static final String REGISTRATION = "keycloak";
    private static final String AUDIENCE = "tokoperasi-api";
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final Logger log = LoggerFactory.getLogger(Identity.class);

    @Bean
    WebClient identityClient() {
        var http = HttpClient.create().responseTimeout(TIMEOUT);
        return WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(http))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(256 * 1024))
                .build();
    }

    @Bean
    ReactiveClientRegistrationRepository clientRegistrations(WebSettings settings) {
        var registration = registration(settings.keycloak());
        return id -> REGISTRATION.equals(id) ? Mono.just(registration) : Mono.empty();
    }

    private static ClientRegistration registration(WebSettings.Keycloak keycloak) {
        return ClientRegistration.withRegistrationId(REGISTRATION)
                .clientId(keycloak.clientId())
                .clientSecret(keycloak.clientSecret())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                .scope("openid", "profile", "email")
                .issuerUri(keycloak.issuerUri().toString())
                .authorizationUri(keycloak.endpoint("auth"))
                .tokenUri(keycloak.endpoint("token"))
                .jwkSetUri(keycloak.endpoint("certs"))
                .providerConfigurationMetadata(
                        Map.of("end_session_endpoint", keycloak.endpoint("logout")))
                .userNameAttributeName(IdTokenClaimNames.SUB)
                .build();
    }

    /** Access tokens of the API: signed by the realm, made for us, and no ID token in disguise. */
    @Bean
    ReactiveJwtDecoder apiTokens(WebSettings settings, WebClient identityClient) {
        var decoder =
                NimbusReactiveJwtDecoder.withJwkSetUri(settings.keycloak().endpoint("certs"))
                        .webClient(identityClient)
                        .validateType(false)
                        .build();
        decoder.setJwtValidator(apiTokenRules(settings));
        return decoder;
    }

    static OAuth2TokenValidator<Jwt> apiTokenRules(WebSettings settings) {
        return new DelegatingOAuth2TokenValidator<>(
                new JwtTypeValidator("at+jwt"),
                new JwtTimestampValidator(Duration.ofSeconds(60)),
                new JwtIssuerValidator(settings.keycloak().issuerUri().toString()),
                new JwtClaimValidator<Object>(
                        JwtClaimNames.AUD,
                        audience ->
                                audience instanceof Collection<?> all && all.contains(AUDIENCE)),
                new JwtClaimValidator<Object>(
                        "azp", azp -> azp instanceof String client && !client.isEmpty()),
                new JwtClaimValidator<Object>(
                        JwtClaimNames.SUB, sub -> sub instanceof String s && !s.isEmpty()));
    }

    /** Refuses with {@code sign-in-unavailable} when the identity service does not answer. */
    static Mono<Void> checkAway(WebClient client, WebSettings settings) {
        return client.get()
                .uri(settings.keycloak().issuerUri() + "/.well-known/openid-configuration")
                .retrieve()
                .toBodilessEntity()
                .timeout(TIMEOUT)
                .onErrorMap(
                        error -> {
                            log.warn("the identity service is away: {}", error.toString());
                            return new Refusal(
                                    Refusal.Kind.UNAVAILABLE, "sign-in-unavailable", Map.of());
                        })
                .then();
    }
}
