package id.tokoperasi.storefront.web;

import id.tokoperasi.access.StoredAnswer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.codec.HttpMessageWriter;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.result.view.ViewResolver;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;

import reactor.core.publisher.Mono;

import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The one place where something that went wrong becomes an answer: a problem document (RFC 9457) for
 * programs, the template {@code error} for people.
 */
@Component
@Order(-2)
public class Problems implements WebExceptionHandler, ServerExchangeRejectedHandler {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);
    static final String TYPE = "urn:tokoperasi:problem:";

    private final ProblemWords words;
    private final JsonMapper json;
    private final WebSettings settings;
    private final ObjectProvider<ViewResolver> views;
    private final List<HttpMessageWriter<?>> writers;

    Problems(
            ProblemWords words,
            JsonMapper json,
            WebSettings settings,
            ObjectProvider<ViewResolver> views,
            ServerCodecConfigurer codecs) {
        this.words = words;
        this.json = json;
        this.settings = settings;
        this.views = views;
        this.writers = codecs.getWriters();
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(error);
        }
        if (error instanceof Once.Replay replay) {
            return replay(exchange, replay.answer());
        }
        var problem = ProblemOf.error(error);
        if (problem.status().is5xxServerError()) {
            log.atError()
                    .addKeyValue(RequestIds.KEY, RequestIds.of(exchange))
                    .setCause(error)
                    .log("{} {}", exchange.getRequest().getMethod(), path(exchange));
        }
        if (error instanceof MethodNotAllowedException method) {
            exchange.getResponse().getHeaders().setAllow(method.getSupportedMethods());
        }
        return error instanceof SignInRequired && !isForPrograms(exchange)
                ? toSignIn(exchange)
                : write(exchange, problem);
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, ServerExchangeRejectedException error) {
        log.info("refused by the firewall: {}", error.getMessage());
        return write(exchange, Problem.of(HttpStatus.BAD_REQUEST, "request-rejected"));
    }

    /** A bearer token that does not hold: expired, forged, or made for somebody else. */
    Mono<Void> invalidToken(ServerWebExchange exchange, AuthenticationException error) {
        exchange.getResponse()
                .getHeaders()
                .set(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        return write(exchange, Problem.of(HttpStatus.UNAUTHORIZED, "token-invalid"));
    }

    /** Answers with this problem in the caller's language and form. */
    Mono<Void> write(ServerWebExchange exchange, Problem problem) {
        var headers = exchange.getResponse().getHeaders();
        headers.remove(HttpHeaders.CONTENT_TYPE);
        headers.remove(HttpHeaders.CONTENT_LENGTH);
        headers.remove(HttpHeaders.ETAG);
        headers.set(HttpHeaders.CONTENT_LANGUAGE, Languages.of(exchange).getLanguage());
        if (problem.retryAfterSeconds() > 0) {
            headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(problem.retryAfterSeconds()));
        }
        if (problem.status() == HttpStatus.UNAUTHORIZED
                && !headers.containsHeader(HttpHeaders.WWW_AUTHENTICATE)) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return isForPrograms(exchange) || !CsrfRendering.wantsHtml(exchange)
                ? writeDocument(exchange, problem)
                : writePage(exchange, problem)
                        .onErrorResume(
                                error -> {
                                    log.error("the error page itself failed", error);
                                    return writeDocument(exchange, problem);
                                });
    }

    private Mono<Void> writeDocument(ServerWebExchange exchange, Problem problem) {
        var document = new LinkedHashMap<String, Object>();
        var locale = Languages.of(exchange);
        var status = problem.status().value();
        document.put("type", TYPE + problem.code());
        document.put("title", words.title(problem.code(), status, locale));
        document.put("status", status);
        document.put("detail", words.detail(problem.code(), status, problem.facts(), locale));
        document.put("code", problem.code());
        document.put("requestId", RequestIds.of(exchange));
        problem.facts().forEach(document::putIfAbsent);
        if (!problem.fields().isEmpty()) {
            document.put("errors", errors(problem, locale));
        }
        return writeBytes(
                exchange,
                problem.status(),
                MediaType.APPLICATION_PROBLEM_JSON,
                json.writeValueAsString(document));
    }

    private List<Map<String, String>> errors(Problem problem, Locale locale) {
        return problem.fields().stream()
                .map(
                        wrong ->
                                Map.of(
                                        "field",
                                        wrong.field(),
                                        "code",
                                        wrong.code(),
                                        "detail",
                                        words.field(wrong.code(), wrong.facts(), locale)))
                .toList();
    }

    /** The template gets {@code code, title, detail, status, requestId, fields, wayOn, wayOnWords}. */
    private Mono<Void> writePage(ServerWebExchange exchange, Problem problem) {
        var locale = Languages.of(exchange);
        var status = problem.status().value();
        var model = new LinkedHashMap<String, Object>();
        model.put("code", problem.code());
        model.put("status", status);
        model.put("title", words.title(problem.code(), status, locale));
        model.put("detail", words.detail(problem.code(), status, problem.facts(), locale));
        model.put("requestId", RequestIds.of(exchange));
        model.put("fields", errors(problem, locale));
        model.put("wayOn", WayOn.of(problem, exchange));
        model.put("wayOnWords", words.detail("way-on." + WayOn.name(problem), 0, Map.of(), locale));
        model.put("language", locale.getLanguage());
        return ServerResponse.status(problem.status())
                .contentType(MediaType.TEXT_HTML)
                .render("error", model)
                .flatMap(answer -> answer.writeTo(exchange, new Rendering()));
    }

    private Mono<Void> toSignIn(ServerWebExchange exchange) {
        var answer = exchange.getResponse();
        if (exchange.getRequest().getHeaders().containsHeader("HX-Request")) {
            answer.setStatusCode(HttpStatus.UNAUTHORIZED);
            answer.getHeaders().set("HX-Redirect", SignIn.PAGE);
            return answer.setComplete();
        }
        ReturnPath.keep(exchange, settings);
        answer.setStatusCode(
                exchange.getRequest().getMethod() == HttpMethod.GET
                        ? HttpStatus.FOUND
                        : HttpStatus.SEE_OTHER);
        answer.getHeaders().setLocation(URI.create(SignIn.PAGE));
        return answer.setComplete();
    }

    private Mono<Void> replay(ServerWebExchange exchange, StoredAnswer answer) {
        var headers = exchange.getResponse().getHeaders();
        answer.headers().forEach(headers::set);
        headers.set(Once.REPLAYED, "true");
        var body = answer.body();
        return writeBytes(
                exchange,
                HttpStatusCode.valueOf(answer.status()),
                MediaType.APPLICATION_JSON,
                body == null ? "" : body);
    }

    private static Mono<Void> writeBytes(
            ServerWebExchange exchange, HttpStatusCode status, MediaType type, String text) {
        var answer = exchange.getResponse();
        answer.setStatusCode(status);
        if (text.isEmpty()) {
            return answer.setComplete();
        }
        answer.getHeaders().setContentType(type);
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        answer.getHeaders().setContentLength(bytes.length);
        return answer.writeWith(Mono.just(answer.bufferFactory().wrap(bytes)));
    }

    private static boolean isForPrograms(ServerWebExchange exchange) {
        return path(exchange).matches("/(api|webhooks|v3|actuator)/.*");
    }

    private static String path(ServerWebExchange exchange) {
        return exchange.getRequest().getPath().pathWithinApplication().value();
    }

    private final class Rendering implements ServerResponse.Context {
        @Override
        public List<HttpMessageWriter<?>> messageWriters() {
            return writers;
        }

        @Override
        public List<ViewResolver> viewResolvers() {
            return views.orderedStream().collect(Collectors.toList());
        }
    }
}
