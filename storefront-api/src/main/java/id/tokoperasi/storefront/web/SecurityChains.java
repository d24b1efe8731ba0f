package id.tokoperasi.storefront.web;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.csrf.CookieServerCsrfTokenRepository;
import org.springframework.security.web.server.csrf.XorServerCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.session.CookieWebSessionIdResolver;
import org.springframework.web.server.session.DefaultWebSessionManager;
import org.springframework.web.server.session.WebSessionManager;

import reactor.core.publisher.Mono;

import java.util.List;

/**
 * Three ways in. The API knows bearer tokens and no cookie, webhooks know neither, pages know the
 * session alone. All three ask the same table.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class SecurityChains {

    private final WebSettings settings;
    private final Access access;
    private final Problems problems;

    SecurityChains(WebSettings settings, Access access, Problems problems) {
        this.settings = settings;
        this.access = access;
        this.problems = problems;
    }

    @Bean
    @Order(1)
    SecurityWebFilterChain apiChain(ServerHttpSecurity http, ReactiveJwtDecoder apiTokens) {
        return stateless(http, "/api/**")
                .oauth2ResourceServer(
                        server ->
                                server.jwt(jwt -> jwt.jwtDecoder(apiTokens))
                                        .authenticationEntryPoint(problems::invalidToken))
                .build();
    }

    @Bean
    @Order(2)
    SecurityWebFilterChain webhookChain(ServerHttpSecurity http) {
        return stateless(http, "/webhooks/**").build();
    }

    private ServerHttpSecurity stateless(ServerHttpSecurity http, String path) {
        return common(http)
                .securityMatcher(new PathPatternParserServerWebExchangeMatcher(path))
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .csrf(ServerHttpSecurity.CsrfSpec::disable);
    }

    @Bean
    @Order(3)
    SecurityWebFilterChain pageChain(
            ServerHttpSecurity http,
            SignIn signIn,
            @Value("${spring.http.codecs.max-in-memory-size}") DataSize formLimit) {
        var csrf = new XorServerCsrfTokenRequestAttributeHandler();
        csrf.setTokenFromMultipartDataEnabled(true);
        return common(http)
                .securityMatcher(ServerWebExchangeMatchers.anyExchange())
                .csrf(
                        spec ->
                                spec.csrfTokenRepository(csrfTokens(settings))
                                        .csrfTokenRequestHandler(csrf)
                                        .accessDeniedHandler((exchange, e) -> Mono.error(e)))
                .addFilterBefore(new FormsFirst(formLimit), SecurityWebFiltersOrder.CSRF)
                .addFilterAfter(new CsrfRendering(), SecurityWebFiltersOrder.CSRF)
                .oauth2Login(signIn::login)
                .logout(signIn::logout)
                .oidcLogout(
                        oidc -> oidc.backChannel(back -> back.logoutHandler(signIn.endSessions())))
                .build();
    }

    private ServerHttpSecurity common(ServerHttpSecurity http) {
        return http.authorizeExchange(this::byTable)
                .headers(ServerHttpSecurity.HeaderSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
                .exceptionHandling(
                        errors ->
                                errors.authenticationEntryPoint((exchange, e) -> Mono.error(e))
                                        .accessDeniedHandler((exchange, e) -> Mono.error(e)));
    }

    private AuthorizeExchangeSpec byTable(AuthorizeExchangeSpec exchanges) {
        return exchanges.anyExchange().access(access);
    }

    static CookieServerCsrfTokenRepository csrfTokens(WebSettings settings) {
        var tokens = new CookieServerCsrfTokenRepository();
        tokens.setCookieName(settings.cookieName("CSRF"));
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(
                cookie -> cookie.httpOnly(true).secure(settings.isSecure()).sameSite("Lax"));
        return tokens;
    }

    @Bean
    WebSessionManager webSessionManager(SessionStore store, WebSettings settings) {
        var ids = new SessionCookie();
        ids.setCookieName(settings.cookieName("SESI"));
        ids.addCookieInitializer(
                cookie ->
                        cookie.path("/")
                                .httpOnly(true)
                                .secure(settings.isSecure())
                                .sameSite("Lax"));
        var manager = new DefaultWebSessionManager();
        manager.setSessionIdResolver(ids);
        manager.setSessionStore(store);
        return manager;
    }

    /** Looks at one session cookie; a request that brings several is somebody trying them out. */
    private static final class SessionCookie extends CookieWebSessionIdResolver {
        @Override
        public List<String> resolveSessionIds(ServerWebExchange exchange) {
            var ids = super.resolveSessionIds(exchange);
            return ids.size() > 2 ? List.of() : ids;
        }
    }

    /** The strict one lets a host pass that is no host name at all, such as one with an underscore. */
    private static final class OwnHosts extends StrictServerWebExchangeFirewall {
        @Override
        public Mono<ServerWebExchange> getFirewalledExchange(ServerWebExchange exchange) {
            return exchange.getRequest().getURI().getHost() == null
                    ? Mono.error(new ServerExchangeRejectedException("the host is no host name"))
                    : super.getFirewalledExchange(exchange);
        }
    }

    @Bean
    StrictServerWebExchangeFirewall firewall(WebSettings settings) {
        var firewall = new OwnHosts();
        firewall.setAllowedHostnames(settings.hosts()::contains);
        firewall.setAllowedHttpMethods(
                List.of(
                        HttpMethod.GET,
                        HttpMethod.HEAD,
                        HttpMethod.POST,
                        HttpMethod.PUT,
                        HttpMethod.PATCH,
                        HttpMethod.DELETE,
                        HttpMethod.OPTIONS));
        return firewall;
    }
}
