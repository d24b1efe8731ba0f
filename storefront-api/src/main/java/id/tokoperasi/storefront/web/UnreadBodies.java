package id.tokoperasi.storefront.web;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Reads what nobody has read before the answer goes out. An answer that overtakes its request's body, as
 * a quick refusal does, can leave the connection deaf for the next request. What is too long to be read
 * for nothing ends the connection instead.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class UnreadBodies implements WebFilter {

    private static final long WORTH_READING = 256 * 1024;

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var headers = exchange.getRequest().getHeaders();
        var length = headers.getContentLength();
        if (length > 0 && length <= WORTH_READING) {
            var request = new Watched(exchange.getRequest());
            exchange.getResponse().beforeCommit(request::readWhatIsLeft);
            return chain.filter(exchange.mutate().request(request).build());
        }
        if (length > 0 || headers.containsHeader(HttpHeaders.TRANSFER_ENCODING)) {
            exchange.getResponse().beforeCommit(() -> endAfterRefusal(exchange));
        }
        return chain.filter(exchange);
    }

    /** Knows whether anybody has asked for the body. */
    private static final class Watched extends ServerHttpRequestDecorator {

        private final AtomicBoolean asked = new AtomicBoolean();

        Watched(ServerHttpRequest request) {
            super(request);
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return super.getBody().doOnSubscribe(s -> asked.set(true));
        }

        Mono<Void> readWhatIsLeft() {
            return Mono.defer(
                    () ->
                            asked.get()
                                    ? Mono.empty()
                                    : super.getBody().doOnNext(DataBufferUtils::release).then());
        }
    }

    private static Mono<Void> endAfterRefusal(ServerWebExchange exchange) {
        var status = exchange.getResponse().getStatusCode();
        if (status != null && status.isError()) {
            exchange.getResponse().getHeaders().set(HttpHeaders.CONNECTION, "close");
        }
        return Mono.empty();
    }
}
