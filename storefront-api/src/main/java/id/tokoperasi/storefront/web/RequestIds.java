package id.tokoperasi.storefront.web;

import id.tokoperasi.access.Operation;
import id.tokoperasi.kernel.Ids;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

    private static final Logger log = LoggerFactory.getLogger(RequestIds.class);
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
        var begun = System.nanoTime();
        return chain.filter(exchange)
                .doFinally(end -> note(exchange, id, System.nanoTime() - begun))
                .contextWrite(context -> context.put(KEY, id));
    }

    /** One line per request: no query, no body, no name. */
    private static void note(ServerWebExchange exchange, String id, long nanos) {
        if (!log.isInfoEnabled()) {
            return;
        }
        var status = exchange.getResponse().getStatusCode();
        log.atInfo()
                .addKeyValue(KEY, id)
                .addKeyValue("method", exchange.getRequest().getMethod().name())
                .addKeyValue(
                        "operation", Access.operation(exchange).map(Operation::name).orElse("-"))
                .addKeyValue("subject", Access.user(exchange).map(CurrentUser::subject).orElse("-"))
                .addKeyValue("status", status == null ? 0 : status.value())
                .addKeyValue("millis", nanos / 1_000_000)
                .log("request");
    }
}
