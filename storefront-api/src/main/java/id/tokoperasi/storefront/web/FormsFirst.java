package id.tokoperasi.storefront.web;

import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

import reactor.core.publisher.Mono;

/**
 * Reads a form before the CSRF filter looks for its token there. That filter asks within {@code
 * Mono.filterWhen}, which passes an error on and drops it a second time (Reactor 3.8): everybody could
 * fill the log with forms that are too large. One that says how large it is is not even begun.
 */
class FormsFirst implements WebFilter {

    /** One picture of 8 MB and the fields beside it. */
    private static final DataSize UPLOAD = DataSize.ofMegabytes(9);

    /** One table of 20 MB and the fields beside it. */
    private static final DataSize TABLE = DataSize.ofMegabytes(21);

    private final DataSize limit;

    FormsFirst(DataSize limit) {
        this.limit = limit;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return read(exchange).then(chain.filter(exchange));
    }

    /** The exchange keeps what is read. A type that is none has no form. */
    private Mono<?> read(ServerWebExchange exchange) {
        var headers = exchange.getRequest().getHeaders();
        var type = headers.getFirst(HttpHeaders.CONTENT_TYPE);
        if (type == null || exchange.getRequest().getMethod() == HttpMethod.GET) {
            return Mono.empty();
        }
        if (type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)) {
            return headers.getContentLength() > limit.toBytes()
                    ? Mono.error(new DataBufferLimitException("the form is too large"))
                    : exchange.getFormData();
        }
        return type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE)
                ? parts(exchange, headers.getContentLength())
                : Mono.empty();
    }

    private static DataSize most(ServerWebExchange exchange) {
        return exchange.getRequest().getPath().value().endsWith("/impor") ? TABLE : UPLOAD;
    }

    /** Parts go to the disk before anybody has looked who sends them: one that is silent on its size may not. */
    private static Mono<?> parts(ServerWebExchange exchange, long length) {
        return length < 0 || length > most(exchange).toBytes()
                ? Mono.error(new DataBufferLimitException("the upload is too large"))
                : exchange.getMultipartData();
    }
}
