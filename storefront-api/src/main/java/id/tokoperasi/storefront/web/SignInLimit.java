package id.tokoperasi.storefront.web;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

import reactor.core.publisher.Mono;

/** The sign-in is answered before any handler, so its limit is counted before security. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class SignInLimit implements WebFilter {

    private final RateLimits limits;

    SignInLimit(RateLimits limits) {
        this.limits = limits;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var path = exchange.getRequest().getPath().value();
        if (path.startsWith("/oauth2/") || path.startsWith("/login/oauth2/")) {
            return Mono.fromRunnable(() -> limits.checkAddress("sign-in", exchange))
                    .then(Mono.defer(() -> chain.filter(exchange)));
        }
        return chain.filter(exchange);
    }
}
