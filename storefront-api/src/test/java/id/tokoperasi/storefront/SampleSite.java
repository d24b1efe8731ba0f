package id.tokoperasi.storefront;

import id.tokoperasi.storefront.web.PageConfiguration;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.HttpHandlerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.web.reactive.result.view.CsrfRequestDataValueProcessor;
import org.springframework.security.web.server.csrf.DefaultCsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.i18n.FixedLocaleContextResolver;
import org.springframework.web.server.i18n.LocaleContextResolver;

import java.util.Locale;

/**
 * Every template with made-up records, without database and sign-in: what the tests of the pages
 * render. As a program it serves them for looking at: {@code /contoh} lists them.
 */
@SpringBootConfiguration
@ImportAutoConfiguration({
    CodecsAutoConfiguration.class,
    HttpHandlerAutoConfiguration.class,
    NettyReactiveWebServerAutoConfiguration.class,
    ThymeleafAutoConfiguration.class,
    WebFluxAutoConfiguration.class
})
@Import({PageConfiguration.class, SampleSite.Pages.class})
class SampleSite {

    static void main(String[] args) {
        SpringApplication.run(SampleSite.class, args);
    }

    /** The security policy of the real site, so that a browser complains about what it would refuse. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    @Bean
    CsrfRequestDataValueProcessor requestDataValueProcessor() {
        return new CsrfRequestDataValueProcessor();
    }

    @Bean
    WebFilter csrfAndPolicy() {
        return (exchange, chain) -> {
            var token = new DefaultCsrfToken("X-XSRF-TOKEN", "_csrf", "sample");
            exchange.getAttributes()
                    .put(CsrfRequestDataValueProcessor.DEFAULT_CSRF_ATTR_NAME, token);
            exchange.getResponse().getHeaders().set("Content-Security-Policy", POLICY);
            return chain.filter(exchange);
        };
    }

    /** {@code ?bahasa=en} shows a page in English. */
    @Bean
    LocaleContextResolver localeContextResolver() {
        return new FixedLocaleContextResolver(Locale.of("id")) {
            @Override
            public org.springframework.context.i18n.LocaleContext resolveLocaleContext(
                    org.springframework.web.server.ServerWebExchange exchange) {
                var language = exchange.getRequest().getQueryParams().getFirst("bahasa");
                var locale = "en".equals(language) ? Locale.ENGLISH : Locale.of("id");
                return () -> locale;
            }
        };
    }

    @Controller
    static class Pages {

        private final Samples samples;

        Pages(id.tokoperasi.storefront.web.Assets assets) {
            this.samples = new Samples(assets);
        }

        @GetMapping("/contoh")
        reactor.core.publisher.Mono<Void> list(ServerHttpResponse response) {
            response.getHeaders().setContentType(MediaType.TEXT_PLAIN);
            var names = String.join("\n", samples.names());
            return response.writeWith(
                    reactor.core.publisher.Mono.just(
                            response.bufferFactory().wrap(names.getBytes())));
        }

        @GetMapping("/contoh/{name}")
        Rendering page(
                @PathVariable String name,
                @RequestParam(defaultValue = "id") String bahasa,
                @RequestParam(defaultValue = "") String tema) {
            var sample = samples.of(name, bahasa, tema);
            return Rendering.view(sample.template()).modelAttribute("v", sample.view()).build();
        }
    }
}
