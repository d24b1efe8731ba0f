package id.tokoperasi.storefront.web;

import id.tokoperasi.access.Account;
import id.tokoperasi.access.Accounts;
import id.tokoperasi.access.Sessions;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.config.web.server.ServerHttpSecurity.LogoutSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.OAuth2LoginSpec;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeReactiveAuthenticationManager;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.oidc.web.server.logout.OidcClientInitiatedServerLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.web.server.DefaultServerRedirectStrategy;
import org.springframework.security.web.server.ServerRedirectStrategy;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.logout.DelegatingServerLogoutHandler;
import org.springframework.security.web.server.authentication.logout.SecurityContextServerLogoutHandler;
import org.springframework.security.web.server.authentication.logout.ServerLogoutHandler;
import org.springframework.security.web.server.authentication.logout.WebSessionServerLogoutHandler;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.net.URI;

/** Signing in and out of the pages. */
@Component
class SignIn {

    static final String PAGE = "/masuk";
    private static final Logger log = LoggerFactory.getLogger(SignIn.class);

    private final WebSettings settings;
    private final WebClient client;
    private final ReactiveClientRegistrationRepository registrations;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Visitors visitors;
    private final ObjectProvider<SignInListener> listeners;
    private final ServerRedirectStrategy redirect = new DefaultServerRedirectStrategy();

    SignIn(
            WebSettings settings,
            WebClient identityClient,
            ReactiveClientRegistrationRepository registrations,
            Accounts accounts,
            Sessions sessions,
            Visitors visitors,
            ObjectProvider<SignInListener> listeners) {
        this.settings = settings;
        this.client = identityClient;
        this.registrations = registrations;
        this.accounts = accounts;
        this.sessions = sessions;
        this.visitors = visitors;
        this.listeners = listeners;
    }

    void login(OAuth2LoginSpec login) {
        login.authenticationManager(manager())
                .authorizedClientRepository(new NoAuthorizedClients())
                .authorizationRedirectStrategy(this::toIdentityService)
                .authenticationSuccessHandler(
                        (exchange, who) -> signedIn(exchange.getExchange(), who))
                .authenticationFailureHandler(this::failed);
    }

    private ReactiveAuthenticationManager manager() {
        var tokens = new WebClientReactiveAuthorizationCodeTokenResponseClient();
        tokens.setWebClient(client);
        var oidc =
                new OidcAuthorizationCodeReactiveAuthenticationManager(tokens, new ReducedUsers());
        return authentication -> oidc.authenticate(authentication);
    }

    /** Asks first whether anybody is there, so that people are told here and not by their browser. */
    private Mono<Void> toIdentityService(ServerWebExchange exchange, URI address) {
        ReturnPath.keepFromQuery(exchange, settings);
        return Identity.checkAway(client, settings)
                .then(Mono.defer(() -> redirect.sendRedirect(exchange, address)));
    }

    private Mono<Void> signedIn(ServerWebExchange exchange, Authentication authentication) {
        var back = ReturnPath.take(exchange, settings);
        return Mono.justOrEmpty(Callers.of(authentication))
                .flatMap(user -> remember(exchange, user))
                .then(SecurityChains.csrfTokens(settings).saveToken(exchange, null))
                .then(Mono.defer(() -> redirect.sendRedirect(exchange, URI.create(back))));
    }

    private Mono<Void> remember(ServerWebExchange exchange, CurrentUser user) {
        var language = Languages.of(exchange).getLanguage();
        var guest = visitors.cookie(exchange);
        return accounts.signedIn(new Account(user.subject(), user.name(), user.email(), language))
                .thenMany(Flux.fromStream(listeners::orderedStream))
                .concatMap(
                        listener ->
                                listener.signedIn(user, guest)
                                        .onErrorResume(
                                                error -> {
                                                    log.warn("after sign-in", error);
                                                    return Mono.empty();
                                                }))
                .then(Mono.fromRunnable(() -> visitors.forget(exchange)));
    }

    /** Two tabs signing in at once, or an answer that came late: back to the page, or once more. */
    private Mono<Void> failed(WebFilterExchange filter, AuthenticationException error) {
        log.info("sign-in failed: {}", error.getMessage());
        var exchange = filter.getExchange();
        return exchange.getPrincipal()
                .map(who -> ReturnPath.take(exchange, settings))
                .defaultIfEmpty(PAGE + "?gagal")
                .flatMap(path -> redirect.sendRedirect(exchange, URI.create(path)));
    }

    void logout(LogoutSpec logout) {
        var atIdentityService = new OidcClientInitiatedServerLogoutSuccessHandler(registrations);
        atIdentityService.setPostLogoutRedirectUri("{baseUrl}/");
        atIdentityService.setLogoutSuccessUrl(URI.create("/"));
        logout.requiresLogout(
                        new PathPatternParserServerWebExchangeMatcher("/keluar", HttpMethod.POST))
                .logoutHandler(
                        new DelegatingServerLogoutHandler(
                                new WebSessionServerLogoutHandler(),
                                new SecurityContextServerLogoutHandler(),
                                (exchange, who) ->
                                        SecurityChains.csrfTokens(settings)
                                                .saveToken(exchange.getExchange(), null)))
                .logoutSuccessHandler(atIdentityService);
    }

    /** The identity service says that a session of its own has ended: so have ours, on every node. */
    ServerLogoutHandler endSessions() {
        return (exchange, authentication) -> {
            if (!(authentication.getPrincipal() instanceof OidcLogoutToken token)) {
                return Mono.empty();
            }
            var sid = token.getSessionId();
            return (sid == null
                            ? sessions.endBySubject(token.getSubject())
                            : sessions.endBySid(sid))
                    .then();
        };
    }
}
