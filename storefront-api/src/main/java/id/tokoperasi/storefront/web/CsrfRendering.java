package id.tokoperasi.storefront.web;

import org.springframework.http.HttpHeaders;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

import reactor.core.publisher.Mono;

/**
 * Makes the token before anything is rendered. It is lazy, and once the first bytes are out its cookie
 * can no longer be set. Forms with {@code th:action} then carry it by themselves; htmx takes it from
 * the exchange attribute {@code csrfHeaders}, a JSON object for {@code hx-headers}.
 */
class CsrfRendering implements WebFilter {

    /** Name of the exchange attribute with the headers that htmx sends. */
    static final String HEADERS = "csrfHeaders";

    private static final String TOKEN = "_csrf";

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Mono<CsrfToken> token = exchange.getAttribute(CsrfToken.class.getName());
        if (token == null || !wantsHtml(exchange)) {
            return chain.filter(exchange);
        }
        return token.doOnNext(made -> keep(exchange, made)).then(chain.filter(exchange));
    }

    private static void keep(ServerWebExchange exchange, CsrfToken token) {
        exchange.getAttributes().put(TOKEN, token);
        exchange.getAttributes()
                .put(HEADERS, "{\"%s\":\"%s\"}".formatted(token.getHeaderName(), token.getToken()));
    }

    static boolean wantsHtml(ServerWebExchange exchange) {
        var headers = exchange.getRequest().getHeaders();
        var accept = headers.getFirst(HttpHeaders.ACCEPT);
        return headers.containsHeader("HX-Request")
                || (accept != null && accept.contains("text/html"));
    }
}
