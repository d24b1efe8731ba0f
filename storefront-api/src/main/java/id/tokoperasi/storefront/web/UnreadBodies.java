package id.tokoperasi.storefront.web;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

import reactor.core.publisher.Mono;

/**
 * Ends the connection after a refusal of a request that brought a body. An answer that overtakes its
 * request's body, as a quick refusal does, would leave the connection deaf for the next request.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class UnreadBodies implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var headers = exchange.getRequest().getHeaders();
        if (headers.getContentLength() > 0
                || headers.containsHeader(HttpHeaders.TRANSFER_ENCODING)) {
            exchange.getResponse().beforeCommit(() -> endAfterRefusal(exchange));
        }
        return chain.filter(exchange);
    }

    private static Mono<Void> endAfterRefusal(ServerWebExchange exchange) {
        return Mono.fromRunnable(
                () -> {
                    var response = exchange.getResponse();
                    var status = response.getStatusCode();
                    if (status != null && status.isError()) {
                        response.getHeaders().set(HttpHeaders.CONNECTION, "close");
                    }
                });
    }
}
