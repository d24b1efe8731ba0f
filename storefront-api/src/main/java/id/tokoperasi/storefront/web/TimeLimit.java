package id.tokoperasi.storefront.web;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

import reactor.core.publisher.Mono;

import java.time.Duration;

/** Nobody waits for ever: 25 seconds for an answer, three minutes for an upload from a slow line. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class TimeLimit implements WebFilter {

    private static final Duration ANSWER = Duration.ofSeconds(25);
    private static final Duration UPLOAD = Duration.ofSeconds(180);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return chain.filter(exchange).timeout(isUpload(exchange) ? UPLOAD : ANSWER);
    }

    private static boolean isUpload(ServerWebExchange exchange) {
        var type = exchange.getRequest().getHeaders().getFirst("Content-Type");
        return type != null && type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE);
    }
}
