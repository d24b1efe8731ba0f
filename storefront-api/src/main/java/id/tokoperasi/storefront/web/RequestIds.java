package id.tokoperasi.storefront.web;

import id.tokoperasi.kernel.Ids;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

import reactor.core.publisher.Mono;

/** Names every request; the name is in the answer, in problems and in the log lines. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
public class RequestIds implements WebFilter {

    static final String HEADER = "X-Request-Id";

    /** Key in the Reactor context and in log lines. */
    static final String KEY = "requestId";

    private static final String ATTRIBUTE = RequestIds.class.getName();

    /** The name of this request. */
    public static String of(ServerWebExchange exchange) {
        return exchange.getAttributeOrDefault(ATTRIBUTE, "-");
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var given = exchange.getRequest().getHeaders().getFirst(HEADER);
        var id =
                given != null && given.matches("[A-Za-z0-9._-]{8,64}")
                        ? given
                        : Ids.next().toString();
        exchange.getAttributes().put(ATTRIBUTE, id);
        exchange.getResponse().getHeaders().set(HEADER, id);
        return chain.filter(exchange).contextWrite(context -> context.put(KEY, id));
    }
}
