package id.tokoperasi.storefront;

import static org.springframework.web.reactive.function.server.RequestPredicates.GET;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import id.tokoperasi.storefront.web.Assets;
import id.tokoperasi.storefront.web.Languages;
import id.tokoperasi.storefront.web.PageConfiguration;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.HttpHandlerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.security.web.reactive.result.view.CsrfRequestDataValueProcessor;
import org.springframework.security.web.server.csrf.DefaultCsrfToken;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.i18n.LocaleContextResolver;

import reactor.core.publisher.Mono;

import java.util.Map;

/**
 * Every template with made-up records, without database and sign-in: what the tests of the pages
 * render. As a program it serves them for looking at; {@code /contoh} lists them. It carries no
 * stereotype, so that the application's own scan does not find it.
 */
@ImportAutoConfiguration({
    CodecsAutoConfiguration.class,
    HttpHandlerAutoConfiguration.class,
    NettyReactiveWebServerAutoConfiguration.class,
    ThymeleafAutoConfiguration.class,
    WebFluxAutoConfiguration.class
})
@Import(PageConfiguration.class)
class SampleSite {

    /** The policy of the real site, so that a browser complains about what it would refuse. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; form-action 'self'; frame-ancestors 'none';"
                    + " base-uri 'none'";

    static void main(String[] args) {
        SpringApplication.run(SampleSite.class, args);
    }

    @Bean
    RouterFunction<ServerResponse> samplePages(Assets assets) {
        var samples = new Samples(assets);
        return route(
                        GET("/contoh"),
                        request ->
                                ServerResponse.ok()
                                        .bodyValue(String.join("\n", samples.names()) + "\n"))
                .andRoute(GET("/contoh/{name}"), request -> render(request, samples));
    }

    private static Mono<ServerResponse> render(ServerRequest request, Samples samples) {
        var sample =
                samples.of(
                        request.pathVariable("name"),
                        request.queryParam("bahasa").orElse("id"),
                        request.queryParam("tema").orElse(""));
        return ServerResponse.ok().render(sample.template(), Map.of("v", sample.view()));
    }

    @Bean
    CsrfRequestDataValueProcessor requestDataValueProcessor() {
        return new CsrfRequestDataValueProcessor();
    }

    @Bean
    WebFilter csrfAndPolicy() {
        return (exchange, chain) -> {
            exchange.getAttributes()
                    .put("_csrf", new DefaultCsrfToken("X-XSRF-TOKEN", "_csrf", "sample"));
            exchange.getResponse().getHeaders().set("Content-Security-Policy", POLICY);
            return chain.filter(exchange);
        };
    }

    /** {@code ?bahasa=en} shows a page in English. */
    @Bean
    LocaleContextResolver localeContextResolver() {
        return new LocaleContextResolver() {
            @Override
            public LocaleContext resolveLocaleContext(ServerWebExchange exchange) {
                var language = exchange.getRequest().getQueryParams().getFirst("bahasa");
                return () -> "en".equals(language) ? Languages.ENGLISH : Languages.INDONESIAN;
            }

            @Override
            public void setLocaleContext(ServerWebExchange exchange, LocaleContext context) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
